// Webhooks: size, headers, window, serial, signature, replay, and only then the JSON.

import { below, finding } from './findings.mjs';
import { JsonError, Node, parse, quoted } from './jsontext.mjs';
import { normal } from './normal.mjs';
import { InvalidKey, PublicKey, decodeBase64 } from './publickey.mjs';
import { Unreadable, readable } from './repair.mjs';
import { isNonce, isTimestamp, payload } from './sign.mjs';
import { nesting, read, scalarText } from './validate.mjs';

const SERIAL = /^[!-+\--~]{1,128}$/; // visible ASCII without a comma
const SIGNATURE_LENGTH = 4096;

/** The notification is not to be believed. */
class Rejected extends Error {
  constructor(stage, reason) {
    super(`${stage}: ${reason}`);
    this.outcome = { verdict: 'reject', stage, class: reason };
  }
}

export function received(exported, input, body) {
  const limits = exported.limits('notificationBytes', input.limits);
  try {
    const { timestamp, nonce, certificateSn } = verified(exported, input, body, limits);
    const replayKey = `${timestamp}:${nonce}:${certificateSn}`;
    if (input.seen.includes(replayKey)) throw new Rejected('replay', 'seen');
    return {
      verdict: 'accept',
      payload_hex: payload(timestamp, nonce, body).toString('hex'),
      replay_key: replayKey,
      event: event(exported, body, limits),
      acknowledgement: acknowledgement(exported),
    };
  } catch (error) {
    if (error instanceof Rejected) return error.outcome;
    throw error;
  }
}

function acknowledgement(exported) {
  const { fields: [code, message], success } = exported.protocol.webhook.acknowledgement;
  return { [code.name]: success, [message.name]: null };
}

function verified(exported, input, body, limits) {
  const keys = keySet(input);
  if (body.length > limits.size) throw new Rejected('size', 'too-large');
  const headers = readHeaders(exported, input.headers);
  if (Math.abs(input.now - Number(headers.timestamp)) > input.window) throw new Rejected('window', 'outside');
  const key = keys.get(headers.certificateSn);
  if (key === undefined) throw new Rejected('serial', 'unknown');
  const message = payload(headers.timestamp, headers.nonce, body);
  if (!key.verifies(message, headers.signature)) throw new Rejected('signature', 'mismatch');
  return headers;
}

function keySet({ keys, minimum_bits: minimumBits }) {
  try {
    return new Map(keys.map(({ serial, pem }) => [serial, new PublicKey(pem, minimumBits)]));
  } catch (error) {
    if (error instanceof InvalidKey) throw new Rejected('key', 'refused');
    throw error;
  }
}

/** The four headers, each exactly once, under names of any case. */
function readHeaders(exported, given) {
  const wanted = Object.entries(exported.protocol.webhook.headers);
  const found = new Map();
  for (const [name, value] of given) {
    const key = wanted.find(([, header]) => header.name.toLowerCase() === name.toLowerCase())?.[0];
    if (key === undefined) continue;
    if (found.has(key)) throw new Rejected('headers', 'repeated');
    found.set(key, typeof value === 'string' ? value : utf8(Buffer.from(value.hex, 'hex')));
  }
  const readers = {
    timestamp: (text) => (isTimestamp(exported, text) ? text : null),
    nonce: (text) => (isNonce(exported, text) ? text : null),
    certificateSn: (text) => (SERIAL.test(text) ? text : null),
    signature,
  };
  return Object.fromEntries(Object.entries(readers).map(([key, readHeader]) => {
    if (!found.has(key)) throw new Rejected('headers', 'missing');
    // Malformed is never treated as absent.
    const text = found.get(key);
    const value = text === null ? null : readHeader(text);
    if (value === null) throw new Rejected('headers', 'malformed');
    return [key, value];
  }));
}

function utf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** One line end after the base64 is let pass, and nothing else. */
function signature(text) {
  const line = text.replace(/\r?\n$/, '');
  return line.length > 0 && line.length <= SIGNATURE_LENGTH ? decodeBase64(line) : null;
}

function event(exported, body, limits) {
  const { root, found } = read(body, limits);
  const { bizType, reason } = root === null ? { bizType: null, reason: found[0] } : bizTypeOf(root);
  if (reason !== null) return { outcome: 'unreadable', biz_type: null, deviations: [reason] };
  const webhook = exported.webhook(bizType);
  if (webhook === undefined) return unknown(exported, bizType);
  const shape = exported.event(bizType);
  const remarks = [];
  try {
    const { node, found: more } = readable(shape, opened(shape, root, limits, remarks), '');
    const deviations = [...remarks, ...more];
    return { outcome: 'read', webhook: webhook.id, biz_type: bizType, data: normal(shape, node), deviations };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (bizType === null) return unknown(exported, null);
    return { outcome: 'unreadable', biz_type: bizType, deviations: [...remarks, ...error.findings] };
  }
}

/** A type that nobody knows yet is no fault; without a type, only the form could have told. */
function unknown(exported, bizType) {
  const reason = bizType === null
    ? finding('/bizType', 'required')
    : finding('/bizType', 'enum', exported.bizTypes);
  return { outcome: 'unknown', biz_type: bizType, deviations: [reason] };
}

function bizTypeOf(root) {
  const wrong = (reason) => ({ bizType: null, reason });
  if (root.kind !== 'object') return wrong(finding('', 'type', 'object'));
  const [first, ...others] = root.value.filter(([name]) => name === 'bizType').map(([, node]) => node);
  if (others.some((other) => other.raw !== first.raw)) return wrong(finding('/bizType', 'duplicate-field'));
  if (first === undefined || first.kind === 'null') return wrong(null);
  const bizType = scalarText(first);
  return { bizType, reason: bizType === null ? finding('/bizType', 'type', 'string') : null };
}

/** The body with the objects out of their strings, so that pointers go on into them. */
function opened(shape, root, limits, remarks) {
  const members = root.value.map(([name, node]) => {
    const field = shape.fields.get(name);
    const isObject = field?.shape.kind === 'object';
    return [name, isObject ? inside(node, field.isInString, below('', name), limits, remarks) : node];
  });
  const text = `{${members.map(([name, node]) => `${quoted(name)}:${node.raw}`).join(',')}}`;
  const excess = nesting(text, limits);
  if (excess !== null) throw new Unreadable([excess]);
  return new Node('object', members, text);
}

/** The object that a string holds; the value itself where it holds none. */
function inside(node, isInString, pointer, limits, remarks) {
  if (node.kind !== 'string' || node.value === null) {
    if (node.kind === 'object' && isInString) remarks.push(finding(pointer, 'type', 'string'));
    return node;
  }
  let reason = nesting(node.value, limits);
  try {
    const inner = reason === null ? parse(node.value) : node;
    if (inner.kind === 'object') {
      if (!isInString) remarks.push(finding(pointer, 'type', 'object'));
      return inner;
    }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    reason = finding('', 'json');
  }
  if (reason !== null) remarks.push({ ...reason, pointer });
  return node;
}
