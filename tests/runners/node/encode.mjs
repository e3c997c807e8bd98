// Encoding: from a request in any order and form to the bytes that are signed and sent.

import { parse, quoted } from './jsontext.mjs';
import { normal } from './normal.mjs';
import { isPresent, violations } from './validate.mjs';

export function encoded(exported, input, request) {
  const found = violations(exported, input, request).violations;
  if (found.length > 0) return { violations: found };
  const shape = exported.request(input.endpoint);
  const root = parse(request.toString('utf8'));
  return { body_hex: Buffer.from(written(shape, root)).toString('hex'), parsed: normal(shape, root) };
}

/** Members in the order of the specification, without blanks; ids and decimals in their wire form. */
function written(shape, node) {
  if (shape.kind === 'object') {
    const members = [...shape.fields]
      .filter(([name]) => isPresent(node.get(name)))
      .map(([name, field]) => `${quoted(name)}:${written(field.shape, node.get(name))}`);
    return `{${members.join(',')}}`;
  }
  if (shape.kind === 'list') return `[${node.value.map((item) => written(shape.items, item)).join(',')}]`;
  if (shape.kind === 'id' || shape.kind === 'decimal') {
    return shape.wire === 'number' ? node.value : quoted(node.value);
  }
  return node.kind === 'string' ? quoted(node.value) : node.raw;
}
