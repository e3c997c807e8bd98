"""The normal form of data: what a reader has in the end, whatever the wire looked like."""

import decimals
import validate


def of(shape, node):
    """Ids and decimals as strings with the digits of the wire, integers as numbers (beyond 2^53 - 1 as
    strings), without members that are null or unknown."""
    if shape.kind == "object":
        return {
            name: of(field.shape, node.get(name))
            for name, field in shape.fields.items()
            if validate.is_present(node.get(name))
        }
    if shape.kind == "list":
        return [of(shape.items, item) for item in node.value]
    if shape.kind == "boolean":
        return node.value
    if shape.kind in ("integer", "timestamp", "integer-enum"):
        return decimals.told(decimals.integer(node.value))
    return validate.scalar_text(node)
