#!/usr/bin/env python3
"""Makes mistakes.json: signatures made wrong on purpose, by another hand than the library's.

Python's standard library only, and none of our code. Each case names the mistakes that the library has to find. Run it
from anywhere; it writes the file beside itself. All keys are demo keys that no server knows.
"""

import base64
import hashlib
import hmac
import json
import pathlib
import urllib.parse

API_KEY = "demo-api-key-4npr7ac3bc5bz2q"
SECRET = "Demo-secret-uahr4nhailyq55yubuhuncnprfac73bcbz2qfafsevic1jru"
TIMESTAMP = "1611232922428"
NONCE = "5RhaTrZPhknNv0kDSA2UQ67cPMVNS4sA"
BODY = '{"merchantTradeNo":"9825382937292","orderAmount":25.17,"currency":"USDT","goods":{"goodsName":"Ice Cream","goodsType":"02"}}'
URL = '{"merchantTradeNo":"9825382937292","returnUrl":"https://example.com/back?a=1&b=2","webhookUrl":"https://example.com/hook"}'
UNICODE = '{"merchantTradeNo":"9825382937292","goodsName":"Cr\u00e8me glac\u00e9e"}'
EMOJI = '{"merchantTradeNo":"9825382937292","goodsName":"\u51b0 \U0001f366"}'

requests, webhooks = [], []


def lf(timestamp=TIMESTAMP, nonce=NONCE, body=BODY):
    """The documented payload."""
    parts = [part if isinstance(part, bytes) else part.encode() for part in (timestamp, nonce, body)]
    return b"".join(part + b"\n" for part in parts)


def mac(payload, key=SECRET, digest="sha512"):
    key = key if isinstance(key, bytes) else key.encode()
    payload = payload if isinstance(payload, bytes) else payload.encode()
    return hmac.new(key, payload, digest)


def upper(code):
    return code.hexdigest().upper()


def shown(name, content):
    """Text as it is, other bytes in hexadecimal."""
    content = content if isinstance(content, bytes) else content.encode()
    try:
        return {name: content.decode()}
    except UnicodeDecodeError:
        return {name + "Hex": content.hex()}


def request(causes, signature=None, *, signed=None, timestamp=TIMESTAMP, nonce=NONCE, body=BODY, secret=SECRET):
    """One request: what is sent, and what was signed instead."""
    causes = causes.split()
    signed = lf(timestamp, nonce, body) if signed is None else signed
    signed = signed if isinstance(signed, bytes) else signed.encode()
    signature = upper(mac(signed)) if signature is None else signature
    requests.append({
        "causes": causes, "secret": secret, "apiKey": API_KEY, "timestamp": timestamp, "nonce": nonce,
        **shown("body", body), "signature": signature, **shown("signed", signed),
    })


def signed_body(causes, sent, other):
    """The body that is sent is not the one that was signed."""
    request(causes, signed=lf(body=other), body=sent)


RIGHT = mac(lf())

# How the signature is written down.
request("")
request("signature-lower-case", RIGHT.hexdigest())
request("signature-base64", base64.b64encode(RIGHT.digest()).decode())
request("signature-base64", base64.urlsafe_b64encode(RIGHT.digest()).decode().rstrip("="))
request("signature-base64", urllib.parse.quote(base64.b64encode(RIGHT.digest()).decode(), safe=""))
request("signature-encoded-twice", upper(RIGHT).encode().hex().upper())
request("signature-encoded-twice", RIGHT.hexdigest().encode().hex())
request("signature-encoded-twice", base64.b64encode(upper(RIGHT).encode()).decode())
request("signature-blanks", upper(RIGHT) + "\n")
request("signature-blanks", " " + upper(RIGHT))
request("signature-wrapped", repr(upper(RIGHT).encode()))
request("signature-wrapped", json.dumps(upper(RIGHT)))
request("signature-wrapped", "0x" + upper(RIGHT))
request("signature-separated", "-".join(f"{byte:02X}" for byte in RIGHT.digest()))
request("signature-separated", "\n".join(upper(RIGHT)[at:at + 60] for at in range(0, 128, 60)))
request("signature-zeros-dropped", "".join(f"{byte:X}" for byte in RIGHT.digest()))
request("signature-length", upper(RIGHT)[:100])
request("signature-length", upper(RIGHT)[:64])
request("signature-length", upper(RIGHT)[:127])
request("signature-length", upper(RIGHT) * 2)
for number in range(200):
    # Until one begins with a zero, which a big integer does not print.
    payload = lf(nonce=f"{number:032}")
    if mac(payload).hexdigest().startswith("0"):
        text = f"{int(mac(payload).hexdigest(), 16):X}"
        request("signature-zeros-dropped", text, nonce=f"{number:032}")
        break

