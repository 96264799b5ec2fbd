// The mind map that the project drafts: the whole catalogue is in it, and nothing is decided.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CODES } from '../../src/core/practices/codes';
import { duePractices } from '../../src/core/practices/due';
import { switchedOff } from '../../src/core/practices/off';
import { readPractices } from '../../src/core/practices/read';
import { draftPractices, SEED, whyOf } from '../../src/core/practices/seed';
import { practiceTree } from '../../src/core/practices/tree';
import { RULES } from '../../src/core/rules/index';
import { QUESTIONS } from '../../src/core/solution/questions';
import { jsonOf } from '../../src/core/syntax/access';
import { readSyntax } from '../../src/core/syntax/read';
import { schemaErrors } from '../reporters/schema';

const CATALOGUE = JSON.parse(readFileSync('test/readiness/catalogue.json', 'utf8')) as readonly {
  readonly id: string;
}[];
const syntax = readSyntax('.sre/practices.yaml', draftPractices());
const { practices, problems } = readPractices(syntax);

describe('the mind map that is drafted', () => {
  it('is read without a word, and is valid', () => {
    assert.deepEqual([...syntax.problems, ...problems], []);
    const [root] = syntax.roots;
    assert.deepEqual(root && schemaErrors('practices', jsonOf(root, 10_000)), []);
    assert.deepEqual(
      practices.list.map(({ id }) => id),
      SEED.map(({ id }) => id),
    );
  });

  it('holds each check, question and rule of the catalogue once', () => {
    assert.equal(CODES.length, 87 + 30 + 25 + 24);
    assert.deepEqual(
      CODES.filter((code) => !/^(TS|F|AH)-/.test(code)),
      CATALOGUE.map(({ id }) => id),
    );
    const named = SEED.flatMap(({ checks }) => checks);
    assert.deepEqual([...named].sort(), [...CODES].sort());
  });

  it('and the catalogue holds every rule and question that is built', () => {
    const codes = new Set(CODES);
    const built = [...RULES.map(({ code }) => code), ...QUESTIONS.map(({ id }) => id)];
    assert.deepEqual(
      built.filter((code) => !codes.has(code)),
      [],
    );
  });

  it('says of each practice why it is worth it', () => {
    for (const { id } of SEED) assert.ok(/^[A-Z].+\.$/.test(whyOf(id) ?? ''), id);
    assert.equal(whyOf('of-our-own'), undefined);
  });

  it('switches nothing off, and all of it is to be decided', () => {
    assert.deepEqual(
      CODES.filter((code) => switchedOff(practices, code) !== undefined),
      [],
    );
    assert.equal(duePractices(practices, '2026-11-23').length, SEED.length);
  });

  it('keeps each group together', () => {
    const groups = practiceTree(practices);
    assert.deepEqual(
      groups.flatMap((group) => group.practices),
      practices.list,
    );
    assert.equal(groups.length, 10);
  });
});
