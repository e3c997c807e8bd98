"""The envelope around `data`, in every shape that has been seen."""

import jsontext
from findings import below, finding
from validate import scalar_text

SUCCESS, REPEAT, FAIL = "SUCCESS", "REPEAT_REQ_SUCCESS", "FAIL"


class Envelope:
    """Status, code, message and data, as far as they can be told.

    What stands before a fault in the text counts too: a success that breaks off is no failure.
    """

    def __init__(self, codes):
        self.success, self.repeat = codes
        self.status = self.code = self.message = self.data = None
        self.first = {}
        self.findings = []
        #: Why the envelope cannot be relied on.
        self.reasons = []
        self.contradictory = False

    @classmethod
    def read(cls, text, codes):
        envelope = cls(codes)
        members, fault = members_of(text)
        for name, node in members:
            envelope._take(name, node)
        if fault:
            envelope.reasons.append(fault)
        envelope._compare()
        return envelope

    @property
    def problems(self):
        return self.reasons + self.findings

    def is_missing(self):
        return self.status is None and self.code is None and not self.contradictory

    def reports_success(self):
        """Whether the server says so: by the code, and by the status where there is one."""
        if self.contradictory:
            return False
        if self.code is None:
            return self.status == SUCCESS
        allowed = {self.success: (None, SUCCESS), self.repeat: (None, SUCCESS, REPEAT)}
        return self.status in allowed.get(self.code, ())

    def _take(self, name, node):
        if name not in ("status", "code", "data", "errorMessage"):
            if name in ("msg", "errorData") and self.message is None:
                self.message = scalar_text(node)
            self.findings.append(finding(below("", name), "unknown-field"))
        elif name in self.first:
            self._twice(name, node)
        else:
            self.first[name] = node
            if name == "data":
                self.data = node
            elif name == "errorMessage":
                text = self._text(name, node)
                self.message = self.message if text is None else text
            else:
                setattr(self, name, self._text(name, node))

    def _twice(self, name, node):
        found = finding(below("", name), "duplicate-field")
        if node.raw == self.first[name].raw or name == "errorMessage":
            self.findings.append(found)
            return
        # Which of the two counts is anybody's guess, so none does.
        setattr(self, name, None)
        self.contradictory |= name != "data"
        self.reasons.append(found)

    def _text(self, name, node):
        """A scalar as text. A number keeps its digits: the code 0 is not 000000."""
        if node.kind == "string" and node.value is not None:
            return node.value
        is_message = name == "errorMessage"
        if is_message and node.kind == "null":
            return None
        is_scalar = node.kind in ("number", "boolean", "null")
        problems = self.findings if is_scalar or is_message else self.reasons
        problems.append(finding(below("", name), "type", "string"))
        return node.raw if node.kind in ("number", "boolean") else None

    def _compare(self):
        if "code" not in self.first and self.status is not None:
            self.findings.append(finding("/code", "required"))
        if self.status is None or self.code is None:
            return
        documented = {self.success: SUCCESS, self.repeat: REPEAT}.get(self.code, FAIL)
        if self.status != documented:
            says_success = self.status in (SUCCESS, REPEAT)
            self.contradictory |= (self.code in (self.success, self.repeat)) != says_success
            self.findings.append(finding("/status", "enum", [documented]))


def members_of(text):
    """The members of a text that should be an object, and the fault that ends them."""
    try:
        root = jsontext.parse(text)
    except jsontext.JsonError as error:
        return error.members, finding("", "json")
    if root.kind != "object":
        return [], finding("", "type", "object")
    return root.value, None