# The function.
for digest in ["sha256", "sha384", "sha224"]:
    request("other-digest", upper(mac(lf(), digest=digest)))
request("no-hmac", hashlib.sha512(lf() + SECRET.encode()).hexdigest().upper())
request("no-hmac", hashlib.sha512(SECRET.encode() + lf()).hexdigest().upper())
request("no-hmac", hashlib.sha512(lf()).hexdigest().upper())
request("no-hmac", hashlib.sha256(SECRET.encode() + lf()).hexdigest().upper())
request("hmac-swapped", upper(mac(SECRET, key=lf())))

# The key.
for cause, key in [
    ("key-is-api-key", API_KEY),
    ("key-blanks", SECRET + "\n"),
    ("key-blanks", SECRET + "\r\n"),
    ("key-blanks", " " + SECRET),
    ("key-blanks", "\ufeff" + SECRET),
    ("key-quotes", f'"{SECRET}"'),
    ("key-encoded", base64.b64encode(SECRET.encode())),
    ("key-encoded", SECRET.encode().hex()),
    ("key-encoded", SECRET.encode("utf-16-le")),
    ("key-hashed", hashlib.sha256(SECRET.encode()).digest()),
    ("key-hashed", hashlib.sha512(SECRET.encode()).hexdigest()),
    ("key-case", SECRET.lower()),
    ("key-case", SECRET.upper()),
    ("key-missing", ""),
    ("key-missing", "undefined"),
    ("key-missing", "null"),
]:
    request(cause, upper(mac(lf(), key=key)))
request("key-blanks", upper(mac(lf())), secret=SECRET + "\n")
request("key-quotes", upper(mac(lf())), secret=f"'{SECRET}'")
for decoded, secret in [
    (base64.b64decode("c2VjcmV0LW9mLWEtZGVtbw=="), "c2VjcmV0LW9mLWEtZGVtbw=="),
    (bytes.fromhex("5dd0c0ffee5dd0c0ffee"), "5dd0c0ffee5dd0c0ffee"),
]:
    request("key-encoded", upper(mac(lf(), key=decoded)), secret=secret)

# The timestamp.
for cause, other in [
    ("timestamp-unit", "1611232922"),
    ("timestamp-unit", str(1611232922428 / 1000)),
    ("timestamp-unit", "1611232922428000"),
    ("timestamp-unit", "1611232922428000000"),
    ("timestamp-unit", str(int(1611232922428 / 1000) * 1000)),
    ("timestamp-format", str(float(1611232922428))),
    ("timestamp-format", "1.611232922428E12"),
    ("timestamp-format", "2021-01-21T12:42:02.428Z"),
    ("timestamp-format", TIMESTAMP + "\n"),
    ("timestamp-read-twice", "1611232922429"),
    ("timestamp-read-twice", "1611232922391"),
]:
    request(cause, signed=lf(timestamp=other))
request("timestamp-unit", signed=lf(timestamp="1611232922000"), timestamp="1611232922")
request("timestamp-format", signed=lf(), timestamp=TIMESTAMP + ".0")

# The nonce.
UUID = "0d9f6a1e-7c3b-4f58-9a21-c4e86b7d5f03"
BASE64 = "VeTfR5md+kjbeErx/XTl2A=="
for cause, sent, other in [
    ("nonce-case", NONCE, NONCE.lower()),
    ("nonce-case", UUID, UUID.upper()),
    ("nonce-dashes", UUID, UUID.replace("-", "")),
    ("nonce-dashes", UUID.replace("-", ""), UUID),
    ("nonce-length", UUID, UUID[:32]),
    ("nonce-blanks", NONCE, NONCE + "\n"),
    ("nonce-blanks", " " + NONCE, NONCE),
    ("nonce-encoded", BASE64, urllib.parse.quote(BASE64, safe="")),
    ("nonce-encoded", urllib.parse.quote(BASE64, safe=""), BASE64),
    ("nonce-encoded", NONCE, repr(NONCE.encode())),
    ("nonce-encoded", UUID.replace("-", ""), bytes.fromhex(UUID.replace("-", ""))),
]:
    request(cause, signed=lf(nonce=other), nonce=sent)

