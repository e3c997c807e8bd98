// Findings: a pointer, a rule, and the rule's limit.

export function finding(pointer, rule, limit) {
  return limit === undefined ? { pointer, rule } : { pointer, rule, limit };
}

/** The pointer of a member or an item. */
export function below(pointer, name) {
  return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
