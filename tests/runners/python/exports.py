"""What the specification exports: the protocol, the endpoints, the webhooks, and their schemas."""

import json
from functools import cache
from pathlib import Path

import shape


class Exports:
    """The folder `spec/dist`."""

    def __init__(self, folder):
        self.folder = Path(folder)
        model = json.loads((self.folder / "model.json").read_text("utf-8"))
        self.protocol = model["protocol"]
        self._endpoints = {one["id"]: one for one in model["endpoints"]}
        self._webhooks = {one.get("bizType"): one for one in model["webhooks"]}

    def endpoint(self, id):
        return self._endpoints[id]

    def webhook(self, biz_type):
        """The webhook of this bizType; that of None has no such member."""
        return self._webhooks.get(biz_type)

    def biz_types(self):
        return [name for name in self._webhooks if name is not None]

    def limits(self, bytes_name, given):
        """The limits on a body: those of the protocol, but for what is given."""
        known = {name: fact["value"] for name, fact in self.protocol["limits"].items()}
        given = given or {}
        return Limits(
            given.get("bytes", known[bytes_name]),
            given.get("depth", known["depth"]),
            given.get("members", known["members"]),
        )

    @cache
    def request(self, id):
        return self._shape(id, self._endpoints[id]["request"])

    @cache
    def response(self, id):
        """The shape of `data`, or of the whole reply where it has no envelope."""
        response = self._endpoints[id]["response"]
        if response["type"] == "object":
            return self._shape(id, response["of"])
        if response["type"] == "list":
            item = self._schema(id, response["items"]["of"])
            definitions = {**item.get("$defs", {}), "item": item}
            schema = {"type": "array", "items": {"$ref": "#/$defs/item"}, "$defs": definitions}
        else:
            schema = {"type": {"text": "string"}.get(response["type"], response["type"])}
        return shape.of_document(schema)

    @cache
    def event(self, biz_type):
        webhook = self._webhooks[biz_type]
        return self._shape("webhook." + webhook["id"], webhook["event"])

    def _shape(self, id, name):
        return shape.of_document(self._schema(id, name))

    def _schema(self, id, name):
        return json.loads((self.folder / "schemas" / id / f"{name}.json").read_text("utf-8"))


class Limits:
    """How much of a foreign text is read."""

    def __init__(self, size, depth, members):
        self.size = size
        self.depth = depth
        self.members = members
