// Signing: HMAC-SHA512 over timestamp, nonce and body, in upper-case hexadecimal.

import { isUtf8 } from 'node:buffer';
import { createHmac } from 'node:crypto';

const LINE_FEED = Buffer.from('\n');

/** `timestamp LF nonce LF body LF`: the bytes that are signed, here and in webhooks. */
export function payload(timestamp, nonce, body) {
  return Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, LINE_FEED]);
}

/** Who compares one with another takes `crypto.timingSafeEqual`: its time tells nothing. */
export function mac(secret, message) {
  return createHmac('sha512', secret).update(message).digest('hex').toUpperCase();
}

/** Payload, signature and headers. The layer `strict` refuses what the protocol does not allow. */
export function signed(exported, input, secret, body) {
  const refused = refusal(exported, input, secret, body);
  if (refused !== null) return { refused };
  const { api_key: apiKey, timestamp, nonce } = input;
  const message = payload(timestamp, nonce, body);
  const signature = mac(secret, message);
  const { contentType, requestHeaders: names } = exported.protocol;
  const headers = input.layer === 'primitive' ? [] : [
    ['Content-Type', contentType],
    [names.timestamp.name, timestamp],
    [names.nonce.name, nonce],
    [names.certificateSn.name, apiKey],
    [names.signature.name, signature],
  ];
  return { payload_hex: message.toString('hex'), mac_hex: signature, headers };
}

function refusal(exported, input, secret, body) {
  const malformed = (stage) => ({ stage, class: 'malformed' });
  if (!isKey(input.api_key) || !/^[\u0000-\u007f]*$/.test(input.api_key)) return malformed('api-key');
  if (!isUtf8(secret) || !isKey(secret.toString('utf8'))) return malformed('secret');
  if (input.layer === 'primitive') return null;
  if (!isTimestamp(exported, input.timestamp)) return malformed('timestamp');
  if (!isNonce(exported, input.nonce)) return malformed('nonce');
  const { size } = exported.limits('requestBytes', input.limits);
  return body.length > size ? { stage: 'limits', class: 'too-large' } : null;
}

/** A line end that came along from a file would inject a header, or change the signature. */
function isKey(text) {
  return text !== '' && !/\p{Cc}|^\p{White_Space}|\p{White_Space}$/u.test(text);
}

/** Digits only, as many as the protocol has, and no leading zero. */
export function isTimestamp(exported, text) {
  return text.length === exported.protocol.timestampDigits.value && /^[1-9][0-9]*$/.test(text);
}

export function isNonce(exported, text) {
  return text.length === exported.protocol.nonce.length && /^[A-Za-z0-9]+$/.test(text);
}
