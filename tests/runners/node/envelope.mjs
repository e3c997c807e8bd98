// The envelope around `data`, in every shape that has been seen.

import { below, finding } from './findings.mjs';
import { JsonError, parse } from './jsontext.mjs';
import { scalarText } from './validate.mjs';

const [SUCCESS, REPEAT, FAIL] = ['SUCCESS', 'REPEAT_REQ_SUCCESS', 'FAIL'];

/**
 * Status, code, message and data, as far as they can be told. What stands before a fault in the text counts
 * too: a success that breaks off is no failure.
 */
export class Envelope {
  status = null;
  code = null;
  message = null;
  data = undefined;
  findings = [];
  /** Why the envelope cannot be relied on. */
  reasons = [];
  #first = new Map();
  #isContradictory = false;
  #success;
  #repeat;

  constructor([success, repeat]) {
    this.#success = success;
    this.#repeat = repeat;
  }

  static read(text, codes) {
    const envelope = new Envelope(codes);
    const { members, fault } = membersOf(text);
    for (const [name, node] of members) envelope.#take(name, node);
    if (fault !== null) envelope.reasons.push(fault);
    envelope.#compare();
    return envelope;
  }

  get problems() {
    return [...this.reasons, ...this.findings];
  }

  get isMissing() {
    return this.status === null && this.code === null && !this.#isContradictory;
  }

  get isRepeat() {
    return this.code === this.#repeat;
  }

  /** Whether the server says so: by the code, and by the status where there is one. */
  get reportsSuccess() {
    if (this.#isContradictory) return false;
    if (this.code === null) return this.status === SUCCESS;
    if (this.code === this.#success) return [null, SUCCESS].includes(this.status);
    return this.code === this.#repeat && [null, SUCCESS, REPEAT].includes(this.status);
  }

  #take(name, node) {
    if (!['status', 'code', 'data', 'errorMessage'].includes(name)) {
      if (name === 'msg' || name === 'errorData') this.message ??= scalarText(node);
      this.findings.push(finding(below('', name), 'unknown-field'));
    } else if (this.#first.has(name)) this.#twice(name, node);
    else {
      this.#first.set(name, node);
      if (name === 'data') this.data = node;
      else if (name === 'errorMessage') this.message = this.#text(name, node) ?? this.message;
      else this[name] = this.#text(name, node);
    }
  }

  #twice(name, node) {
    const found = finding(below('', name), 'duplicate-field');
    if (node.raw === this.#first.get(name).raw || name === 'errorMessage') {
      this.findings.push(found);
      return;
    }
    // Which of the two counts is anybody's guess, so none does.
    this[name] = name === 'data' ? undefined : null;
    this.#isContradictory ||= name !== 'data';
    this.reasons.push(found);
  }

  /** A scalar as text. A number keeps its digits: the code 0 is not 000000. */
  #text(name, node) {
    if (node.kind === 'string' && node.value !== null) return node.value;
    const isMessage = name === 'errorMessage';
    if (isMessage && node.kind === 'null') return null;
    const isScalar = ['number', 'boolean', 'null'].includes(node.kind);
    const problems = isScalar || isMessage ? this.findings : this.reasons;
    problems.push(finding(below('', name), 'type', 'string'));
    return ['number', 'boolean'].includes(node.kind) ? node.raw : null;
  }

  #compare() {
    if (!this.#first.has('code') && this.status !== null) this.findings.push(finding('/code', 'required'));
    if (this.status === null || this.code === null) return;
    const isSuccess = this.code === this.#success || this.isRepeat;
    const documented = this.isRepeat ? REPEAT : isSuccess ? SUCCESS : FAIL;
    if (this.status !== documented) {
      this.#isContradictory ||= isSuccess !== [SUCCESS, REPEAT].includes(this.status);
      this.findings.push(finding('/status', 'enum', [documented]));
    }
  }
}

/** The members of a text that should be an object, and the fault that ends them. */
export function membersOf(text) {
  try {
    const root = parse(text);
    if (root.kind === 'object') return { members: root.value, fault: null };
    return { members: [], fault: finding('', 'type', 'object') };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { members: error.members, fault: finding('', 'json') };
  }
}
