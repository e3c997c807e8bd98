"""Shapes: what the exported JSON Schemas say, in the form that the walks over values need.

The subset of JSON Schema 2020-12 that the exports use is closed: a keyword that is not known here is an
error, so that no rule is ever skipped in silence. Rule names and decimal bounds come from the keywords
`x-binance-pay-*`; character classes and forms from `pattern` and `not`.
"""

import re
from functools import cached_property

# What says nothing about values, or says again what another keyword here says: `allOf` holds
# `x-binance-pay-rules` for validators that do not know them.
_ANNOTATIONS = {
    "$schema", "$id", "$comment", "$defs", "title", "description", "deprecated", "allOf",
    "x-binance-pay-known-from", "x-binance-pay-unread", "x-binance-pay-inferred",
    "x-binance-pay-implied", "x-binance-pay-deprecated", "x-binance-pay-secret",
    "x-binance-pay-values",
}  # fmt: skip
_KEYWORDS = {
    "type", "enum", "anyOf", "$ref", "properties", "required", "additionalProperties", "items",
    "minItems", "maxItems", "minLength", "maxLength", "pattern", "not", "minimum", "maximum", "format",
    "x-binance-pay-type", "x-binance-pay-wire", "x-binance-pay-scale", "x-binance-pay-minimum",
    "x-binance-pay-maximum", "x-binance-pay-digits", "x-binance-pay-charset", "x-binance-pay-format",
    "x-binance-pay-rules",
}  # fmt: skip
_NAMES = {"text": "string", "enum": "string", "integer-enum": "integer", "list": "array"}


class Shape:
    """What a value has to be."""

    def __init__(self, schema, definitions):
        unknown = schema.keys() - _ANNOTATIONS - _KEYWORDS
        if unknown:
            raise ValueError(f"keywords that are not implemented: {sorted(unknown)}")
        self._definitions = definitions
        self._schema = schema
        self.values = schema.get("enum") or _open_enum(schema)
        self.kind = _kind(schema, self.values)
        self.wire = schema.get("x-binance-pay-wire")
        self.min_length = schema.get("minLength", 0)
        self.max_length = schema.get("maxLength")
        self.charset = schema.get("x-binance-pay-charset")
        self.form = schema.get("x-binance-pay-format")
        self.minimum = schema.get("minimum")
        self.maximum = schema.get("maximum")
        self.narrow = schema.get("format") == "int32"
        self.scale = schema.get("x-binance-pay-scale")
        self.least = schema.get("x-binance-pay-minimum")
        self.most = schema.get("x-binance-pay-maximum")
        self.digits = schema.get("x-binance-pay-digits")
        self.min_items = schema.get("minItems", 0)
        self.max_items = schema.get("maxItems")
        self.rules = schema.get("x-binance-pay-rules", ())
        self._pattern = re.compile(schema["pattern"]) if "pattern" in schema else None
        refused = schema.get("not", {}).get("pattern")
        self._refused = re.compile(refused) if refused else None

    @property
    def name(self):
        """The name of the type in the limit of the rule `type`."""
        return _NAMES.get(self.kind, self.kind)

    @cached_property
    def fields(self):
        """The members of an object in the order of the specification."""
        required = self._schema.get("required", ())
        return {
            name: Field(schema, name in required, self._definitions)
            for name, schema in self._schema["properties"].items()
        }

    @cached_property
    def items(self):
        return _shape(self._schema["items"], self._definitions)

    def fits(self, text):
        """Whether a text keeps to `pattern` and holds no character that `not` refuses.

        Both are needed: for Python, `$` also matches before a line feed at the end.
        """
        if self._pattern and not self._pattern.search(text):
            return False
        return not (self._refused and self._refused.search(text))


class Field:
    """A member of an object."""

    def __init__(self, schema, required, definitions):
        self.required = required
        #: Whether the object is written as JSON in a string.
        self.in_string = schema.get("x-binance-pay-wire") == "json-string"
        self._schema = schema
        self._definitions = definitions

    @cached_property
    def shape(self):
        return _shape(self._schema, self._definitions)


def of_document(schema):
    """The shape of a whole schema file."""
    return Shape(schema, {"cache": {}, **schema.get("$defs", {})})


def _shape(schema, definitions):
    reference = schema.get("$ref")
    if reference:
        name = reference.removeprefix("#/$defs/")
        cache = definitions["cache"]
        if name not in cache:
            cache[name] = Shape(definitions[name], definitions)
        return cache[name]
    # A member that may be null, or an object that stands in a string: the object or the other value.
    for branch in schema.get("anyOf", ()):
        if "$ref" in branch:
            return _shape(branch, definitions)
    return Shape(schema, definitions)


def _open_enum(schema):
    """`anyOf: [{enum: ..}, {type: ..}]`: known values, and room for others."""
    return next((branch["enum"] for branch in schema.get("anyOf", ()) if "enum" in branch), None)


def _kind(schema, values):
    if values is not None:
        return "integer-enum" if isinstance(values[0], int) else "enum"
    if "x-binance-pay-type" in schema:
        return schema["x-binance-pay-type"]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    (kind,) = [one for one in types if one != "null"]
    return {"string": "text", "array": "list"}.get(kind, kind)
