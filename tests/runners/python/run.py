#!/usr/bin/env python3
"""Runs the conformance vectors against the reference implementation beside this file.

    python3 tests/runners/python/run.py                                        all vectors; prints `N passed, 0 failed`
    bpay vectors run -- python3 tests/runners/python/run.py --serve            answers on stdout what is asked on stdin
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
if sys.version_info < (3, 11):
    sys.exit("Python 3.11 or newer is needed")

import decode
import encode
import judge
import sign
import validate
import webhook
from exports import Exports

ROOT = Path(__file__).resolve().parent / "../../.."


class Unusable(Exception):
    """What is wrong with the files that are given, in one sentence."""


def answer(exports, kind, input):
    """The outcome of the operation that a vector asks for."""
    operation = input["operation"] if kind == "reject" else kind
    given = lambda name: judge.bytes_of(input, name)
    if operation == "sign":
        return sign.signed(exports, input, given("secret"), given("body"))
    if operation == "encode":
        return encode.body(exports, input, given("request"))
    if operation == "validate":
        return validate.violations(exports, input, given("body"))
    if operation == "decode":
        return decode.reply(exports, input, given("body"))
    if operation == "webhook":
        return webhook.received(exports, input, given("body"))
    raise ValueError(f"no operation {operation}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--serve", action="store_true", help="speak the line protocol")
    arguments.add_argument("--vectors", type=Path, default=ROOT / "tests/vectors")
    arguments.add_argument("--exports", type=Path, default=ROOT / "spec/dist")
    options = arguments.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        exports = Exports(options.exports)
        return serve(exports) if options.serve else run(exports, options.vectors)
    except (Unusable, OSError) as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 2


def serve(exports):
    """One JSON object a line in, one a line out, in order."""
    for line in sys.stdin.buffer:
        id = None
        try:
            asked = json.loads(line)
            id = asked["id"]
            answered = {"id": id, "outcome": answer(exports, asked["kind"], asked["input"])}
        except Exception as error:  # A fault in one vector is no fault in the next.
            answered = {"id": id, "error": {"message": f"{type(error).__name__}: {error}"}}
        sys.stdout.write(json.dumps(answered) + "\n")
        sys.stdout.flush()
    return 0


def run(exports, folder):
    manifest = read_manifest(folder / "MANIFEST.json")
    if manifest["format"] != 1:
        raise Unusable(f"format {manifest['format']} is not read here, only 1")
    model = (exports.folder / "model.json").read_bytes()
    if hashlib.sha256(model).hexdigest() != manifest["spec"]["model_sha256"]:
        raise Unusable("the vectors were made from another state of the specification")
    counts = Counter()
    for entry in manifest["files"]:
        for vector in vectors(folder, entry):
            fault = failure(exports, entry["kind"], vector)
            counts["failed" if fault else "passed"] += 1
            if fault:
                print(f"FAILED {vector['id']}: {fault}")
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    return 0 if counts["passed"] == manifest["counts"]["total"] and not counts["failed"] else 1


def read_manifest(path):
    try:
        manifest = json.loads(path.read_bytes())
    except ValueError as error:
        raise Unusable(f"{path} is no JSON: {error}")
    names = {"format", "spec", "files", "counts"}
    if not isinstance(manifest, dict) or not names <= manifest.keys():
        raise Unusable(f"{path} is no manifest of vectors")
    return manifest


def vectors(folder, entry):
    """The vectors of a file, once it is known to be the one that the manifest means."""
    data = (folder / entry["path"]).read_bytes()
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        raise Unusable(f"{entry['path']} is not what the manifest says")
    file = json.loads(data)
    if (file["format"], file["kind"], len(file["vectors"])) != (1, entry["kind"], entry["vectors"]):
        raise Unusable(f"{entry['path']} is not of the kind or size that the manifest says")
    return file["vectors"]


def failure(exports, kind, vector):
    """Why a vector fails, or None. What the implementation raises is a failure, too."""
    try:
        judge.judge(kind, vector, answer(exports, kind, vector["input"]))
    except judge.Wrong as wrong:
        return str(wrong)
    except Exception as error:
        return f"gave up: {type(error).__name__}: {error}"
    return None


if __name__ == "__main__":
    sys.exit(main())