# How the parts are put together.
T, N, B = TIMESTAMP, NONCE, BODY
for cause, signed in [
    ("no-final-lf", f"{T}\n{N}\n{B}"),
    ("extra-lf", f"\n{T}\n{N}\n{B}\n"),
    ("crlf", f"{T}\r\n{N}\r\n{B}\r\n"),
    ("crlf", f"{T}\r{N}\r{B}\r"),
    ("blank-before-lf", f"{T} \n{N} \n{B} \n"),
    ("literal-backslash-n", f"{T}\\n{N}\\n{B}\\n"),
    ("indented-lines", f"{T}\n    {N}\n    {B}\n    "),
    ("no-separators", f"{T}{N}{B}"),
    ("other-separators", f"{T}&{N}&{B}&"),
    ("other-separators", f"{T}|{N}|{B}|"),
    ("other-separators", f"{T}\n\n{N}\n\n{B}\n\n"),
    ("parts-order", f"{N}\n{T}\n{B}\n"),
    ("parts-order", f"{B}\n{T}\n{N}\n"),
    ("part-left-out", f"{N}\n{B}\n"),
    ("part-left-out", f"{T}\n{B}\n"),
    ("part-left-out", f"{T}\n{N}\n"),
    ("part-left-out", B),
    ("parts-named", urllib.parse.unquote(f"timestamp={T}&nonce={N}&body={B}")),
    ("text-encoding", lf().decode().encode("utf-16-le")),
]:
    request(cause, signed=signed)

# The body.
def dumps(body, **options):
    return json.dumps(json.loads(body), ensure_ascii=False, **options)


