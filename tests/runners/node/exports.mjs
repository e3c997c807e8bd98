// What the specification exports: the protocol, the endpoints, the webhooks, and their schemas.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse, plain } from './jsontext.mjs';
import { ofDocument } from './shape.mjs';

/** The folder `spec/dist`. */
export class Exports {
  #endpoints;
  #webhooks;
  #shapes = new Map();

  constructor(folder) {
    this.folder = folder;
    const model = this.#json('model.json');
    this.protocol = model.protocol;
    this.#endpoints = new Map(model.endpoints.map((one) => [one.id, one]));
    this.#webhooks = new Map(model.webhooks.map((one) => [one.bizType ?? null, one]));
  }

  endpoint(id) {
    const endpoint = this.#endpoints.get(id);
    if (endpoint === undefined) throw new Error(`no endpoint ${id}`);
    return endpoint;
  }

  /** The webhook of this bizType; that of null has no such member. */
  webhook(bizType) {
    return this.#webhooks.get(bizType);
  }

  get bizTypes() {
    return [...this.#webhooks.keys()].filter((name) => name !== null);
  }

  /** The limits on a body: those of the protocol, but for what is given. */
  limits(bytes, given = {}) {
    const { limits } = this.protocol;
    return {
      size: given.bytes ?? limits[bytes].value,
      depth: given.depth ?? limits.depth.value,
      members: given.members ?? limits.members.value,
    };
  }

  request(id) {
    return this.#shape(id, this.endpoint(id).request);
  }

  /** The shape of `data`, or of the whole reply where it has no envelope. */
  response(id) {
    const { type, of, items } = this.endpoint(id).response;
    if (type === 'object') return this.#shape(id, of);
    return this.#once(`${id} response`, () => {
      if (type !== 'list') return ofDocument({ type: type === 'text' ? 'string' : type });
      const item = this.#schema(id, items.of);
      return ofDocument({ type: 'array', items: { $ref: '#/$defs/item' }, $defs: { ...item.$defs, item } });
    });
  }

  event(bizType) {
    const { id, event } = this.#webhooks.get(bizType);
    return this.#shape(`webhook.${id}`, event);
  }

  #shape(id, name) {
    return this.#once(`${id} ${name}`, () => ofDocument(this.#schema(id, name)));
  }

  #once(key, make) {
    if (!this.#shapes.has(key)) this.#shapes.set(key, make());
    return this.#shapes.get(key);
  }

  #schema(id, name) {
    return this.#json(join('schemas', id, `${name}.json`));
  }

  #json(path) {
    return plain(parse(readFileSync(join(this.folder, path), 'utf8')));
  }
}
