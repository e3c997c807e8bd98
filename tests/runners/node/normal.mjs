// The normal form of data: what a reader has in the end, whatever the wire looked like.

import { integer, told } from './decimals.mjs';
import { isPresent, scalarText } from './validate.mjs';

/**
 * Ids and decimals as strings with the digits of the wire, integers as numbers (beyond 2^53 - 1 as
 * strings), without members that are null or unknown.
 */
export function normal(shape, node) {
  switch (shape.kind) {
    case 'object': {
      const members = [...shape.fields].filter(([name]) => isPresent(node.get(name)));
      return Object.fromEntries(members.map(([name, field]) => [name, normal(field.shape, node.get(name))]));
    }
    case 'list':
      return node.value.map((item) => normal(shape.items, item));
    case 'boolean':
      return node.value;
    case 'integer':
    case 'timestamp':
    case 'integer-enum':
      return told(integer(node.value));
    default:
      return scalarText(node);
  }
}
