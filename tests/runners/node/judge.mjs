// The judge: whether an answer is what a vector expects. As strict as `bpay vectors run`.

import { isDeepStrictEqual } from 'node:util';

/** What is wrong with an answer, in one sentence. */
export class Wrong extends Error {}

/** The bytes under exactly one of `<name>_utf8`, `<name>_hex`, `<name>_b64`. */
export function bytesOf(members, name) {
  const forms = ['utf8', 'hex', 'b64'].filter((form) => (members[`${name}_${form}`] ?? null) !== null);
  if (forms.length !== 1) throw new Wrong(`exactly one of ${name}_utf8, ${name}_hex, ${name}_b64 is needed`);
  const encoding = { utf8: 'utf8', hex: 'hex', b64: 'base64' }[forms[0]];
  const text = members[`${name}_${forms[0]}`];
  const bytes = Buffer.from(text, encoding);
  // Buffer stops at what it does not know.
  if (bytes.toString(encoding) !== (encoding === 'hex' ? text.toLowerCase() : text)) {
    throw new Wrong(`${name}_${forms[0]} is not written as its name says`);
  }
  return bytes;
}

/** Throws Wrong. */
export function judge(kind, { input, expect }, outcome) {
  if (kind === 'reject') rejected(input.operation, expect, outcome);
  else JUDGES[kind](expect, outcome);
}

const JUDGES = {
  sign(expect, outcome) {
    sameBytes('payload', expect, outcome);
    same('mac_hex', expect, outcome);
    for (const [name, value] of expect.headers) {
      const found = outcome.headers.filter(([known]) => known.toLowerCase() === name.toLowerCase());
      if (found.length !== 1 || found[0][1] !== value) throw new Wrong(`headers: ${name} is ${shown(found)}`);
    }
  },

  encode(expect, outcome) {
    sameBytes('body', expect, outcome);
    if ((outcome.parsed ?? null) !== null) same('parsed', expect, outcome);
  },

  validate(expect, outcome) {
    sameFindings('violations', expect, outcome);
    if ((outcome.advice ?? null) !== null) sameFindings('advice', expect, outcome);
  },

  decode(expect, outcome) {
    same('outcome', expect, outcome);
    same('code', expect, outcome);
    if (expect.outcome === 'unreadable') {
      same('reported_success', expect, outcome);
      hasReasons(expect, outcome);
      return;
    }
    const names = expect.outcome === 'success' ? ['data', 'repeat'] : ['status', 'message'];
    names.forEach((name) => same(name, expect, outcome));
    sameFindings('deviations', expect, outcome);
  },

  webhook(expect, outcome) {
    same('verdict', expect, outcome);
    if (expect.verdict === 'reject') {
      ['stage', 'class'].forEach((name) => same(name, expect, outcome));
      return;
    }
    sameBytes('payload', expect, outcome);
    ['replay_key', 'acknowledgement'].forEach((name) => same(name, expect, outcome));
    const [wanted, event] = [expect.event, outcome.event ?? {}];
    ['outcome', 'webhook', 'biz_type'].forEach((name) => same(name, wanted, event));
    if (wanted.outcome === 'unreadable') {
      hasReasons(wanted, event);
      return;
    }
    same('data', wanted, event);
    sameFindings('deviations', wanted, event);
  },
};

function rejected(operation, expect, outcome) {
  const found = refusals(operation, outcome);
  if (found.length === 0) throw new Wrong(`accepted, and must not: ${expect.must_not}`);
  const word = ({ stage, class: reason }) => `${stage}/${reason}`;
  const allowed = [expect, ...(expect.or ?? [])].map(word);
  if (!found.map(word).some((one) => allowed.includes(one))) {
    throw new Wrong(`refused as ${found.map(word)}, expected ${allowed}`);
  }
  // The deviations of a reply or an event hold whatever else is odd about it.
  if (operation !== 'encode' && operation !== 'validate') return;
  // Who refuses a value may miss it, too, unless the vector is there to tell these apart.
  const following = expect.must_not.includes('absent') ? [] : ['required', 'at-least-one-of'];
  const more = found.find((one) => !allowed.includes(word(one)) && !following.includes(one.class));
  if (more) throw new Wrong(`${more.class} is told beside ${allowed}, and must not: ${expect.must_not}`);
}

/** Why an outcome is a refusal; empty where it is none. */
function refusals(operation, outcome) {
  if (outcome.refused) return [outcome.refused];
  switch (operation) {
    case 'encode':
    case 'validate':
      return byRules('rules', outcome.violations);
    case 'webhook':
      if (outcome.verdict === 'reject') return [outcome];
      return outcome.event?.outcome === 'unreadable' ? byRules('event', outcome.event.deviations) : [];
    case 'decode':
      if (outcome.outcome === 'failure') return [{ stage: 'envelope', class: 'failure' }];
      return outcome.outcome === 'unreadable' ? byRules('reply', outcome.deviations) : [];
    default:
      return [];
  }
}

function byRules(otherwise, findings = []) {
  const stages = { 'too-large': 'limits', 'too-deep': 'limits', json: 'json' };
  return findings.map(({ rule }) => ({ stage: stages[rule] ?? otherwise, class: rule }));
}

/** Null and absent are the same. */
function same(name, expect, outcome) {
  const [wanted, found] = [expect[name] ?? null, outcome[name] ?? null];
  if (!isDeepStrictEqual(wanted, found)) throw new Wrong(`${name}: expected ${shown(wanted)}, found ${shown(found)}`);
}

function sameBytes(name, expect, outcome) {
  const [wanted, found] = [bytesOf(expect, name), bytesOf(outcome, name)];
  if (!wanted.equals(found)) throw new Wrong(`${name}: expected ${shown(`${wanted}`)}, found ${shown(`${found}`)}`);
}

/** The same pointers and rules, in any order; limits only where both tell one. */
function sameFindings(name, expect, outcome) {
  const [wanted, found] = [findings(name, expect), findings(name, outcome)];
  const counts = (lines) => [...lines].map(([line, limits]) => `${line} ${limits.length}`).sort();
  if (!isDeepStrictEqual(counts(wanted), counts(found))) {
    throw new Wrong(`${name}: expected ${counts(wanted)}, found ${counts(found)}`);
  }
  for (const [line, limits] of wanted) {
    limits.forEach((limit, index) => {
      const other = found.get(line)[index];
      if (limit !== null && other !== null && !isDeepStrictEqual(limit, other)) {
        throw new Wrong(`${name}: the limit of ${line} is ${shown(limit)}, found ${shown(other)}`);
      }
    });
  }
}

/** Limits by pointer and rule. */
function findings(name, members) {
  if (!Array.isArray(members[name])) throw new Wrong(`${name} is missing`);
  const lines = new Map();
  for (const { pointer, rule, limit } of members[name]) {
    const line = `${pointer} ${rule}`;
    lines.set(line, [...(lines.get(line) ?? []), limit ?? null]);
  }
  return lines;
}

/** Every reason that is expected is told; more may be. */
function hasReasons(expect, outcome) {
  const found = findings('deviations', outcome);
  for (const { pointer, rule } of expect.reasons) {
    if (!found.has(`${pointer} ${rule}`)) throw new Wrong(`deviations: missing ${pointer} ${rule} in ${[...found.keys()]}`);
  }
}

function shown(value) {
  return JSON.stringify(value).slice(0, 300);
}
