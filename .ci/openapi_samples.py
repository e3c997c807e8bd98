"""Checks every sample of an OpenAPI document against the schema beside it."""

import decimal
import json
import sys

from jsonschema import Draft202012Validator


def contents(node, place):
    """Every media type with examples, and where it is."""
    if isinstance(node, dict):
        if "schema" in node and "examples" in node:
            yield place, node
        for name, child in node.items():
            yield from contents(child, f"{place}/{name}")
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from contents(child, f"{place}/{index}")


def main(path):
    with open(path, encoding="utf-8") as file:
        document = json.load(file, parse_float=decimal.Decimal)
    checked, odd, wrong = 0, 0, []
    for place, content in contents(document, ""):
        # References start at the root of the document, so the schema is put there.
        validator = Draft202012Validator({**content["schema"], "components": document["components"]})
        for name, example in content["examples"].items():
            if "x-binance-pay-invalid" in example:
                continue
            # A value that would lose digits stands as text.
            text = example.get("x-binance-pay-json", "null")
            value = example.get("value", json.loads(text, parse_float=decimal.Decimal))
            errors = [error.message for error in validator.iter_errors(value)]
            # A sample of the vendor that breaks its own table says so.
            if "x-binance-pay-deviations" in example:
                odd += 1
            elif errors:
                wrong.append(f"{place}/examples/{name}: {errors[0][:300]}")
            checked += 1
    print(f"{checked} samples, {odd} with documented deviations, {len(wrong)} wrong")
    print("\n".join(wrong))
    return 1 if wrong or checked == 0 else 0


sys.exit(main(sys.argv[1]))
