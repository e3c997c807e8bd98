"""Signing: HMAC-SHA512 over timestamp, nonce and body, in upper-case hexadecimal."""

import hashlib
import hmac
import re
import unicodedata


def payload(timestamp, nonce, body):
    """`timestamp LF nonce LF body LF`: the bytes that are signed, here and in webhooks."""
    return b"\n".join([timestamp.encode("utf-8"), nonce.encode("utf-8"), body, b""])


def mac(secret, message):
    """Who compares one with another takes `hmac.compare_digest`: its time tells nothing."""
    return hmac.new(secret, message, hashlib.sha512).hexdigest().upper()


def signed(exports, input, secret, body):
    """Payload, signature and headers. The layer `strict` refuses what the protocol does not allow."""
    refusal = _refusal(exports, input, secret, body)
    if refusal:
        return {"refused": dict(zip(("stage", "class"), refusal))}
    timestamp, nonce = input["timestamp"], input["nonce"]
    message = payload(timestamp, nonce, body)
    signature = mac(secret, message)
    headers = []
    if input["layer"] == "strict":
        names = {key: header["name"] for key, header in exports.protocol["requestHeaders"].items()}
        headers = [
            ["Content-Type", exports.protocol["contentType"]],
            [names["timestamp"], timestamp],
            [names["nonce"], nonce],
            [names["certificateSn"], input["api_key"]],
            [names["signature"], signature],
        ]
    return {"payload_hex": message.hex(), "mac_hex": signature, "headers": headers}


def _refusal(exports, input, secret, body):
    if not _is_key(input["api_key"]) or not input["api_key"].isascii():
        return "api-key", "malformed"
    try:
        if not _is_key(secret.decode("utf-8")):
            return "secret", "malformed"
    except UnicodeDecodeError:
        return "secret", "malformed"
    if input["layer"] == "primitive":
        return None
    if not is_timestamp(exports, input["timestamp"]):
        return "timestamp", "malformed"
    if not is_nonce(exports, input["nonce"]):
        return "nonce", "malformed"
    if len(body) > exports.limits("requestBytes", input.get("limits")).size:
        return "limits", "too-large"
    return None


def _is_key(text):
    """A line end that came along from a file would inject a header, or change the signature."""
    controls = any(unicodedata.category(char) == "Cc" for char in text)
    return text != "" and text == text.strip() and not controls


def is_timestamp(exports, text):
    """Digits only, as many as the protocol has, and no leading zero. fullmatch knows no `$`."""
    digits = exports.protocol["timestampDigits"]["value"]
    return re.fullmatch(f"[1-9][0-9]{{{digits - 1}}}", text) is not None


def is_nonce(exports, text):
    return re.fullmatch(f"[A-Za-z0-9]{{{exports.protocol['nonce']['length']}}}", text) is not None
