#!/usr/bin/env python3
"""Makes mistakes.json: signatures made wrong on purpose, by another hand than the library's.

Python's standard library only, and none of our code. Each case names the mistakes that the library has to find. Run it
from anywhere; it writes the file beside itself. All keys are demo keys that no server knows.
"""

import base64
import hashlib
import json
import pathlib
import urllib.parse

from signing import KEY_PEM, OTHER_D, OTHER_N, OTHER_PEM, SECRET, mac, rsa, shown, upper

API_KEY = "demo-api-key-4npr7ac3bc5bz2q"
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
    # PHP's JSON_PRETTY_PRINT.
    ("body-rewritten", URL.replace("9825382937292", "Cr\u00e8me"),
     json.dumps(json.loads(URL.replace("9825382937292", "Cr\u00e8me")), indent=4).replace("/", "\\/")),
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
    ("number-rounded", '{"bizId":98765432109876543,"a":"b"}', '{"bizId":%d,"a":"b"}' % int(float(98765432109876543))),
    ("number-rounded", '{"bizId":%d,"a":"b"}' % int(float(98765432109876543)), '{"bizId":98765432109876543,"a":"b"}'),
    ("number-rounded", '{"prepayId":98765432109876540,"page":1}', '{"prepayId":98765432109876543,"page":1}'),
    ("number-rounded", '{"prepayId":%d}' % int(float(29383937493038367292)), '{"prepayId":29383937493038367292}'),
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
    ("body-query", '{"b":1,"a":"x y%20&z"}', urllib.parse.urlencode({"b": 1, "a": "x y%20&z"})),
    ("body-query", '{"b":1,"a":"x y"}', urllib.parse.urlencode({"a": "x y", "b": 1})),
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
request("json-slashes json-pretty", body=URL, signed=lf(body=json.dumps(json.loads(URL), indent=2).replace("/", "\\/")))
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
request("body-query part-left-out", body='{"page":1,"name":"a b"}', signed=urllib.parse.urlencode({"page": 1, "name": "a b"}))
request("timestamp-unit no-separators", signed=f"1611232922{N}{B}")
request("json-spacing text-encoding", body=UNICODE, signed=lf(body=dumps(UNICODE).encode("latin-1")))
request("body-printed no-final-lf", signed=f"{T}\n{N}\n[object Object]")
request("key-encoded no-final-lf", upper(mac(f"{T}\n{N}\n{B}", key=SECRET.encode().hex())), signed=f"{T}\n{N}\n{B}")
request("body-rewritten no-final-lf", body=UNICODE, signed=f"{T}\n{N}\n{json.dumps(json.loads(UNICODE))}")

# Two mistakes that lead to the same payload: nobody can tell them apart.
request("body-line-end|no-final-lf", body=BODY + "\n", signed=lf())
request("body-line-end|extra-lf", signed=lf(body=BODY + "\n"))

# Webhooks: RSA with SHA-256, PKCS #1 v1.5, by two demo keys.
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
webhook("number-rounded", ID_ONLY.replace(":29383937493038367292", ":%d" % int(float(29383937493038367292))), ID_ONLY)
webhook("number-rounded", ID_ONLY, ID_ONLY.replace(":29383937493038367292", ":%d" % int(float(29383937493038367292))))
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