for causes, sent, other in [
    ("json-spacing", dumps(BODY), BODY),
    ("json-spacing", BODY, dumps(BODY)),
    ("json-spacing", BODY, dumps(BODY, separators=(", ", ":"))),
    ("json-spacing", BODY, dumps(BODY, separators=(",", ": "))),
    ("json-pretty", BODY, dumps(BODY, indent=2)),
    ("json-pretty", BODY, dumps(BODY, indent=4)),
    ("json-pretty", BODY, dumps(BODY, indent="\t")),
    ("json-pretty", BODY, dumps(BODY, indent=2).replace("\n", "\r\n")),
    ("json-spacing", dumps(BODY, indent=2), BODY),
    ("blanks-removed", BODY, BODY.replace(" ", "")),
    ("json-sorted", BODY, dumps(BODY, sort_keys=True, separators=(",", ":"))),
    ("json-sorted", dumps(BODY), dumps(BODY, sort_keys=True)),
    ("json-nulls", '{"prepayId":null,"merchantTradeNo":"a","env":{"x":null}}', '{"merchantTradeNo":"a","env":{}}'),
    ("json-slashes", URL, URL.replace("/", "\\/")),
    ("json-slashes", URL.replace("/", "\\/"), URL),
    ("json-unicode", UNICODE, json.dumps(json.loads(UNICODE), separators=(",", ":"))),
    ("json-unicode", json.dumps(json.loads(EMOJI), separators=(",", ":")), EMOJI),
    ("json-unicode", UNICODE, UNICODE.replace("\u00e8", "\\u00E8").replace("\u00e9", "\\u00E9")),
    ("json-html", URL, URL.replace("&", "\\u0026")),
    ("json-html", URL, URL.replace("&", "\\u0026").replace("=", "\\u003d")),
    ("json-quotes", BODY, BODY.replace('"', "'")),
    ("json-quotes", BODY.replace('"', "'"), BODY),
    ("json-quotes", BODY, BODY.replace('"', '\\"')),
    ("json-quotes", BODY, BODY.replace('"', "&quot;")),
    ("number-rounded", '{"bizId":29383937493038367292}', '{"bizId":29383937493038367000}'),
    ("number-rounded", '{"bizId":29383937493038367292}', '{"bizId":%r}' % float(29383937493038367292)),
    ("number-spelling", '{"orderAmount":25.0,"x":0.00000001}', '{"orderAmount":25,"x":1e-8}'),
    ("number-spelling", '{"orderAmount":0.00000001}', json.dumps({"orderAmount": 1e-8}, separators=(",", ":"))),
    ("number-spelling", '{"orderAmount":25}', '{"orderAmount":25.0}'),
    ("number-spelling", '{"orderAmount":25.1}', '{"orderAmount":25.10}'),
    ("number-quoted", '{"orderAmount":25.17}', '{"orderAmount":"25.17"}'),
    ("number-quoted", '{"orderAmount":"25.17","a":"b"}', '{"orderAmount":25.17,"a":"b"}'),
    ("data-parsed", '{"data":{"a":1.50},"x":"y"}', '{"data":"{\\"a\\":1.50}","x":"y"}'),
    # Two escapes of strings at once and the layout: what the library as a whole writes.
    ("body-rewritten", URL.replace("9825382937292", "Cr\u00e8me"),
     URL.replace("9825382937292", "Cr\\u00e8me").replace("/", "\\/")),
    ("body-rewritten", dumps(UNICODE, separators=(",", ":")), json.dumps(json.loads(UNICODE))),
    ("body-rewritten", '{"u":"a\\/b","n":2.50}', '{"u":"a/b","n":2.5}'),
    ("body-rewritten", '{"b":"<a>","a":2}', '{"a":2,"b":"\\u003ca\\u003e"}'),
    ("body-rewritten", '{"env":{},"url":"a/b"}', '{"env":[],"url":"a\\/b"}'),
    ("body-rewritten", '{"a":"\u00e8<"}', '{"a":"\\u00E8\\u003C"}'),
    ("body-rewritten", '{"a":25,"b":"x=y"}', '{"a":25.0,"b":"x\\u003dy"}'),
    ("body-rewritten", BODY, json.dumps(json.loads(BODY), sort_keys=True)),
    ("body-line-end", BODY, BODY + "\r\n"),
    ("body-inner-line-ends", dumps(BODY, indent=3), dumps(BODY, indent=3).replace("\n", "\r\n")),
    ("body-inner-line-ends", dumps(BODY, indent=3).replace("\n", "\r\n"), dumps(BODY, indent=3)),
    ("body-blanks", "  " + BODY + " ", BODY),
    ("body-bom", BODY, "\ufeff" + BODY),
    ("body-bom", "\ufeff" + BODY, BODY),
    ("text-encoding", UNICODE, UNICODE.encode("latin-1")),
    ("text-encoding", UNICODE.encode("latin-1"), UNICODE),
    ("text-encoding", UNICODE, UNICODE.encode("ascii", "replace")),
    ("text-encoding", EMOJI, EMOJI.replace("\U0001f366", "??").encode("ascii", "replace")),
    ("text-encoding", UNICODE, UNICODE.encode("ascii", "ignore")),
    ("text-encoding", UNICODE, UNICODE.encode().decode("latin-1")),
    ("text-encoding", UNICODE.encode().decode("latin-1"), UNICODE),
    ("text-encoding", UNICODE, UNICODE.encode("utf-16-le")),
    ("body-query", '{"page":1,"name":"a b"}', "page=1&name=a b"),
    ("body-query", '{"page":1,"name":"a b"}', urllib.parse.urlencode({"name": "a b", "page": 1}, quote_via=urllib.parse.quote)),
    ("body-query", '{"page":1,"name":"a b"}', "1a b"),
    ("body-placeholder", "{}", ""),
    ("body-placeholder", BODY, "{}"),
    ("body-placeholder", "", "{}"),
    ("body-placeholder", "{}", "[]"),
    ("body-placeholder", BODY, "null"),
    ("body-encoded-twice", BODY, json.dumps(BODY)),
    ("body-encoded-twice", json.dumps(BODY), BODY),
    ("body-printed", BODY, "[object Object]"),
    ("body-printed", BODY, "Array"),
    ("body-printed", BODY, repr(BODY.encode())),
    ("body-printed", '{"a":null,"b":[true,1.5,"it\'s"]}', str({"a": None, "b": [True, 1.5, "it's"]})),
    ("body-printed", '{"b":1,"a":"x"}', "{b=1, a=x}"),
    ("body-printed", '{"b":1,"a":"x"}', "map[a:x b:1]"),
    ("body-printed", '{"b":null,"a":"x"}', '{"b"=>nil, "a"=>"x"}'),
    ("body-hashed", BODY, hashlib.sha256(BODY.encode()).hexdigest()),
    ("body-hashed", BODY, base64.b64encode(BODY.encode())),
    ("body-percent-encoded", BODY, urllib.parse.quote(BODY, safe="")),
    ("body-percent-encoded", BODY, urllib.parse.quote_plus(BODY)),
    ("body-percent-encoded", urllib.parse.quote(BODY, safe=""), BODY),
]:
    signed_body(causes, sent, other)

