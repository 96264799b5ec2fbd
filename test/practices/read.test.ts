// Reading the mind map: what it says, and what is told of it at its place.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { CODES, matchesCode } from '../../src/core/practices/codes';
import { readPractices } from '../../src/core/practices/read';
import { jsonOf } from '../../src/core/syntax/access';
import { readSyntax } from '../../src/core/syntax/read';
import '../seed';
import { schemaErrors } from '../reporters/schema';

const FILE = '.sre/practices.yaml';
const HEAD = 'sre-practices: "1.0"\npractices:\n';

function told(text: string): readonly string[] {
  return readPractices(readSyntax(FILE, text)).problems.map(
    ({ code, severity, message, place }) => `${place?.line}:${place?.column} ${severity} ${code}: ${message}`,
  );
}

function read(entry: string) {
  return readPractices(readSyntax(FILE, `${HEAD}${entry}`)).practices.list;
}

describe('reading the mind map', () => {
  it('takes every field', () => {
    const [practice] = read(
      '  - id: load-testing\n    title: Load tests\n    group: Benchmarking\n    state: not-now\n    reason: no cluster for it\n' +
        '    decided: 2026-11-01\n    review: 2027-01-31\n    checks: [BEN-01, "CAP-*", retry-amplification, ts-25]\n',
    );
    const { place, ...rest } = practice ?? assert.fail('nothing was read');
    assert.deepEqual(rest, {
      id: 'load-testing',
      title: 'Load tests',
      group: 'Benchmarking',
      state: 'not-now',
      reason: 'no cluster for it',
      decided: '2026-11-01',
      review: '2027-01-31',
      checks: ['BEN-01', 'CAP-*', 'F-10', 'TS-25'],
    });
    assert.deepEqual([place.file, place.line], [FILE, 3]);
  });

  it('what is not said is undecided, under the name of its id', () => {
    const [practice] = read('  - { id: game-days }\n');
    assert.deepEqual(
      [practice?.title, practice?.group, practice?.state, practice?.checks],
      ['game-days', 'Other practices', 'undecided', []],
    );
  });

  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['an empty file', '', []],
    ['no practice yet', HEAD, []],
    ['a half-typed practice', `${HEAD}  - id: a\n    state:\n`, []],
    ['a list', '- a\n', ['1:1 error bad-value: The mind map is a map with the field "practices:".']],
    [
      'unknown fields',
      `practises: []\n${HEAD}  - { id: a, status: adopted, x-note: 1 }\n`,
      [
        '1:1 warning unknown-field: "practises" is not a field of the mind map and was not read. Did you mean "practices"?',
        '4:14 warning unknown-field: "status" is not a field of a practice and was not read. Did you mean "state"?',
      ],
    ],
    [
      'a state that is none',
      `${HEAD}  - { id: a, state: adoptd }\n`,
      ['3:21 warning bad-value: "state" is one of adopted, not-now, undecided. Did you mean "adopted"?'],
    ],
    [
      'days that the calendar does not have',
      `${HEAD}  - { id: a, decided: 2026-02-30, review: soon }\n`,
      [
        '3:23 warning bad-date: "decided" is a day of the calendar, such as 2027-03-01.',
        '3:43 warning bad-date: "review" is a day of the calendar, such as 2027-03-01.',
      ],
    ],
    [
      'an id twice',
      `${HEAD}  - { id: a }\n  - { id: b }\n  - { id: a, state: adopted }\n`,
      [
        '5:11 warning duplicate-practice: "a" is the practice of line 3 already; this one was not read. Give it an id of its own.',
      ],
    ],
    [
      'no id',
      `${HEAD}  - { title: Load tests }\n`,
      ['3:5 warning missing-field: This practice was not read: it has no "id", such as load-testing.'],
    ],
    [
      'an id with blanks',
      `${HEAD}  - { id: Load tests }\n`,
      ['3:11 warning bad-value: The id of a practice is kebab-case, such as load-testing.'],
    ],
    [
      'not now, and no more',
      `${HEAD}  - { id: a, state: not-now }\n`,
      ['3:21 warning bad-practice: This practice is not-now with no reason and no review date, so its checks stay on.'],
    ],
    [
      'not now, without a review date that is one',
      `${HEAD}  - { id: a, state: not-now, reason: later, review: 2027-13-01 }\n`,
      [
        '3:53 warning bad-date: "review" is a day of the calendar, such as 2027-03-01.',
        '3:21 warning bad-practice: This practice is not-now with no review date, so its checks stay on.',
      ],
    ],
    [
      'checks that nobody has',
      `${HEAD}  - { id: a, checks: [CAP-13, CPA-01, OUR-7, "no way", {}] }\n`,
      [
        '3:56 warning bad-value: "checks" is a list of texts: [BEN-01, "CAP-*", TS-25].',
        '3:23 warning unknown-check: The catalogue has no CAP-13, so this switches nothing.',
        '3:31 information unknown-check: The catalogue has no CPA-01; it only switches a check of your own with that id. Did you mean CAP-01?',
        '3:39 information unknown-check: The catalogue has no OUR-7; it only switches a check of your own with that id.',
        '3:46 warning bad-value: "no way" is neither a code such as BEN-01 nor a pattern such as CAP-*, and was not read.',
      ],
    ],
    [
      'a version to come, and a second document',
      'sre-practices: "2.0"\n---\nsre-practices: "1.0"\n',
      [
        '3:1 warning extra-document: The mind map is one YAML document; what stands behind "---" was not read.',
        '1:16 warning unknown-version: This version of SRE Lens reads sre-practices "1.0"; it was read as such.',
      ],
    ],
  ];
  for (const [what, text, expected] of cases)
    it(`tells ${what}`, () => {
      assert.deepEqual(told(text), expected);
    });

  it('never throws, and every place lies in the file', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...`${HEAD}  - { id: a, checks: [CAP-*] }\n    state: not-now`), { maxLength: 200 }),
        (signs) => {
          const text = signs.join('');
          const { practices, problems } = readPractices(readSyntax(FILE, text));
          const lines = text.split('\n').length;
          for (const { place } of [...problems, ...practices.list]) assert.ok((place?.line ?? 0) <= lines);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('the schema wants what the reader wants', () => {
    const errors = (text: string) => {
      const [root] = readSyntax(FILE, text).roots;
      return root === undefined ? ['nothing'] : schemaErrors('practices', jsonOf(root));
    };
    const good = '{ id: a, title: A, group: G, state: not-now, reason: r, review: 2027-01-31, checks: ["CAP-*"] }';
    assert.deepEqual(errors(`${HEAD}  - ${good}\n`), []);
    for (const bad of [
      good.replace('reason: r, ', ''),
      good.replace('review: 2027-01-31, ', ''),
      good.replace('id: a', 'id: A b'),
      good.replace('not-now', 'later'),
      good.replace('group', 'grup'),
    ])
      assert.notDeepEqual(errors(`${HEAD}  - ${bad}\n`), [], bad);
    const { properties } = JSON.parse(readFileSync('schemas/practices.schema.json', 'utf8')) as {
      properties: { practices: { items: { properties: Readonly<Record<string, { description?: string }>> } } };
    };
    const fields = Object.entries(properties.practices.items.properties);
    for (const [field, { description }] of fields) assert.ok(description !== undefined, field);
    const text = `${HEAD}  - { ${fields.map(([field]) => `${field}: `).join(', ')}, unheard: 1 }\n`;
    const [unknown] = told(text).filter((line) => line.includes('unknown-field'));
    for (const [field] of fields) assert.ok(unknown?.includes(field), field);
  });
});

