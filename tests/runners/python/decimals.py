"""Numbers as texts: the grammar of JSON, compared exactly, never through a float."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?)0*([0-9]{1,9}))?", re.ASCII)
_DIGITS = re.compile(r"-?[0-9]+", re.ASCII)
SAFE = 2**53 - 1


class Number:
    """A text that is a JSON number, with an exponent of nine digits at most."""

    __slots__ = ("value", "plain", "whole", "scale")

    def __init__(self, text, match):
        sign, _, fraction, exponent_sign, exponent = match.groups()
        power = int((exponent_sign or "") + exponent) if exponent else 0
        self.value = Decimal(text)
        #: Written without an exponent.
        self.plain = exponent is None
        #: Written with digits only.
        self.whole = self.plain and not sign and fraction is None
        #: How many decimal places it has, zeros included.
        self.scale = max(len(fraction or "") - power, 0)


def read(text):
    """The number that a text is, or None."""
    match = _NUMBER.fullmatch(text)
    return Number(text, match) if match else None


def is_digits(text):
    """Whether a text is written as an integer: digits, perhaps a minus, and not -0."""
    return _DIGITS.fullmatch(text) is not None and text != "-0"


def integer(text):
    """The integer of 64 bits that a text writes with digits only, or None."""
    if not is_digits(text) or len(text.lstrip("-0")) > 19:
        return None
    value = int(text)
    return value if -(2**63) <= value < 2**63 else None


def whole_value(text):
    """The integer of 64 bits that a text has as its value, also as `2.0` or `2e0`, or None."""
    value = integer(text)
    number = None if value is not None else read(text)
    if number is None:
        return value
    if number.value.is_zero():
        return 0
    # Looked at before any digits are written out: 1e400 is short, and its digits are many.
    if not 0 <= number.value.adjusted() < 19 or number.value != number.value.to_integral_value():
        return None
    return integer(str(int(number.value)))


def told(value):
    """An integer as the vectors write it: beyond 2^53 - 1 as a string."""
    return value if abs(value) <= SAFE else str(value)