for causes, sent, other in [
    ("json-pretty", BODY, dumps(BODY, indent=4).replace("\n", "\r\n")),
    ("json-pretty", '{"a":1,"b":{"c":"d"}}', '{\n  "a" : 1,\n  "b" : {\n    "c" : "d"\n  }\n}'),
    ("blanks-removed", dumps('{"a":"b c"}', indent=1), '{"a":"bc"}'),
    ("json-sorted", '{"b":{"d":1,"c":2},"a":3}', '{"a":3,"b":{"d":1,"c":2}}'),
    ("data-parsed", '{"data":"{\\"a\\":1.50}","x":"y"}', '{"data":{"a":1.50},"x":"y"}'),
    ("number-rounded", '{"bizId":29383937493038367292}', '{"bizId":2.9383937493038367E19}'),
    ("number-rounded", '{"bizId":29383937493038367000,"bizIdStr":"29383937493038367292"}', '{"bizId":29383937493038367292,"bizIdStr":"29383937493038367292"}'),
    ("number-spelling", '{"orderAmount":25.1}', '{"orderAmount":25.10000000}'),
    ("json-html", '{"a":"it\'s a+b"}', '{"a":"it\\u0027s a\\u002Bb"}'),
    ("json-quotes", BODY.replace('"', '\\"'), BODY),
    ("json-quotes", BODY.replace('"', "&quot;"), BODY),
    ("body-blanks", BODY, BODY + " "),
    ("body-placeholder", BODY, '""'),
    ("body-placeholder", BODY, "None"),
    ("body-placeholder", BODY, "undefined"),
    ("body-query", '{"b":1,"a":"x y"}', "a=x y&b=1"),
    ("body-query", '{"b":1,"a":"x y"}', "b=1&a=x%20y"),
    ("body-query", '{"b":1,"a":"x y"}', "x y1"),
    ("body-printed", '{"b":null,"a":"x"}', '{"b" => nil, "a" => "x"}'),
    ("body-hashed", BODY, hashlib.sha512(BODY.encode()).hexdigest()),
    ("body-hashed", BODY, base64.b64encode(hashlib.sha256(BODY.encode()).digest())),
    ("body-hashed", BODY, BODY.encode().hex()),
]:
    signed_body(causes, sent, other)

for parts in [(B, N, T), (T, B, N), (N, B, T)]:
    request("parts-order", signed="".join(part + "\n" for part in parts))
for part in (T, N, B):
    request("part-left-out", signed=part + "\n")
for cause, text in [
    ("crlf", "\n\r"), ("blank-before-lf", " \r\n"), ("literal-backslash-n", "\\r\\n"), ("literal-backslash-n", "\\\\n"),
    ("literal-backslash-n", "/n"), ("literal-backslash-n", "n"), ("indented-lines", "\n\t"),
    *[("indented-lines", "\n" + width * " ") for width in (1, 2, 6, 8, 12)],
    *[("other-separators", mark) for mark in (" ", "\t", ":", ",", ".", "-", ";", "+", "\0")],
]:
    request(cause, signed=T + text + N + text + B + text)
request("parts-named", signed=f"timestamp={T}\nnonce={N}\nbody={B}\n")
request("parts-named", signed=f"timestamp: {T}\nnonce: {N}\nbody: {B}\n")
request("parts-named", signed=f"BinancePay-Timestamp: {T}\nBinancePay-Nonce: {N}\n{B}\n")
request("text-encoding", signed=lf().decode().encode("utf-16-be"))
request("hmac-swapped", upper(mac(SECRET, key=lf(), digest="sha256")))
for digest in (hashlib.sha256, hashlib.sha384):
    request("no-hmac", digest(lf() + SECRET.encode()).hexdigest().upper())
request("no-hmac", hashlib.sha384(SECRET.encode() + lf()).hexdigest().upper())
request("no-hmac", hashlib.sha256(lf()).hexdigest().upper())

