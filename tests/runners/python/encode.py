"""Encoding: from a request in any order and form to the bytes that are signed and sent."""

import jsontext
import normal
import validate


def body(exports, input, request):
    found = validate.violations(exports, input, request)["violations"]
    if found:
        return {"violations": found}
    shape = exports.request(input["endpoint"])
    root = jsontext.parse(request.decode("utf-8"))
    return {"body_hex": written(shape, root).encode("utf-8").hex(), "parsed": normal.of(shape, root)}


def written(shape, node):
    """Members in the order of the specification, without blanks; ids and decimals in their wire form."""
    if shape.kind == "object":
        members = (
            f"{jsontext.quoted(name)}:{written(field.shape, node.get(name))}"
            for name, field in shape.fields.items()
            if validate.is_present(node.get(name))
        )
        return "{" + ",".join(members) + "}"
    if shape.kind == "list":
        return "[" + ",".join(written(shape.items, item) for item in node.value) + "]"
    if shape.kind in ("id", "decimal"):
        return node.value if shape.wire == "number" else jsontext.quoted(node.value)
    return jsontext.quoted(node.value) if node.kind == "string" else node.raw
