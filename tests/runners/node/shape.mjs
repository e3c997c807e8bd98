// Shapes: what the exported JSON Schemas say, in the form that the walks over values need.
//
// The subset of JSON Schema 2020-12 that the exports use is closed: a keyword that is not known here is an
// error, so that no rule is ever skipped in silence. Rule names and decimal bounds come from the keywords
// `x-binance-pay-*`; character classes and forms from `pattern` and `not`.

// What says nothing about values, or says again what another keyword here says: `allOf` holds
// `x-binance-pay-rules` for validators that do not know them.
const ANNOTATIONS = [
  '$schema', '$id', '$comment', '$defs', 'title', 'description', 'deprecated', 'allOf',
  'x-binance-pay-known-from', 'x-binance-pay-unread', 'x-binance-pay-inferred',
  'x-binance-pay-implied', 'x-binance-pay-deprecated', 'x-binance-pay-secret', 'x-binance-pay-values',
];
const KEYWORDS = new Set([
  ...ANNOTATIONS,
  'type', 'enum', 'anyOf', '$ref', 'properties', 'required', 'additionalProperties', 'items',
  'minItems', 'maxItems', 'minLength', 'maxLength', 'pattern', 'not', 'minimum', 'maximum', 'format',
  'x-binance-pay-type', 'x-binance-pay-wire', 'x-binance-pay-scale', 'x-binance-pay-minimum',
  'x-binance-pay-maximum', 'x-binance-pay-digits', 'x-binance-pay-charset', 'x-binance-pay-format',
  'x-binance-pay-rules',
]);
const NAMES = { text: 'string', enum: 'string', 'integer-enum': 'integer', list: 'array' };

/** What a value has to be. */
export class Shape {
  #schema;
  #file;
  #fields;
  #items;
  #pattern;
  #refused;

  constructor(schema, file) {
    const unknown = Object.keys(schema).filter((keyword) => !KEYWORDS.has(keyword));
    if (unknown.length > 0) throw new Error(`keywords that are not implemented: ${unknown}`);
    this.#schema = schema;
    this.#file = file;
    this.values = schema.enum ?? openEnum(schema);
    this.kind = kindOf(schema, this.values);
    this.wire = schema['x-binance-pay-wire'];
    this.minLength = schema.minLength ?? 0;
    this.maxLength = schema.maxLength ?? Infinity;
    this.charset = schema['x-binance-pay-charset'];
    this.form = schema['x-binance-pay-format'];
    this.minimum = schema.minimum;
    this.maximum = schema.maximum;
    this.bits = schema.format === 'int32' ? 32 : 64;
    this.scale = schema['x-binance-pay-scale'] ?? Infinity;
    this.least = schema['x-binance-pay-minimum'];
    this.most = schema['x-binance-pay-maximum'];
    this.digits = schema['x-binance-pay-digits'] ?? Infinity;
    this.minItems = schema.minItems ?? 0;
    this.maxItems = schema.maxItems ?? Infinity;
    this.rules = schema['x-binance-pay-rules'] ?? [];
    this.#pattern = schema.pattern && new RegExp(schema.pattern, 'u');
    this.#refused = schema.not?.pattern && new RegExp(schema.not.pattern, 'u');
  }

  /** The name of the type in the limit of the rule `type`. */
  get name() {
    return NAMES[this.kind] ?? this.kind;
  }

  /** The members of an object in the order of the specification. */
  get fields() {
    const required = this.#schema.required ?? [];
    this.#fields ??= new Map(Object.entries(this.#schema.properties).map(([name, schema]) =>
      [name, new Field(schema, required.includes(name), this.#file)]));
    return this.#fields;
  }

  get items() {
    this.#items ??= shapeOf(this.#schema.items, this.#file);
    return this.#items;
  }

  /** Whether a text keeps to `pattern` and holds no character that `not` refuses. */
  fits(text) {
    return !(this.#pattern && !this.#pattern.test(text)) && !(this.#refused && this.#refused.test(text));
  }
}

/** A member of an object. */
class Field {
  #schema;
  #file;
  #shape;

  constructor(schema, isRequired, file) {
    this.isRequired = isRequired;
    /** Whether the object is written as JSON in a string. */
    this.isInString = schema['x-binance-pay-wire'] === 'json-string';
    this.#schema = schema;
    this.#file = file;
  }

  get shape() {
    this.#shape ??= shapeOf(this.#schema, this.#file);
    return this.#shape;
  }
}

/** The shape of a whole schema file. */
export function ofDocument(schema) {
  return new Shape(schema, { definitions: schema.$defs ?? {}, shapes: new Map() });
}

function shapeOf(schema, file) {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/$defs/', '');
    if (!file.shapes.has(name)) file.shapes.set(name, new Shape(file.definitions[name], file));
    return file.shapes.get(name);
  }
  // A member that may be null, or an object that stands in a string: the object or the other value.
  const branch = schema.anyOf?.find((one) => one.$ref !== undefined);
  return branch === undefined ? new Shape(schema, file) : shapeOf(branch, file);
}

/** `anyOf: [{enum: ..}, {type: ..}]`: known values, and room for others. */
function openEnum(schema) {
  return schema.anyOf?.find((branch) => branch.enum !== undefined)?.enum;
}

function kindOf(schema, values) {
  if (values !== undefined) return typeof values[0] === 'string' ? 'enum' : 'integer-enum';
  if (schema['x-binance-pay-type'] !== undefined) return schema['x-binance-pay-type'];
  const kinds = [schema.type].flat().filter((one) => one !== 'null');
  if (kinds.length !== 1) throw new Error(`a type that is not implemented: ${schema.type}`);
  return { string: 'text', array: 'list' }[kinds[0]] ?? kinds[0];
}
