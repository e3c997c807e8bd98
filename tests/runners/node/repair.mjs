// Reading what is almost as documented: nothing is lost in silence, and little is refused.

import * as decimals from './decimals.mjs';
import { below, finding } from './findings.mjs';
import { Node } from './jsontext.mjs';
import { check, isPresent } from './validate.mjs';

/** A required value is missing, or cannot be represented. Carries all findings. */
export class Unreadable extends Error {
  constructor(findings) {
    super('unreadable');
    this.findings = findings;
  }
}

/** The value as its type can hold it, and what is remarkable about it. Throws Unreadable. */
export function readable(shape, node, pointer) {
  const repair = new Repair();
  const repaired = repair.value(shape, node, pointer);
  if (repaired === null) throw new Unreadable(repair.findings);
  check(shape, repaired, pointer, repair.findings, true);
  return { node: repaired, found: repair.findings };
}

/**
 * Every value is looked at, also after one that cannot be read: all findings are told. The methods answer
 * null for what cannot be represented.
 */
class Repair {
  findings = [];

  value(shape, node, pointer) {
    if (shape.kind === 'object' && node.kind === 'object') return this.#object(shape, node, pointer);
    if (shape.kind === 'list' && node.kind === 'array') {
      const items = node.value.map((item, index) => this.value(shape.items, item, below(pointer, index)));
      return items.includes(null) ? null : new Node('array', items, node.raw);
    }
    const repaired = twin(shape, node);
    // Of the same kind and text: it was as documented, or the walk over the whole says what is odd.
    if (repaired === null || repaired.kind !== node.kind || repaired.value !== node.value) {
      this.findings.push(mismatch(shape, node, pointer));
    }
    return repaired;
  }

  #object(shape, node, pointer) {
    const { first, contradictory } = this.#members(shape, node, pointer);
    const members = [];
    let isWhole = true;
    for (const [name, field] of shape.fields) {
      const place = below(pointer, name);
      let value = null;
      if (!isPresent(first.get(name))) {
        if (field.isRequired) this.findings.push(finding(place, 'required'));
      } else if (!contradictory.has(name)) {
        // Two values that differ are no value: neither may be taken for the other.
        value = this.#member(field, first.get(name), place);
      }
      if (value !== null) members.push([name, value]);
      else if (field.isRequired) isWhole = false;
    }
    return isWhole ? new Node('object', members, node.raw) : null;
  }

  /** The first member of each name, and the names that are there with another value too. */
  #members(shape, node, pointer) {
    const first = new Map();
    const contradictory = new Set();
    for (const [name, value] of node.value) {
      if (!shape.fields.has(name)) this.findings.push(finding(below(pointer, name), 'unknown-field'));
      else if (first.has(name)) {
        this.findings.push(finding(below(pointer, name), 'duplicate-field'));
        if (value.raw !== first.get(name).raw) contradictory.add(name);
      } else first.set(name, value);
    }
    return { first, contradictory };
  }

  #member(field, node, pointer) {
    const before = this.findings.length;
    const value = this.value(field.shape, node, pointer);
    const isTold = this.findings.slice(before).some((one) => one.pointer === pointer);
    if (value === null && !field.isRequired && !isTold) {
      // The reasons lie inside of an optional value, and all of it is lost.
      this.findings.push(mismatch(field.shape, node, pointer));
    }
    return value;
  }
}

function mismatch(shape, node, pointer) {
  return node.kind === 'null' ? finding(pointer, 'required') : finding(pointer, 'type', shape.name);
}

/** A scalar in the JSON form of its type: "2" and 2.0 are 2, 30 is "30", "true" is true. */
function twin(shape, node) {
  if (!['string', 'number', 'boolean'].includes(node.kind) || node.value === null) return null;
  switch (shape.kind) {
    case 'text':
    case 'enum':
      return node.kind === 'string' ? node : new Node('string', node.raw, node.raw);
    case 'boolean':
      if (node.kind === 'boolean') return node;
      return ['true', 'false'].includes(node.value) ? new Node('boolean', node.value === 'true', node.value) : null;
    case 'id':
    case 'decimal':
      return node.kind === 'boolean' ? null : node;
    case 'integer':
    case 'timestamp':
    case 'integer-enum':
      return node.kind === 'boolean' ? null : wholeTwin(shape, node);
    default:
      return null;
  }
}

function wholeTwin(shape, node) {
  const value = decimals.wholeValue(node.value);
  if (value === null) return null;
  const fits = shape.kind === 'timestamp'
    ? value >= shape.minimum && value <= shape.maximum
    : BigInt.asIntN(shape.bits, value) === value;
  if (!fits) return null;
  const digits = decimals.integer(node.value) === value ? node.value : String(value);
  return new Node('number', digits, digits);
}
