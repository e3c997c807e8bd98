// Decoding: success, a failure that the server reports, or unreadable; never one for another.

import { Envelope, membersOf } from './envelope.mjs';
import { finding } from './findings.mjs';
import { JsonError, parse } from './jsontext.mjs';
import { normal } from './normal.mjs';
import { Unreadable, readable } from './repair.mjs';
import { isPresent, textOf } from './validate.mjs';

export function reply(exported, input, body) {
  const limits = exported.limits('replyBytes', input.limits);
  return new Reading(exported, input.endpoint).outcome(body, limits);
}

class Reading {
  #codes;
  #shape;
  #hasNoEnvelope;
  #mayHaveNoData;

  constructor(exported, id) {
    const facts = exported.endpoint(id);
    this.#codes = exported.protocol.successCodes;
    this.#shape = exported.response(id);
    this.#hasNoEnvelope = facts.envelope === 'none';
    this.#mayHaveNoData = facts.responseNull !== undefined;
  }

  outcome(body, limits) {
    const { text, reason } = textOf(body, limits);
    if (reason !== null) return this.#beyondLimits(text, reason);
    if (this.#hasNoEnvelope && !membersOf(text).members.some(([name]) => name === 'code')) return this.#bare(text);
    const envelope = Envelope.read(text, this.#codes);
    if (envelope.isMissing) return noEnvelope(envelope.reasons[0] ?? finding('/code', 'required'));
    if (envelope.reasons.length > 0 || envelope.code === null) return unreadable(envelope);
    return envelope.reportsSuccess ? this.#success(envelope) : failure(envelope);
  }

  /** Of a text that is not read, the envelope is looked at all the same: it may be a success. */
  #beyondLimits(text, reason) {
    const envelope = Envelope.read(text, this.#codes);
    if (envelope.status === null && envelope.code === null) return noEnvelope(reason);
    envelope.reasons.push(reason);
    return unreadable(envelope);
  }

  #success(envelope) {
    const { code, isRepeat, data, problems } = envelope;
    if (!isPresent(data)) {
      if (this.#mayHaveNoData) return success(code, isRepeat, null, problems);
      envelope.reasons.push(finding('/data', 'required'));
      return unreadable(envelope);
    }
    try {
      const { node, found } = readable(this.#shape, data, '/data');
      return success(code, isRepeat, normal(this.#shape, node), [...problems, ...found]);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      envelope.reasons.push(...error.findings);
      return unreadable(envelope);
    }
  }

  /** The payload itself. Without one of its members it is somebody else's text. */
  #bare(text) {
    try {
      const root = parse(text);
      if (root.kind !== 'object') return noEnvelope(finding('', 'type', this.#shape.name));
      if (![...this.#shape.fields.keys()].some((name) => isPresent(root.get(name)))) {
        return noEnvelope(finding('', 'required'));
      }
      const { node, found } = readable(this.#shape, root, '');
      return success(null, false, normal(this.#shape, node), found);
    } catch (error) {
      if (error instanceof JsonError) return noEnvelope(finding('', 'json'));
      if (!(error instanceof Unreadable)) throw error;
      return { outcome: 'unreadable', code: null, reported_success: false, deviations: error.findings };
    }
  }
}

function success(code, repeat, data, deviations) {
  return { outcome: 'success', code, repeat, data, deviations };
}

function failure({ code, status, message, problems }) {
  return { outcome: 'failure', code, status, message, deviations: problems };
}

function unreadable({ code, reportsSuccess, problems }) {
  return { outcome: 'unreadable', code, reported_success: reportsSuccess, deviations: problems };
}

function noEnvelope(reason) {
  return { outcome: 'unreadable', code: null, reported_success: false, deviations: [reason] };
}
