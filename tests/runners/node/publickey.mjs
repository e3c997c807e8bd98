// RSA public keys, read strictly, and PKCS#1 v1.5 with SHA-256.

import { constants, createPublicKey, verify } from 'node:crypto';

const PEM = /^-----BEGIN PUBLIC KEY-----\r?\n((?:[A-Za-z0-9+/=]+\r?\n)+)-----END PUBLIC KEY-----(?:\r?\n)*$/;
const MOST_BITS = 8192;

/** The text is no key that may be used. */
export class InvalidKey extends Error {}

export class PublicKey {
  #key;

  constructor(pem, minimumBits) {
    const lines = PEM.exec(pem)?.[1].replace(/\r?\n/g, '');
    const der = lines === undefined ? null : decodeBase64(lines);
    if (der === null) throw new InvalidKey('no PEM block of a public key');
    this.#key = rsaKey(der);
    // OpenSSL reads more than DER: what it writes again must be what was read.
    if (!this.#key.export({ format: 'der', type: 'spki' }).equals(der)) throw new InvalidKey('no DER');
    const { modulusLength: bits, publicExponent: exponent } = this.#key.asymmetricKeyDetails;
    if (bits < minimumBits || bits > MOST_BITS) throw new InvalidKey(`${bits} bits`);
    const modulus = Buffer.from(this.#key.export({ format: 'jwk' }).n, 'base64url');
    const isOdd = modulus.at(-1) % 2 === 1 && exponent % 2n === 1n;
    if (!isOdd || exponent < 3n || exponent >= 2n ** 33n) throw new InvalidKey('no modulus and exponent of RSA');
  }

  verifies(message, signature) {
    return verify('sha256', message, { key: this.#key, padding: constants.RSA_PKCS1_PADDING }, signature);
  }
}

function rsaKey(der) {
  let key;
  try {
    key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    throw new InvalidKey('no public key');
  }
  if (key.asymmetricKeyType !== 'rsa') throw new InvalidKey('no RSA key');
  return key;
}

/** Base64 with padding and without blanks, or null. Unused bits of the last digit are zero. */
export function decodeBase64(text) {
  // Buffer takes base64url, too, and skips what it does not know: written again it must be the same.
  const decoded = Buffer.from(text, 'base64');
  return decoded.toString('base64') === text ? decoded : null;
}
