#!/usr/bin/env node
// Runs the conformance vectors against the reference implementation beside this file.
//
//     node tests/runners/node/run.mjs                                      all vectors; prints `N passed, 0 failed`
//     bpay vectors run -- node tests/runners/node/run.mjs --serve          answers on stdout what is asked on stdin

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stdin, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { reply } from './decode.mjs';
import { encoded } from './encode.mjs';
import { Exports } from './exports.mjs';
import { Wrong, bytesOf, judge } from './judge.mjs';
import { signed } from './sign.mjs';
import { violations } from './validate.mjs';
import { received } from './webhook.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** What is wrong with the files that are given, in one sentence. */
class Unusable extends Error {}

/** The outcome of the operation that a vector asks for. */
function answer(exported, kind, input) {
  const operation = kind === 'reject' ? input.operation : kind;
  const given = (name) => bytesOf(input, name);
  switch (operation) {
    case 'sign':
      return signed(exported, input, given('secret'), given('body'));
    case 'encode':
      return encoded(exported, input, given('request'));
    case 'validate':
      return violations(exported, input, given('body'));
    case 'decode':
      return reply(exported, input, given('body'));
    case 'webhook':
      return received(exported, input, given('body'));
    default:
      throw new Error(`no operation ${operation}`);
  }
}

/** One JSON object a line in, one a line out, in order. */
async function serve(exported) {
  for await (const line of lines(stdin)) {
    let id = null;
    let answered;
    try {
      const asked = JSON.parse(line);
      id = asked.id;
      answered = { id, outcome: answer(exported, asked.kind, asked.input) };
    } catch (error) {
      // A fault in one vector is no fault in the next.
      answered = { id, error: { message: String(error) } };
    }
    stdout.write(`${JSON.stringify(answered)}\n`);
  }
  return 0;
}

/** Lines end at line feeds alone: node:readline also takes U+2028, which may stand in a JSON string. */
async function* lines(stream) {
  let parts = [];
  for await (const chunk of stream) {
    let begin = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, begin)) {
      yield Buffer.concat([...parts, chunk.subarray(begin, end)]).toString('utf8');
      parts = [];
      begin = end + 1;
    }
    parts.push(chunk.subarray(begin));
  }
  const rest = Buffer.concat(parts);
  if (rest.length > 0) yield rest.toString('utf8');
}

function run(exported, folder) {
  const manifest = readManifest(join(folder, 'MANIFEST.json'));
  if (manifest.format !== 1) throw new Unusable(`format ${manifest.format} is not read here, only 1`);
  if (sha256(readFileSync(join(exported.folder, 'model.json'))) !== manifest.spec.model_sha256) {
    throw new Unusable('the vectors were made from another state of the specification');
  }
  let passed = 0;
  let failed = 0;
  for (const entry of manifest.files) {
    for (const vector of vectors(folder, entry)) {
      const fault = failure(exported, entry.kind, vector);
      if (fault === null) passed += 1;
      else {
        failed += 1;
        console.log(`FAILED ${vector.id}: ${fault}`);
      }
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  return passed === manifest.counts.total && failed === 0 ? 0 : 1;
}

function readManifest(path) {
  let manifest;
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Unusable(`${path} is no JSON: ${error.message}`);
  }
  const isThere = (name) => (manifest?.[name] ?? null) !== null;
  if (!['format', 'spec', 'files', 'counts'].every(isThere)) throw new Unusable(`${path} is no manifest of vectors`);
  return manifest;
}

/** The vectors of a file, once it is known to be the one that the manifest means. */
function vectors(folder, entry) {
  const data = readFileSync(join(folder, entry.path));
  if (sha256(data) !== entry.sha256) throw new Unusable(`${entry.path} is not what the manifest says`);
  const file = JSON.parse(data.toString('utf8'));
  if (file.format !== 1 || file.kind !== entry.kind || file.vectors.length !== entry.vectors) {
    throw new Unusable(`${entry.path} is not of the kind or size that the manifest says`);
  }
  return file.vectors;
}

/** Why a vector fails, or null. What the implementation throws is a failure, too. */
function failure(exported, kind, vector) {
  try {
    judge(kind, vector, answer(exported, kind, vector.input));
    return null;
  } catch (error) {
    return error instanceof Wrong ? error.message : `gave up: ${error}`;
  }
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

const { values: options } = parseArgs({
  options: {
    serve: { type: 'boolean', default: false },
    vectors: { type: 'string', default: join(ROOT, 'tests/vectors') },
    exports: { type: 'string', default: join(ROOT, 'spec/dist') },
  },
});
try {
  const exported = new Exports(options.exports);
  process.exitCode = options.serve ? await serve(exported) : run(exported, options.vectors);
} catch (error) {
  // Errors of the file system have a `syscall`; all others are faults of the runner.
  if (!(error instanceof Unusable || error.syscall)) throw error;
  console.error(`run.mjs: ${error.message}`);
  process.exitCode = 2;
}