# Two at once.
P = dumps(BODY)
request("no-final-lf signature-lower-case", mac(f"{T}\n{N}\n{B}").hexdigest(), signed=f"{T}\n{N}\n{B}")
request("crlf no-final-lf", signed=f"{T}\r\n{N}\r\n{B}")
request("timestamp-unit signature-lower-case", mac(lf("1611232922")).hexdigest(), signed=lf("1611232922"))
request("timestamp-unit no-final-lf", signed=f"1611232922\n{N}\n{B}")
request("json-spacing no-final-lf", signed=f"{T}\n{N}\n{P}")
request("json-pretty json-sorted", signed=lf(body=dumps(BODY, sort_keys=True, indent=2)))
request("json-slashes json-pretty", body=URL, signed=lf(body=json.dumps(json.loads(URL), indent=4).replace("/", "\\/")))
request("body-line-end literal-backslash-n", signed=f"{T}\\n{N}\\n{B}\r\n\\n")
request("key-blanks signature-base64", base64.b64encode(mac(lf(), key=SECRET + "\n").digest()).decode())
request("no-final-lf key-is-api-key", upper(mac(f"{T}\n{N}\n{B}", key=API_KEY)), signed=f"{T}\n{N}\n{B}")
request("key-hashed other-digest", upper(mac(lf(), hashlib.sha256(SECRET.encode()).digest(), "sha256")))
request("other-digest signature-lower-case", mac(lf(), digest="sha256").hexdigest())
request("json-spacing other-digest", upper(mac(lf(body=P), digest="sha256")), signed=lf(body=P))
request("no-final-lf part-left-out", signed=f"{T}\n{B}")
request("no-final-lf nonce-case", signed=f"{T}\n{N.lower()}\n{B}")
request("nonce-dashes signature-encoded-twice", mac(lf(nonce=UUID)).hexdigest().encode().hex(), signed=lf(nonce=UUID), nonce=UUID.replace("-", ""))
request("body-query part-left-out", body='{"page":1}', signed="page=1")
request("timestamp-unit no-separators", signed=f"1611232922{N}{B}")
request("json-spacing text-encoding", body=UNICODE, signed=lf(body=dumps(UNICODE).encode("latin-1")))
request("body-printed no-final-lf", signed=f"{T}\n{N}\n[object Object]")
request("key-encoded no-final-lf", upper(mac(f"{T}\n{N}\n{B}", key=SECRET.encode().hex())), signed=f"{T}\n{N}\n{B}")
request("body-rewritten no-final-lf", body=UNICODE, signed=f"{T}\n{N}\n{json.dumps(json.loads(UNICODE))}")

# Two mistakes that lead to the same payload: nobody can tell them apart.
request("body-line-end|no-final-lf", body=BODY + "\n", signed=lf())
request("body-line-end|extra-lf", signed=lf(body=BODY + "\n"))

