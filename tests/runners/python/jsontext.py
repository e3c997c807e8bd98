"""JSON text as a tree that loses nothing: digits, the order of members, duplicates.

`json.loads` cannot do this job: it turns 25.170 into a float, keeps the last of two members and lets a
lone surrogate pass. The reader keeps its own stack, so no depth of nesting can exhaust Python's.
"""

import re

_BLANK = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(
    r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"'
)
_ESCAPE = re.compile(r"\\(?:u(.{4})|(.))")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9.eE])")
_WORD = re.compile(r"null|true|false")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
# Strings are one token, so that brackets in them are not counted; an unfinished one runs to the end.
_COUNTED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[][{},]', re.DOTALL)


class JsonError(ValueError):
    """The text is no JSON. `members` are those of the outermost object that stand before the fault."""

    def __init__(self, message, members):
        super().__init__(message)
        self.members = members


class Node:
    """A value and the text that it was written as.

    `kind` is null, boolean, number, string, array or object. `value` is a bool, the text of a number,
    a string (None where it holds half of a surrogate pair), a list of nodes, or a list of pairs of
    name and node.
    """

    __slots__ = ("kind", "value", "_text", "_start", "_end")

    def __init__(self, kind, value, text, start=0, end=None):
        self.kind = kind
        self.value = value
        self._text = text
        self._start = start
        self._end = len(text) if end is None else end

    @property
    def raw(self):
        return self._text[self._start : self._end]

    def get(self, name):
        """The first member of this name."""
        members = self.value if self.kind == "object" else ()
        return next((node for known, node in members if known == name), None)


def parse(text):
    """The value that the whole text is. Raises JsonError."""
    return _Reader(text).document()


class _Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0
        # Containers that are not closed yet: kind, start, content, and the name that waits for a value.
        self.open = []
        self.members = []

    def document(self):
        self.blank()
        node = self.begin()
        while node is None or self.open:
            node = self.begin() if node is None else self.put(node)
        self.blank()
        if self.at < len(self.text):
            raise self.error("something behind the value")
        return node

    def begin(self):
        """Reads a scalar or an empty container. None where a container was opened."""
        char = self.text[self.at : self.at + 1]
        if char and char in "{[":
            kind = "object" if char == "{" else "array"
            content = [] if self.open or kind == "array" else self.members
            self.open.append([kind, self.at, content, None])
            self.at += 1
            self.blank()
            if self.text[self.at : self.at + 1] == "}]"[kind == "array"]:
                return self.close()
            if kind == "object":
                self.name()
            return None
        start = self.at
        if char == '"':
            return self.node("string", unescaped(self.token(_STRING, "a string")), start)
        if char and char in "ntf":
            word = self.token(_WORD, "a value")
            if word == "null":
                return self.node("null", None, start)
            return self.node("boolean", word == "true", start)
        return self.node("number", self.token(_NUMBER, "a value"), start)

    def put(self, node):
        """Puts a value into the container around it, which is the answer where it ends there."""
        kind, _, content, name = self.open[-1]
        content.append((name, node) if kind == "object" else node)
        self.blank()
        char = self.text[self.at : self.at + 1]
        if char == "}]"[kind == "array"]:
            return self.close()
        if char != ",":
            raise self.error("expected a comma or the end")
        self.at += 1
        self.blank()
        if kind == "object":
            self.name()
        return None

    def close(self):
        kind, start, content, _ = self.open.pop()
        self.at += 1
        return self.node(kind, content, start)

    def name(self):
        raw = self.token(_STRING, "a name")
        # A name that is no text is a name all the same: that of a stranger.
        name = unescaped(raw)
        self.open[-1][3] = raw if name is None else name
        self.blank()
        if self.text[self.at : self.at + 1] != ":":
            raise self.error("expected a colon")
        self.at += 1
        self.blank()

    def node(self, kind, value, start):
        return Node(kind, value, self.text, start, self.at)

    def token(self, pattern, what):
        found = pattern.match(self.text, self.at)
        if found is None:
            raise self.error("expected " + what)
        self.at = found.end()
        return found.group()

    def blank(self):
        self.at = _BLANK.match(self.text, self.at).end()

    def error(self, message):
        return JsonError(f"{message} at character {self.at + 1}", self.members)


def unescaped(raw):
    """The text of a string with its quotes. None where a surrogate stands alone."""
    if "\\" not in raw:
        return raw[1:-1]
    text = _ESCAPE.sub(
        lambda one: chr(int(one[1], 16)) if one[1] else _SHORT.get(one[2], one[2]), raw[1:-1]
    )
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        return None


def quoted(text):
    """The shortest JSON string: only quotes, backslashes and controls are escaped."""
    short = {'"': '\\"', "\\": "\\\\", **{char: "\\" + name for name, char in _SHORT.items()}}
    return '"' + re.sub(
        r'["\\\x00-\x1f]', lambda one: short.get(one[0], f"\\u{ord(one[0]):04x}"), text
    ) + '"'


def excess(text, depth, members):
    """`too-deep` or `too-large`, whichever a text is first; None where it keeps to the limits.

    Members are counted as commas and opening brackets. This runs before anything is built.
    """
    level = count = 0
    for token in _COUNTED.finditer(text):
        char = text[token.start()]
        if char in "{[":
            level += 1
            count += 1
        elif char in "}]":
            level = max(level - 1, 0)
        elif char == ",":
            count += 1
        if level > depth:
            return "too-deep"
        if count > members:
            return "too-large"
    return None
