// Waivers in comments: what is one, which line it speaks of, and every kind of mistake.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSyntax } from '../../src/core/syntax/read';
import { readLineWaivers } from '../../src/core/waivers/line';

const COMMENT = 'sre-lens-waive new-call-to-core until 2027-01-31 by team-sre: reason';
const read = (text: string, file = 'sre.yaml') => readLineWaivers(readSyntax(file, text));
const lines = (text: string, file?: string) => read(text, file).waivers.map(({ line, about }) => `${line} ${about}`);

describe('waivers in comments', () => {
  it('have a rule, an end, an approver and a reason', () => {
    const { waivers, problems } = read(
      'a: 1\nb: 2 # sre-lens-waive  F-01 until 2027-01-31 by Ann Lee, SRE: trial: till May \n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(waivers, [
      {
        waiver: {
          rule: 'new-call-to-core',
          expires: '2027-01-31',
          approver: 'Ann Lee, SRE',
          reason: 'trial: till May',
          place: { file: 'sre.yaml', line: 2, column: 6, endLine: 2, endColumn: 78 },
        },
        line: 2,
        about: 'b: 2',
      },
    ]);
  });

  const speaks: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['its own line', `- to: a # ${COMMENT}\n- to: b\n`, ['1 - to: a']],
    ['the line below', `x:\n  # ${COMMENT}\n  - to: a\n  - to: b\n`, ['3 - to: a']],
    ['the line below further comments', `# ${COMMENT}\n# why\n\n- to: a\n`, ['4 - to: a']],
    ['the value of the variable below it', `env:\n  # ${COMMENT}\n  - name: A\n    value: b\n`, ['4 value: b']],
    ['a name that has no value', `# ${COMMENT}\n- name: A\n  valueFrom: b\n`, ['2 - name: A']],
    ['a name whose value is of the next entry', `# ${COMMENT}\n- name: A\n- x:\n  value: b\n`, ['2 - name: A']],
    ['the next key of its entry', `- to: a\n  # ${COMMENT}\n  mode: sync\n`, ['3 mode: sync']],
    [
      'the line above, as the last one of an entry',
      `- to: a\n  mode: sync\n  # ${COMMENT}\n- to: b\n`,
      ['2 mode: sync'],
    ],
    ['the line above, at the end of the file', `- to: a\n  # ${COMMENT}`, ['1 - to: a']],
    ['windows line breaks', `- to: a\r\n  # ${COMMENT}\r\n  mode: sync\r\n`, ['3 mode: sync']],
    ['nothing but itself', `# ${COMMENT}\n`, [`1 # ${COMMENT}`]],
    ['nothing inside of a text', `a: "x # ${COMMENT}"\n`, []],
    ['nothing inside of a block', `a: |\n  x\n  # ${COMMENT}\nb: 1\n`, []],
    ['nothing in prose', `a: 1 # how to write ${COMMENT}\n`, []],
    ['nothing without a blank before the sign', `a: x#${COMMENT}\n`, []],
  ];
  for (const [what, text, expected] of speaks) it(`speak of ${what}`, () => assert.deepEqual(lines(text), expected));

  it('are read in JSON with comments and in env files', () => {
    assert.deepEqual(lines(`{\n  // ${COMMENT}\n  "to": "a"\n}`, 'a.json'), ['3 "to": "a"']);
    assert.deepEqual(lines(`{ "to": "// ${COMMENT}" }`, 'a.json'), []);
    assert.deepEqual(lines(`# ${COMMENT}\nA=http://a\n`, '.env'), ['2 A=http://a']);
  });

  const mistakes: readonly (readonly [string, string])[] = [
    ['', 'bad-waiver'],
    ['new-call-to-core', 'bad-waiver'],
    ['new-call-to-core by team-sre: reason', 'bad-waiver'],
    ['new-call-to-core until 2027-01-31: reason', 'bad-waiver'],
    ['new-call-to-core until 2027-01-31 by team-sre', 'bad-waiver'],
    ['new-call-to-core until 2027-01-31 by team-sre:', 'bad-waiver'],
    ['new-call-to-core until 2027-01-31 by : reason', 'bad-waiver'],
    ['new-call-to-core until 2027-01-31 by <approver>: <reason>', 'bad-waiver'],
    ['until 2027-01-31 by team-sre: reason', 'bad-waiver'],
    ['new-call-to-cor until 2027-01-31 by team-sre: reason', 'unknown-rule'],
    ['F-26 until 2027-01-31 by team-sre: reason', 'unknown-rule'],
    ['new-call-to-core until 2027-02-29 by team-sre: reason', 'bad-date'],
    ['new-call-to-core until tomorrow by team-sre: reason', 'bad-date'],
  ];
  for (const [words, code] of mistakes) {
    it(`${JSON.stringify(words)} does not hold: ${code}`, () => {
      const { waivers, problems } = read(`- to: a # sre-lens-waive ${words}\n`);
      assert.deepEqual(waivers, []);
      assert.deepEqual(
        problems.map((one) => [one.code, one.severity, one.place?.line, one.place?.column]),
        [[code, 'warning', 1, 9]],
      );
    });
  }

  it('never throw, and have places inside of the text, whatever stands there', () => {
    const piece = fc.constantFrom(
      '#',
      '//',
      ' ',
      '\n',
      '"',
      '|',
      '{',
      'a: ',
      '- ',
      'sre-lens-waive ',
      COMMENT,
      'until 2027-01-31',
      ' by x: y',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('a.yaml', 'a.json', '.env'), (pieces, file) => {
        const text = pieces.join('');
        const { waivers, problems } = read(text, file);
        const last = text.split('\n').length;
        for (const { line, waiver } of waivers) assert.ok(line >= 1 && line <= last && waiver.reason !== '');
        for (const { place } of problems) assert.ok(place !== undefined && place.line <= last);
      }),
      { numRuns: 300 },
    );
  });
});