# Webhooks: RSA with SHA-256, PKCS #1 v1.5, by two demo keys.
KEY_N = int("d9f1dd81bfeb63ec892b27d17defe3db7d68d2f51c6d5e6b50702d942164bf0bff8553361f3b436081106f193efa52376ef7ba5234b5444c9fef1eb794ae983da4fdcdd5316533dd07cda824c5920e4446cf631d6b3e3929b02d884ef9f2ade82c746da9a950bb27905a9c8b7f591ef7fd985dc1f32dacac07938046f323b2db0e55997a23430386c93ed37f75ecccef009354eb2d899deae0f572d6b53ffccd1527542a52711a319defd00b9152a926d39c6bdc48c442514b848d7df2d9c11ab0a1d498635500f40f34851503ff24085c9fbb759eef5ad6369978c35ebba4fa45955d911e59b87f65db404242f2d8dda7f1b3ea6b31757ce34a706eefe3d345", 16)
KEY_D = int("64b6a522c95a7081a4dd817808976b97493bc088ae4b481f953b5184ab6dcfef2e742100d8abdd35e24e82d88ac6c8697f6910fbde0989f752cd0047db785737dd5fbfd76e0d134b67c8bc93c98cf5f4cd3816d8486fa7a0c11e39682d8edc9876ba92d69d3c865001202e49345f2db571c610458927a92c920fb26e96faff31eaf7e681e026cc6aee420b92da377610af5870b4d26fb2b63b1985771298f474879309145f20c0cc0b1403ee25a1d9c87fd48668f2ce05900849fa1e6d030932a0eb22b73935eb422cde589298bd4043f3944ed59f213a36c7ff0878bfe85a43003dde0385c5fe6539952e7f7faa6d774e4480c998f3f9da07f3d0c2c3e973bd", 16)
KEY_PEM = """\
-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2fHdgb/rY+yJKyfRfe/j
231o0vUcbV5rUHAtlCFkvwv/hVM2HztDYIEQbxk++lI3bve6UjS1REyf7x63lK6Y
PaT9zdUxZTPdB82oJMWSDkRGz2Mdaz45KbAtiE758q3oLHRtqalQuyeQWpyLf1ke
9/2YXcHzLaysB5OARvMjstsOVZl6I0MDhsk+03917MzvAJNU6y2Jnerg9XLWtT/8
zRUnVCpScRoxne/QC5FSqSbTnGvcSMRCUUuEjX3y2cEasKHUmGNVAPQPNIUVA/8k
CFyfu3We71rWNpl4w167pPpFlV2RHlm4f2XbQEJC8tjdp/Gz6msxdXzjSnBu7+PT
RQIDAQAB
-----END PUBLIC KEY-----
"""
OTHER_N = int("df3b44be23d637bc5aa7b4ab64e729d40d439f1c4985850255add71ae6fd2b359c1cfc28eee22afeb45da219f833f391eb0a0a28d7537dab2258e8d21ce0f8895ff894b2dfd92059c86e9d44eeb535da802bbe75f746749a98284214906502a0df5deb9af4d5d09a05cb814cc68886f8f7ed915edd5cd15062b426685b4530061392bd82ced7cd81e2fb140c28916d7988b34a35e5603f6fcd5d72148e974b9c79aff038ffff732ba137d65756485328834062379286306a93c5211aeb0db2b73324b89215637597cb87805ae1872a6d23f904173e9b38191a2680f0397c84c360ff5bf8ee1c9a3b7d5810ee85cf027291d3dbf710f9ab5baed7b2763a604f0b", 16)
OTHER_D = int("34301d829c4b350d8e5e1dc1621e1eebc9cc10d322a719f0f149ea7b8a1c0ef182154ea85d2cb7e383144ed4e66f72d69ecde29128c206a3af2c7d05be25a4452d9026676928d044dd346b05160f7c4f205ed9b0a7862bb586b406badb051a67b4c0b6d7abbc9eff9b323800d47b4f9ebe0ba6cc38513e481e4342a56c0d114c328f84b4d583f0fddae118aabcf65df3bea3d10ab4f8f6641624c5ee366bf52a26dcd617a28123bd7eb1ac436d649425edb1a3db3fedd711aa655bf2361a73627a535987e4cbdf28d11ab96a91910327a278e920a32b4e60d95e57430dbc9fcc43825eebbd13f3ce5f90d1038c1c4c23644c80e5deed22ac417031ea34a438c1", 16)
OTHER_PEM = """\
-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3ztEviPWN7xap7SrZOcp
1A1DnxxJhYUCVa3XGub9KzWcHPwo7uIq/rRdohn4M/OR6woKKNdTfasiWOjSHOD4
iV/4lLLf2SBZyG6dRO61NdqAK75190Z0mpgoQhSQZQKg313rmvTV0JoFy4FMxoiG
+PftkV7dXNFQYrQmaFtFMAYTkr2CztfNgeL7FAwokW15iLNKNeVgP2/NXXIUjpdL
nHmv8Dj//3MroTfWV1ZIUyiDQGI3koYwapPFIRrrDbK3MyS4khVjdZfLh4Ba4Ycq
bSP5BBc+mzgZGiaA8Dl8hMNg/1v47hyaO31YEO6FzwJykdPb9xD5q1uu17J2OmBP
CwIDAQAB
-----END PUBLIC KEY-----
"""


def rsa(payload, n=KEY_N, d=KEY_D):
    info = bytes.fromhex("3031300d060960864801650304020105000420") + hashlib.sha256(payload).digest()
    padded = b"\x00\x01" + b"\xff" * (256 - len(info) - 3) + b"\x00" + info
    return pow(int.from_bytes(padded, "big"), d, n).to_bytes(256, "big")


