// Validation: every rule that a value breaks, in one walk over its text.

import * as decimals from './decimals.mjs';
import { below, finding } from './findings.mjs';
import { JsonError, excess, parse } from './jsontext.mjs';

const INTEGERS = ['integer', 'timestamp', 'integer-enum'];

/** What a request breaks, and the advice that breaks nothing. */
export function violations(exported, input, body) {
  const { root, found } = read(body, exported.limits('requestBytes', input.limits));
  if (root !== null) {
    const shape = exported.request(input.endpoint);
    if (root.kind === 'object') check(shape, root, '', found);
    else found.push(finding('', 'type', shape.name));
  }
  const isAdvice = ({ rule }) => rule === 'ignored-if';
  return { violations: found.filter((one) => !isAdvice(one)), advice: found.filter(isAdvice) };
}

/** The tree of a body, or null and the reason. */
export function read(body, limits) {
  const { text, reason } = textOf(body, limits);
  if (reason !== null) return { root: null, found: [reason] };
  try {
    return { root: parse(text), found: [] };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { root: null, found: [finding('', 'json')] };
  }
}

/** The text of a body, and the reason why it is not looked at: size, encoding, nesting. */
export function textOf(body, limits) {
  if (body.length > limits.size) return { text: '', reason: finding('', 'too-large', limits.size) };
  try {
    // A byte order mark is kept: it is no JSON.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return { text, reason: nesting(text, limits) };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(body), reason: finding('', 'json') };
  }
}

export function nesting(text, limits) {
  const rule = excess(text, limits.depth, limits.members);
  return rule && finding('', rule, rule === 'too-deep' ? limits.depth : limits.members);
}

/** Adds what a value breaks. Of a reply it is told, too, where a number has the other JSON form. */
export function check(shape, node, pointer, found, isReply = false) {
  const { kind } = shape;
  const isText = node.kind === 'string' && node.value !== null;
  if (kind === 'object' && node.kind === 'object') object(shape, node, pointer, found, isReply);
  else if (kind === 'list' && node.kind === 'array') list(shape, node, pointer, found, isReply);
  else if ((kind === 'decimal' || kind === 'id') && (isText || node.kind === 'number')) {
    number(shape, node, pointer, found, isReply);
  } else if (kind === 'text' && isText) text(shape, node.value, pointer, found);
  else if (kind === 'enum' && isText) {
    if (!shape.values.includes(node.value)) found.push(finding(pointer, 'enum', shape.values));
  } else if (INTEGERS.includes(kind) && node.kind === 'number') integer(shape, node.value, pointer, found);
  else if (kind !== 'boolean' || node.kind !== 'boolean') found.push(finding(pointer, 'type', shape.name));
}

/** Null says as much as nothing. */
export function isPresent(node) {
  return node !== undefined && node.kind !== 'null';
}

function object(shape, node, pointer, found, isReply) {
  const seen = new Map();
  for (const [name, value] of node.value) {
    if (!shape.fields.has(name)) found.push(finding(below(pointer, name), 'unknown-field'));
    else if (seen.has(name)) found.push(finding(below(pointer, name), 'duplicate-field'));
    else seen.set(name, value);
  }
  for (const [name, field] of shape.fields) {
    const value = seen.get(name);
    if (isPresent(value)) check(field.shape, value, below(pointer, name), found, isReply);
    else if (field.isRequired) found.push(finding(below(pointer, name), 'required'));
  }
  for (const rule of shape.rules) across(rule, node, pointer, found);
}

function list(shape, node, pointer, found, isReply) {
  const count = node.value.length;
  if (count < shape.minItems) found.push(finding(pointer, 'minItems', shape.minItems));
  if (count > shape.maxItems) found.push(finding(pointer, 'maxItems', shape.maxItems));
  node.value.forEach((item, index) => check(shape.items, item, below(pointer, index), found, isReply));
}

