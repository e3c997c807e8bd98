"""Findings: a pointer, a rule, and the rule's limit."""


def finding(pointer, rule, limit=None):
    found = {"pointer": pointer, "rule": rule}
    return found if limit is None else {**found, "limit": limit}


def below(pointer, name):
    """The pointer of a member or an item."""
    return f"{pointer}/{str(name).replace('~', '~0').replace('/', '~1')}"
