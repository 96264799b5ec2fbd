// Every operation of public documents with its right place, whole and cut off anywhere.
import assert from 'node:assert/strict';
import type { Operation } from '../../src/core/model/operation';
import { keysAt, lineOf, oracleOperations, type PublicDocument, publicDocuments } from './public-documents';
import { readText } from './read-text';
import { SEED } from '../seed';

const SMALL = 100 * 1024;
const operations = (text: string, file: string): readonly Operation[] =>
  readText(text, {}, file)?.apis?.[0]?.operations ?? [];

describe('openapi/read: public documents', function () {
  this.timeout(120_000);
  const documents = publicDocuments();
  const read = new Map<string, readonly Operation[]>();
  const wholeOf = ({ name, text }: PublicDocument): readonly Operation[] => {
    const found = read.get(name) ?? operations(text, name);
    read.set(name, found);
    return found;
  };

  it('reads every operation as another library does, each at its place', async function () {
    if (documents === undefined) return this.skip();
    for (const document of documents) {
      const { name, file, text } = document;
      const found = wholeOf(document);
      assert.ok(found.length > 0, name);
      assert.deepEqual(found.map(lineOf).sort(), (await oracleOperations(file)).lines, name);
      assertPlaces(text, found, name);
    }
  });

  it('reads the same from the document as JSON', async function () {
    if (documents === undefined) return this.skip();
    for (const document of documents.filter((each) => each.text.length < 1024 * 1024)) {
      const { name, file } = document;
      const oracle = await oracleOperations(file);
      const json = JSON.stringify(oracle.whole, null, 2);
      const found = operations(json, `${name}.json`);
      assert.deepEqual(found.map(lineOf).sort(), wholeOf(document).map(lineOf).sort(), name);
      assertPlaces(json, found, `${name} as JSON`);
    }
  });

  it('keeps the operations before the place where a document is cut off', function () {
    if (documents === undefined) return this.skip();
    console.log(`      seed ${SEED}`);
    const random = randomFrom(SEED);
    let compared = 0;
    for (const document of documents) {
      const { name, text } = document;
      const whole = wholeOf(document);
      const starts = lineStarts(text);
      for (let round = 0; round < (text.length <= SMALL ? 200 : 5); round++) {
        const cut = Math.floor(random() * text.length);
        const kept = new Map(operations(text.slice(0, cut), name).map((operation) => [lineOf(operation), operation]));
        for (const operation of completeBefore(whole, starts, cut)) {
          const where = `${name} cut at ${cut}, seed ${SEED}: ${lineOf(operation)}`;
          // Schemas stand behind the paths: what the bodies require may be cut off.
          const { inputs: _, ...said } = operation;
          const { inputs: __, ...saidNow } = kept.get(lineOf(operation)) ?? {};
          assert.deepEqual(saidNow, said, where);
          compared++;
        }
      }
    }
    assert.ok(compared > 500, `${compared} operations compared`);
  });
});

function assertPlaces(text: string, found: readonly Operation[], name: string): void {
  const lines = text.split('\n');
  for (const operation of found) {
    const { place } = operation.evidence;
    const expected = `paths ${operation.path} ${operation.method.toLowerCase()}`;
    assert.equal(keysAt(lines, place.line, place.column), expected, `${name}:${place.line}`);
  }
}

/** Operations of path items behind which an operation of another path item begins before the cut. */
function completeBefore(whole: readonly Operation[], starts: readonly number[], cut: number): readonly Operation[] {
  const begun = whole.filter(({ evidence }) => (starts[evidence.place.line - 1] ?? Number.POSITIVE_INFINITY) < cut);
  const last = begun.at(-1)?.path;
  return begun.filter((operation) => operation.path !== last);
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