function text(shape, value, pointer, found) {
  // Characters are counted, not bytes and not UTF-16 units, which is what `length` counts.
  let count = 0;
  for (const _ of value) count += 1;
  if (count < shape.minLength) found.push(finding(pointer, 'minLength', shape.minLength));
  if (count > shape.maxLength) found.push(finding(pointer, 'maxLength', shape.maxLength));
  if (!shape.fits(value)) {
    found.push(shape.charset ? finding(pointer, 'charset', shape.charset) : finding(pointer, 'format', shape.form));
  }
}

/** Digits only; perhaps more of them than 64 bits hold. */
function integer(shape, digits, pointer, found) {
  const value = decimals.integer(digits);
  if (shape.kind === 'integer-enum') {
    if (value === null) found.push(finding(pointer, 'type', shape.name));
    else if (!shape.values.some((known) => BigInt(known) === value)) {
      found.push(finding(pointer, 'enum', shape.values));
    }
  } else if (!decimals.isDigits(digits)) found.push(finding(pointer, 'type', shape.name));
  else if (value === null ? digits.startsWith('-') : value < shape.minimum) {
    found.push(finding(pointer, 'minimum', decimals.told(shape.minimum)));
  } else if (value === null || value > shape.maximum) {
    found.push(finding(pointer, 'maximum', decimals.told(shape.maximum)));
  }
}

/** An id or a decimal, which both JSON forms may hold. */
function number(shape, node, pointer, found, isReply) {
  const value = decimals.read(node.value);
  if (value !== null && isReply && node.kind !== shape.wire) found.push(finding(pointer, 'type', shape.wire));
  const isId = shape.kind === 'id';
  // Exponents are read in replies and refused in requests.
  if (value === null || (isId ? !value.isWhole : !value.isPlain && !isReply)) {
    found.push(finding(pointer, 'type', shape.name));
  } else if (isId) {
    if (node.value.length > shape.digits) found.push(finding(pointer, 'maxLength', shape.digits));
  } else {
    const against = (bound) => (bound === undefined ? 0 : decimals.compare(value, decimals.read(bound)));
    if (against(shape.least) < 0) found.push(finding(pointer, 'minimum', shape.least));
    if (against(shape.most) > 0) found.push(finding(pointer, 'maximum', shape.most));
    if (value.scale > shape.scale) found.push(finding(pointer, 'scale', shape.scale));
  }
}

/** A rule across the members of an object. A member that is malformed is there all the same. */
function across(rule, node, pointer, found) {
  const [[name, facts]] = Object.entries(rule);
  const isThere = (field) => isPresent(node.get(field));
  if (name === 'atLeastOneOf') {
    if (!facts.fields.some(isThere)) found.push(finding(pointer, 'at-least-one-of', facts.fields));
  } else if (name === 'exactlyOneOf') {
    if (facts.fields.filter(isThere).length !== 1) found.push(finding(pointer, 'exactly-one-of', facts.fields));
  } else if (name === 'requiredIf' || name === 'ignoredIf') {
    // What is required breaks the rule by its absence, what is ignored by its presence.
    const isIgnored = name === 'ignoredIf';
    if (isThere(facts.field) === isIgnored && holds(facts.when, node)) {
      found.push(finding(below(pointer, facts.field), isIgnored ? 'ignored-if' : 'required-if', words(facts.when)));
    }
  } else throw new Error(`a rule that is not implemented: ${name}`);
}

function holds(when, node) {
  const [[word, { field, values }]] = Object.entries(when);
  const value = field.split('.').reduce((above, name) => above?.get(name), node);
  if (word === 'present' || word === 'absent') return isPresent(value) === (word === 'present');
  const scalar = scalarText(value);
  // A condition on a value does not hold where there is none, negated or not.
  return scalar !== null && values.includes(scalar) === (word === 'in');
}

/** The text of a scalar: of a string without its quotes, of another one as it stands in JSON. */
export function scalarText(node) {
  if (!['string', 'number', 'boolean'].includes(node?.kind)) return null;
  return node.kind === 'string' ? node.value : node.raw;
}

function words(when) {
  const [[word, { field, values = [] }]] = Object.entries(when);
  const rest = values.join(' or ');
  return `${field} ${{ present: 'is present', absent: 'is absent', in: `is ${rest}`, notIn: `is not ${rest}` }[word]}`;
}