def webhook(causes, sent, original=None, *, signed=None, signature=None, timestamp=T, nonce=N):
    """One notification: the body that somebody looks at, and the one that was signed."""
    signed = lf(timestamp, nonce, sent if original is None else original) if signed is None else signed
    signed = signed if isinstance(signed, bytes) else signed.encode()
    signature = base64.b64encode(rsa(signed)).decode() if signature is None else signature
    webhooks.append({
        "causes": causes.split(), "secret": SECRET, "timestamp": timestamp, "nonce": nonce, **shown("body", sent),
        "signature": signature, **shown("signed", signed),
    })


DATA = '{\\"merchantTradeNo\\":\\"9825382937292\\",\\"totalFee\\":0.88000000}'
PAID = '{"bizType":"PAY","data":"%s","bizId":29383937493038367292,"bizIdStr":"29383937493038367292","bizStatus":"PAY_SUCCESS"}' % DATA
ID_ONLY = PAID.replace('"bizIdStr":"29383937493038367292",', "")
LINK = '{"bizType":"PAY","data":"{\\"url\\":\\"https://example.com\\"}","bizId":7}'
SIGNATURE = base64.b64encode(rsa(lf(body=PAID))).decode()
webhook("", PAID)
webhook("", PAID, signature=SIGNATURE + "\n")
webhook("body-line-end", PAID + "\r\n", PAID)
webhook("body-line-end|no-final-lf", PAID + "\n", PAID)
webhook("json-spacing", json.dumps(json.loads(PAID)), PAID)
webhook("json-pretty", PAID, json.dumps(json.loads(PAID), indent=2))
webhook("json-slashes", LINK.replace("/", "\\/"), LINK)
webhook("number-rounded", PAID.replace(":29383937493038367292", ":29383937493038367000"), PAID)
webhook("number-rounded", ID_ONLY.replace(":29383937493038367292", ":29383937493038367000"), ID_ONLY)
webhook("number-rounded", ID_ONLY.replace(":29383937493038367292", ":205611460060250100"), ID_ONLY.replace(":29383937493038367292", ":205611460060250112"))
webhook("data-parsed", PAID.replace('"%s"' % DATA, DATA.replace("\\", "")), PAID)
webhook("no-final-lf", PAID, signed=lf(body=PAID)[:-1])
webhook("timestamp-unit", PAID, signed=lf("1611232922", body=PAID))
webhook("text-encoding", UNICODE.encode().decode("latin-1"), UNICODE)
webhook("body-bom", "\ufeff" + PAID, PAID)
webhook("json-spacing number-rounded", json.dumps(json.loads(PAID)).replace(": 29383937493038367292", ": 29383937493038367000"), PAID)
webhook("signature-blanks", PAID, signature=" " + SIGNATURE)
webhook("signature-hex", PAID, signature=rsa(lf(body=PAID)).hex())
webhook("signature-other-base64", PAID, signature=SIGNATURE.replace("+", " "))
webhook("signature-other-base64", PAID, signature=SIGNATURE.replace("+", "-").replace("/", "_").rstrip("="))
webhook("signature-other-base64", PAID, signature=urllib.parse.quote(SIGNATURE, safe=""))
webhook("signature-encoded-twice", PAID, signature=base64.b64encode(SIGNATURE.encode()).decode())
webhook("signature-wrapped", PAID, signature=json.dumps(SIGNATURE))
webhook("other-certificate", PAID, signature=base64.b64encode(rsa(lf(body=PAID), OTHER_N, OTHER_D)).decode())
webhook("json-spacing other-certificate", json.dumps(json.loads(PAID)), PAID, signature=base64.b64encode(rsa(lf(body=PAID), OTHER_N, OTHER_D)).decode())
webhook("webhook-hmac", PAID, signature=upper(mac(lf(body=PAID))))
webhook("signature-lower-case webhook-hmac", PAID, signature=mac(lf(body=PAID)).hexdigest())
webhook("json-spacing webhook-hmac", json.dumps(json.loads(PAID)), PAID, signature=upper(mac(lf(body=PAID))))

file = pathlib.Path(__file__).with_name("mistakes.json")
content = {
    "comment": "Made by make_mistakes.py; demo keys that no server knows.",
    "key": KEY_PEM, "otherKey": OTHER_PEM, "requests": requests, "webhooks": webhooks,
}
file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
