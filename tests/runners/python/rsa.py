"""RSA public keys: strict PEM and DER, and PKCS#1 v1.5 with SHA-256. Only public operations.

Python's standard library has no RSA. With private keys, or where timing could tell a secret, use a
library that is made for it; here all numbers are public.
"""

import base64
import binascii
import hashlib
import re

_PEM = re.compile(
    r"-----BEGIN PUBLIC KEY-----\r?\n((?:[A-Za-z0-9+/=]+\r?\n)+)-----END PUBLIC KEY-----(?:\r?\n)*"
)
# SEQUENCE { OID 1.2.840.113549.1.1.1 (rsaEncryption), NULL }
_ALGORITHM = bytes.fromhex("300d06092a864886f70d0101010500")
# DigestInfo of SHA-256, up to the digest.
_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
_MOST_BITS = 8192


class InvalidKey(ValueError):
    """The text is no key that may be used."""


class PublicKey:
    def __init__(self, pem, minimum_bits):
        info = _Der(_unwrapped(pem)).only(0x30)
        if not info.rest.startswith(_ALGORITHM):
            raise InvalidKey("no RSA key")
        bits = _Der(info.rest[len(_ALGORITHM) :]).only(0x03)
        if bits.rest[:1] != b"\0":
            raise InvalidKey("unused bits")
        key = _Der(bits.rest[1:]).only(0x30)
        self.modulus, self.exponent = key.integer(), key.integer()
        key.end()
        if not minimum_bits <= self.modulus.bit_length() <= _MOST_BITS:
            raise InvalidKey(f"{self.modulus.bit_length()} bits")
        if self.modulus % 2 == 0 or self.exponent % 2 == 0 or not 2 <= self.exponent.bit_length() <= 33:
            raise InvalidKey("no modulus and exponent of RSA")

    def verifies(self, message, signature):
        """Whether the signature is the message's. The encoded message is built and compared whole:
        taking one apart is how forged ones get in."""
        length = (self.modulus.bit_length() + 7) // 8
        number = int.from_bytes(signature, "big")
        if len(signature) != length or number >= self.modulus:
            return False
        digest = _DIGEST_INFO + hashlib.sha256(message).digest()
        expected = b"\0\1" + b"\xff" * (length - len(digest) - 3) + b"\0" + digest
        return pow(number, self.exponent, self.modulus).to_bytes(length, "big") == expected


def decode_base64(text):
    """Base64 with padding and without blanks, or None. Unused bits of the last digit are zero."""
    try:
        decoded = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
    return decoded if base64.b64encode(decoded).decode() == text else None


def _unwrapped(pem):
    match = _PEM.fullmatch(pem)
    der = decode_base64(re.sub(r"\r?\n", "", match[1])) if match else None
    if der is None:
        raise InvalidKey("no PEM block of a public key")
    return der


class _Der:
    """The values in some bytes, one after the other, with lengths in their only allowed form."""

    def __init__(self, rest):
        self.rest = rest

    def only(self, tag):
        """The content of the one value that there is."""
        content = self.take(tag)
        self.end()
        return _Der(content)

    def integer(self):
        content = self.take(0x02)
        is_short = content[:1] != b"\0" or content[1:2] >= b"\x80"
        if not content or content[0] >= 0x80 or not is_short:
            raise InvalidKey("no positive integer in its shortest form")
        return int.from_bytes(content, "big")

    def take(self, tag):
        if len(self.rest) < 2 or self.rest[0] != tag:
            raise InvalidKey("another value than expected")
        length, begin = self.rest[1], 2
        if length >= 0x80:
            begin += length - 0x80
            digits = self.rest[2:begin]
            length = int.from_bytes(digits, "big")
            if not digits or digits[0] == 0 or length < 0x80:
                raise InvalidKey("a length that is not in its shortest form")
        content = self.rest[begin : begin + length]
        if len(content) < length:
            raise InvalidKey("the value is cut off")
        self.rest = self.rest[begin + length :]
        return content

    def end(self):
        if self.rest:
            raise InvalidKey("something behind the value")