describe('the page of practices', () => {
  it('has an example that is right', () => {
    const [, example = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(readFileSync('docs/practices.md', 'utf8')) ?? [];
    assert.deepEqual(told(example), []);
    assert.equal(readPractices(readSyntax(FILE, example)).practices.list.length, 3);
    const [root] = readSyntax(FILE, example).roots;
    assert.deepEqual(root && schemaErrors('practices', jsonOf(root)), []);
  });
});

describe('patterns of codes', () => {
  it('mean what a regular expression would mean', () => {
    const sign = fc.constantFrom('C', 'A', 'P', '-', '0', '1', '*');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 8 }), fc.array(sign, { maxLength: 8 }), (left, right) => {
        const code = right.filter((one) => one !== '*').join('');
        const expected = new RegExp(`^${left.map((one) => (one === '*' ? '.*' : one)).join('')}$`).test(code);
        assert.equal(matchesCode(left.join(''), code), expected, `${left.join('')} ${code}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('name codes of the catalogue', () => {
    assert.equal(CODES.filter((code) => matchesCode('CAP-*', code)).length, 12);
    assert.equal(CODES.filter((code) => matchesCode('*-01', code)).length, 14);
    assert.equal(CODES.filter((code) => matchesCode('F-1*', code)).length, 10);
  });
});
