// JSON text as a tree that loses nothing: digits, the order of members, duplicates.
//
// `JSON.parse` cannot do this job: it turns 25.170 and ids of 20 digits into doubles, keeps the last of
// two members and lets a lone surrogate pass. The reader keeps its own stack, so no depth of nesting can
// exhaust the engine's.

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SHORT = new Map(Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }));
const ESCAPES = new Map([['"', '\\"'], ['\\', '\\\\'], ...[...SHORT].map(([name, char]) => [char, `\\${name}`])]);

/** The text is no JSON. `members` are those of the outermost object that stand before the fault. */
export class JsonError extends Error {
  constructor(message, members) {
    super(message);
    this.members = members;
  }
}

/**
 * A value and the text that it was written as. `kind` is null, boolean, number, string, array or object.
 * `value` is a boolean, the text of a number, a string (null where it holds half of a surrogate pair), a
 * list of nodes, or a list of pairs of name and node.
 */
export class Node {
  #text;
  #start;
  #end;

  constructor(kind, value, text, start = 0, end = text.length) {
    this.kind = kind;
    this.value = value;
    this.#text = text;
    this.#start = start;
    this.#end = end;
  }

  get raw() {
    return this.#text.slice(this.#start, this.#end);
  }

  /** The first member of this name. */
  get(name) {
    return this.kind === 'object' ? this.value.find(([known]) => known === name)?.[1] : undefined;
  }
}

/** The value that the whole text is. Throws JsonError. */
export function parse(text) {
  return new Reader(text).document();
}

class Reader {
  #text;
  #at = 0;
  // Containers that are not closed yet, each with the name that waits for a value.
  #open = [];
  #members = [];

  constructor(text) {
    this.#text = text;
  }

  document() {
    this.#blank();
    let node = this.#begin();
    while (node === null || this.#open.length > 0) {
      node = node === null ? this.#begin() : this.#put(node);
    }
    this.#blank();
    if (this.#at < this.#text.length) throw this.#error('something behind the value');
    return node;
  }

  /** Reads a scalar or an empty container. Null where a container was opened. */
  #begin() {
    const start = this.#at;
    const char = this.#text[start];
    if (char === '{' || char === '[') {
      const kind = char === '{' ? 'object' : 'array';
      const content = this.#open.length === 0 && kind === 'object' ? this.#members : [];
      this.#open.push({ kind, start, content, name: null });
      this.#at += 1;
      this.#blank();
      if (this.#text[this.#at] === END[kind]) return this.#close();
      if (kind === 'object') this.#name();
      return null;
    }
    if (char === '"') return this.#node('string', unescaped(this.#string()), start);
    const [word] = this.#token(/null|true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9.eE])/y);
    if (word === 'null') return this.#node('null', null, start);
    if (word === 'true' || word === 'false') return this.#node('boolean', word === 'true', start);
    return this.#node('number', word, start);
  }

  /** Puts a value into the container around it, which is the answer where it ends there. */
  #put(node) {
    const { kind, content, name } = this.#open.at(-1);
    content.push(kind === 'object' ? [name, node] : node);
    this.#blank();
    if (this.#text[this.#at] === END[kind]) return this.#close();
    this.#expect(',');
    if (kind === 'object') this.#name();
    return null;
  }

  #close() {
    const { kind, start, content } = this.#open.pop();
    this.#at += 1;
    return this.#node(kind, content, start);
  }

  #name() {
    const raw = this.#string();
    // A name that is no text is a name all the same: that of a stranger.
    this.#open.at(-1).name = unescaped(raw) ?? raw;
    this.#blank();
    this.#expect(':');
  }

  #expect(char) {
    if (this.#text[this.#at] !== char) throw this.#error(`expected ${char}`);
    this.#at += 1;
    this.#blank();
  }

  #string() {
    const start = this.#at;
    if (this.#text[start] !== '"') throw this.#error('expected a string');
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === QUOTE) {
        this.#at += 1;
        return this.#text.slice(start, this.#at);
      }
      if (unit < 0x20) break;
      if (unit === BACKSLASH) this.#at += this.#token(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y, false)[0].length - 1;
    }
    throw this.#error('the string does not end');
  }

  #token(pattern, advances = true) {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) throw this.#error('expected another character');
    if (advances) this.#at = pattern.lastIndex;
    return found;
  }

  #blank() {
    while (' \t\n\r'.includes(this.#text[this.#at] ?? 'x')) this.#at += 1;
  }

  #node(kind, value, start) {
    return new Node(kind, value, this.#text, start, this.#at);
  }

  #error(message) {
    return new JsonError(`${message} at character ${this.#at + 1}`, this.#members);
  }
}

const END = { object: '}', array: ']' };

/** The text of a string with its quotes. Null where a surrogate stands alone. */
function unescaped(raw) {
  const inner = raw.slice(1, -1);
  if (!inner.includes('\\')) return inner;
  const text = inner.replace(/\\(?:u(.{4})|(.))/g, (_, hex, char) =>
    hex === undefined ? SHORT.get(char) ?? char : String.fromCharCode(Number.parseInt(hex, 16)));
  return text.isWellFormed() ? text : null;
}

/** The shortest JSON string: only quotes, backslashes and controls are escaped. */
export function quoted(text) {
  const escaped = text.replace(/["\\\u0000-\u001f]/g, (char) =>
    ESCAPES.get(char) ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

/**
 * `too-deep` or `too-large`, whichever a text is first; null where it keeps to the limits. Members are
 * counted as commas and opening brackets. This runs before anything is built.
 */
export function excess(text, depth, members) {
  let level = 0;
  let count = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (isInside) {
      if (char === '\\') at += 1;
      else if (char === '"') isInside = false;
    } else if (char === '"') isInside = true;
    else if (char === '{' || char === '[') {
      level += 1;
      count += 1;
    } else if (char === '}' || char === ']') level = Math.max(level - 1, 0);
    else if (char === ',') count += 1;
    if (level > depth) return 'too-deep';
    if (count > members) return 'too-large';
  }
  return null;
}

/** A tree as plain values, for files of our own: integers that a double would round are BigInts. */
export function plain(node) {
  if (node.kind === 'object') return Object.fromEntries(node.value.map(([name, one]) => [name, plain(one)]));
  if (node.kind === 'array') return node.value.map(plain);
  if (node.kind !== 'number') return node.value;
  const number = Number(node.value);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? BigInt(node.value) : number;
}
