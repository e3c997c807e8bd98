// Numbers as texts: the grammar of JSON, compared exactly, never through a double.

const NUMBER = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?)0*([0-9]{1,9}))?$/;
const DIGITS = /^-?[0-9]+$/;

/** A text that is a JSON number, with an exponent of nine digits at most. */
class Decimal {
  constructor([, sign, integer, fraction, exponentSign, exponent]) {
    const power = exponent === undefined ? 0 : Number(`${exponentSign}${exponent}`);
    /** Written without an exponent. */
    this.isPlain = exponent === undefined;
    /** Written with digits only. */
    this.isWhole = this.isPlain && sign === '' && fraction === undefined;
    /** How many decimal places it has, zeros included. */
    this.scale = Math.max((fraction ?? '').length - power, 0);
    // The value is 0.<digits> times ten to the power `magnitude`, without zeros around the digits.
    const all = integer + (fraction ?? '');
    const digits = all.replace(/^0+/, '');
    this.digits = digits.replace(/0+$/, '');
    this.magnitude = integer.length + power - (all.length - digits.length);
    this.sign = this.digits === '' ? 0 : sign === '-' ? -1 : 1;
  }
}

/** The number that a text is, or null. */
export function read(text) {
  // Without the flag `m`, `$` matches at the very end only.
  const found = NUMBER.exec(text);
  return found === null ? null : new Decimal(found);
}

/** Negative, zero or positive: how two numbers compare by value. */
export function compare(left, right) {
  if (left.sign !== right.sign || left.sign === 0) return left.sign - right.sign;
  if (left.magnitude !== right.magnitude) return left.sign * (left.magnitude - right.magnitude);
  if (left.digits === right.digits) return 0;
  // Without trailing zeros, the order of the digits is that of texts.
  return left.digits < right.digits ? -left.sign : left.sign;
}

/** Whether a text is written as an integer: digits, perhaps a minus, and not -0. */
export function isDigits(text) {
  return DIGITS.test(text) && text !== '-0';
}

/** The integer of 64 bits that a text writes with digits only, as a BigInt, or null. */
export function integer(text) {
  if (!isDigits(text) || text.replace(/^-?0*/, '').length > 19) return null;
  const value = BigInt(text);
  return BigInt.asIntN(64, value) === value ? value : null;
}

/** The integer of 64 bits that a text has as its value, also as `2.0` or `2e0`, or null. */
export function wholeValue(text) {
  const value = integer(text);
  const number = value === null ? read(text) : null;
  if (number === null) return value;
  if (number.sign === 0) return 0n;
  // Looked at before any digits are written out: 1e400 is short, and its digits are many.
  if (number.magnitude > 19 || number.digits.length > number.magnitude) return null;
  return integer((number.sign < 0 ? '-' : '') + number.digits.padEnd(number.magnitude, '0'));
}

/** An integer as the vectors write it: beyond 2^53 - 1 as a string. */
export function told(value) {
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}
