"""Reading what is almost as documented: nothing is lost in silence, and little is refused."""

import decimals
from findings import below, finding
from jsontext import Node
from validate import check, is_present

_BOUNDS = {
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
}


class Unreadable(Exception):
    """A required value is missing, or cannot be represented. Carries all findings."""

    def __init__(self, findings):
        super().__init__()
        self.findings = findings


def readable(shape, node, pointer):
    """The value as its type can hold it, and what is remarkable about it. Raises Unreadable."""
    repair = _Repair()
    repaired = repair.value(shape, node, pointer)
    if repaired is None:
        raise Unreadable(repair.findings)
    check(shape, repaired, pointer, repair.findings, is_reply=True)
    return repaired, repair.findings


class _Repair:
    """Every value is looked at, also after one that cannot be read: all findings are told.

    The methods answer None for what cannot be represented.
    """

    def __init__(self):
        self.findings = []

    def value(self, shape, node, pointer):
        if shape.kind == "object" and node.kind == "object":
            return self.object(shape, node, pointer)
        if shape.kind == "list" and node.kind == "array":
            items = [
                self.value(shape.items, item, below(pointer, index))
                for index, item in enumerate(node.value)
            ]
            return None if None in items else Node("array", items, node.raw)
        twin = _twin(shape, node)
        # Of the same kind and text: it was as documented, or the walk over the whole says what is odd.
        if twin is None or (twin.kind, twin.value) != (node.kind, node.value):
            self.findings.append(_mismatch(shape, node, pointer))
        return twin

    def object(self, shape, node, pointer):
        first, contradictory = self.members(shape, node, pointer)
        members, is_whole = [], True
        for name, field in shape.fields.items():
            place = below(pointer, name)
            value = first.get(name)
            if not is_present(value):
                value = None
                if field.required:
                    self.findings.append(finding(place, "required"))
            elif name in contradictory:
                # Two values that differ are no value: neither may be taken for the other.
                value = None
            else:
                value = self.member(field, value, place)
            if value is not None:
                members.append((name, value))
            elif field.required:
                is_whole = False
        return Node("object", members, node.raw) if is_whole else None

    def members(self, shape, node, pointer):
        """The first member of each name, and the names that are there with another value too."""
        first, contradictory = {}, set()
        for name, value in node.value:
            if name not in shape.fields:
                self.findings.append(finding(below(pointer, name), "unknown-field"))
            elif name in first:
                self.findings.append(finding(below(pointer, name), "duplicate-field"))
                if value.raw != first[name].raw:
                    contradictory.add(name)
            else:
                first[name] = value
        return first, contradictory

    def member(self, field, node, pointer):
        before = len(self.findings)
        value = self.value(field.shape, node, pointer)
        told = [one for one in self.findings[before:] if one["pointer"] == pointer]
        if value is None and not field.required and not told:
            # The reasons lie inside of an optional value, and all of it is lost.
            self.findings.append(_mismatch(field.shape, node, pointer))
        return value


def _mismatch(shape, node, pointer):
    if node.kind == "null":
        return finding(pointer, "required")
    return finding(pointer, "type", shape.name)


def _twin(shape, node):
    """A scalar in the JSON form of its type: "2" and 2.0 are 2, 30 is "30", "true" is true."""
    scalar = node.kind in ("string", "number", "boolean") and node.value is not None
    if not scalar:
        return None
    if shape.kind in ("text", "enum"):
        return node if node.kind == "string" else Node("string", node.raw, node.raw)
    if shape.kind == "boolean":
        if node.kind == "string" and node.value in ("true", "false"):
            return Node("boolean", node.value == "true", node.value)
        return node if node.kind == "boolean" else None
    if node.kind == "boolean":
        return None
    if shape.kind in ("id", "decimal"):
        return node
    return _integer(shape, node)


def _integer(shape, node):
    if shape.kind not in ("integer", "timestamp", "integer-enum"):
        return None
    least, most = _BOUNDS["int32" if shape.narrow else "int64"]
    if shape.kind == "timestamp":
        least, most = shape.minimum, shape.maximum
    value = decimals.whole_value(node.value)
    if value is None or not least <= value <= most:
        return None
    digits = node.value if decimals.integer(node.value) == value else str(value)
    return Node("number", digits, digits)
