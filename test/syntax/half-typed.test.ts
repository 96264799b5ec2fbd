// Half-typed and hostile text: what stands around the cursor is kept, nothing hangs, nothing throws.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { entriesOf, itemsOf, jsonOf, nodeAt, textAt } from '../../src/core/syntax/access';
import type { SyntaxFile, SyntaxNode } from '../../src/core/syntax/node';
import { readSyntax } from '../../src/core/syntax/read';
import { type Style, trees, write } from './trees';

const DOCUMENT = `openapi: 3.0.0
info: { title: Pay }
paths:
  /a:
    get:
      summary: "reads it"
      operationId: getA
    post:
      operationId: postA
      x-sre-calls:
        - to: sms#send
          mode: sync
        - to: pay#go
      description: |
        some text
      responses:
        '200': { description: ok }
  /b:
    get:
      operationId: getB
`;
const LINES = DOCUMENT.split('\n');
const CALLS = LINES.indexOf('        - to: pay#go');

/** What the readers of this project look for. */
function found(syntax: SyntaxFile): string[] {
  const names: string[] = [];
  for (const path of entriesOf(nodeAt(syntax.roots[0], 'paths'))) {
    for (const { key, value } of entriesOf(path.value)) {
      names.push(`${key} ${path.key} ${textAt(value, 'operationId')}`);
      for (const call of itemsOf(nodeAt(value, 'x-sre-calls'))) names.push(`call ${textAt(call, 'to')}`);
    }
  }
  return names;
}

const ALL = found(readSyntax('a.yaml', DOCUMENT));
const lost = (text: string): string[] => {
  const kept = new Set(found(readSyntax('a.yaml', text)));
  return ALL.filter((name) => !kept.has(name));
};
const withLine = (at: number, line: string): string => [...LINES.slice(0, at), line, ...LINES.slice(at)].join('\n');

describe('syntax: half-typed YAML', () => {
  it('the sample is understood', () => {
    assert.deepEqual(ALL, ['get /a getA', 'post /a postA', 'call sms#send', 'call pay#go', 'get /b getB']);
  });

  const typed = [
    '- ',
    '-',
    '- to',
    '- to:',
    '- to: "pay',
    "- to: 'pay",
    '- { to: pay',
    '- to: [pay',
    '- to: pay: x',
    '- to: *',
    '- to: &',
    '- to: @x',
    '- "to',
    '- to: |',
  ];
  for (const line of typed) {
    it(`a new call "${line}" loses no operation and no other call`, () => {
      assert.deepEqual(lost(withLine(CALLS, `        ${line}`)), []);
      assert.deepEqual(lost(withLine(CALLS + 1, `        ${line}`)), []);
    });
  }

  for (const line of [
    'mod',
    '"mod',
    "'mod",
    'mod: "x',
    'mod: [x',
    'mod: {x: y',
    'mod: x: y',
    ']',
    '}',
    '"x" y',
    '@',
    '%',
    '*x',
    'mod:x',
    'mod: ]',
  ]) {
    it(`"${line.trim()}" on a line of its own loses no operation anywhere`, () => {
      for (let at = 5; at < LINES.length; at++) {
        if (at >= 14 && at <= 16) continue;
        // A key with a colon in front of the children of another takes them over: that is what it says.
        const beside = line.startsWith('mod: ') ? (LINES[at] ?? '') : (LINES[at - 1] ?? '');
        const above = /^ *(?:- )?/.exec(beside)?.[0].length ?? 0;
        const missing = lost(withLine(at, ' '.repeat(above) + line)).filter((name) => !name.startsWith('call'));
        assert.deepEqual(missing, [], `line ${at + 1}`);
      }
    });
  }

  it('broken lines are told at their place, and the file as incomplete', () => {
    const syntax = readSyntax('a.yaml', withLine(CALLS, '          note: "open'));
    assert.equal(syntax.complete, false);
    assert.deepEqual(
      syntax.problems.map(({ code, place }) => [code, place?.line, place?.column]),
      [['syntax-error', CALLS + 1, 17]],
    );
  });

  it('cut anywhere, it keeps the operations of the lines before', () => {
    for (let end = 0; end <= DOCUMENT.length; end++) {
      const kept = found(readSyntax('a.yaml', DOCUMENT.slice(0, end)));
      const whole = ['getA', 'postA', 'getB'].filter(
        (id) => DOCUMENT.indexOf(`operationId: ${id}\n`) + `operationId: ${id}`.length < end,
      );
      for (const id of whole)
        assert.ok(
          kept.some((name) => name.endsWith(id)),
          `${id} at ${end}`,
        );
    }
  });

  it('cut anywhere as JSON, it keeps the operations of the lines before', () => {
    const json = JSON.stringify(jsonOf(readSyntax('a.yaml', DOCUMENT).roots[0]), null, 2);
    for (let end = 0; end <= json.length; end++) {
      const kept = found(readSyntax('a.json', json.slice(0, end)));
      for (const id of ['getA', 'postA', 'getB']) {
        if (json.indexOf(`"${id}"`) + id.length + 2 <= end && json.includes(`"${id}"`))
          assert.ok(
            kept.some((name) => name.endsWith(id)),
            `${id} at ${end}`,
          );
      }
    }
  });
});

/** Visits every node, at most as many as the expansion budget lets through. */
function walk(syntax: SyntaxFile): number {
  let count = 0;
  const visit = (node: SyntaxNode): void => {
    count++;
    assert.ok(node.span.start >= 0 && node.span.start <= node.span.end && node.span.end <= syntax.text.length);
    for (const entry of entriesOf(node)) {
      assert.ok(entry.keySpan.start <= entry.keySpan.end && entry.keySpan.end <= syntax.text.length);
      assert.ok(entry.span.start <= entry.span.end && entry.span.end <= syntax.text.length);
      visit(entry.value);
    }
    for (const item of itemsOf(node)) visit(item);
  };
  for (const root of syntax.roots) visit(root);
  for (const problem of syntax.problems) {
    assert.ok(problem.place);
    const { line, column } = problem.place;
    assert.deepEqual(syntax.place({ start: syntax.offset(line, column), end: syntax.offset(line, column) }).line, line);
  }
  return count;
}

const rows = (count: number, row: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => row(at)).join('');

describe('syntax: hostile text', () => {
  const bombs: [string, string, string][] = [
    ['deep flow', '['.repeat(50_000), 'too-deep'],
    ['deep flow maps', '{a: '.repeat(20_000), 'too-deep'],
    ['deep JSON', '{"a":'.repeat(20_000), 'too-deep'],
    ['deep JSON that closes', `${'['.repeat(20_000)}1${']'.repeat(20_000)}`, 'too-deep'],
    ['deep lists', '- '.repeat(5_000), 'too-deep'],
    ['deep keys', '? '.repeat(3_000), 'too-deep'],
    ['laughs', laughs(), 'too-many-aliases'],
    ['a map that holds itself', 'a: &a\n  b: *a\n', 'too-many-aliases'],
    ['merges of merges', merges(), 'too-many-aliases'],
    ['many duplicate keys', 'a: 1\n'.repeat(5_000), 'duplicate-key'],
    ['nothing but errors', 'a: "x\n'.repeat(3_000), 'syntax-error'],
    ['an error in each line', 'a: b: c\n- ]\n'.repeat(5_000), 'too-broken'],
    ['an error in each line of a list', `- 1\n${'- ]\n'.repeat(20_000)}`, 'too-broken'],
    ['a quote in each line of a list that nothing closes', `a:\n${'- "\n'.repeat(20_000)}`, 'too-broken'],
    ['an alias of nothing in each line', 'a: *n\n'.repeat(15_000), 'too-many-marks'],
    ['a name in each line', rows(15_000, (at) => `k${at}: &n x\n`), 'too-many-marks'],
    ['a directive in each document', '---\n...\n%TAG ! x\n'.repeat(15_000), 'too-many-marks'],
    ['a stream of documents', '---\na: 1\n'.repeat(15_000), 'too-many-marks'],
    ['a stream of lists', '---\n- 1\n'.repeat(15_000), 'too-many-marks'],
    ['a bracket in each line that nothing closes', `? a\n: 1\n${'b: [\n'.repeat(20_000)}`, 'too-broken'],
  ];
  for (const [name, text, code] of bombs) {
    it(`${name}: told as ${code}, and read in bounds`, () => {
      const syntax = readSyntax('a.yaml', text);
      assert.ok(syntax.problems.some((problem) => problem.code === code));
      assert.ok(walk(syntax) <= 110_000);
    });
  }

  it('what is too broken to be read on costs no more than what stands before it', () => {
    for (const [head, rest] of [
      [DOCUMENT, 'a: b: c\n- ]\n'.repeat(40_000)],
      [`? x\n: 1\n${DOCUMENT}`, '- ]\n'.repeat(60_000)],
    ] as const) {
      const syntax = readSyntax('a.yaml', head + rest);
      assert.deepEqual(found(syntax), found(readSyntax('a.yaml', DOCUMENT)));
      const told = syntax.problems.filter(({ code }) => code === 'too-broken');
      assert.equal(told.length, 1);
      assert.match(told[0]?.message ?? '', /^Not read from here on: \d+ places before this one have errors\.$/);
      const { line = 0 } = told[0]?.place ?? {};
      assert.ok(line > LINES.length && line < LINES.length + 1200, `line ${line}`);
      assert.equal(syntax.complete, false);
    }
    const broken = readSyntax('a.yaml', DOCUMENT + 'a: b: c\n- ]\n'.repeat(40_000));
    assert.ok(broken.work.parsed < 20_000, `${broken.work.parsed} characters given to the tolerant parser`);
  });

  it('ten thousand documents are read, and what stands behind them is said not to be', () => {
    for (const [document, most] of [
      ['---\na: 1\n', 10_000],
      ['---\na: &x 1\n', 5_000],
    ] as const) {
      const enough = readSyntax('a.yaml', document.repeat(most));
      assert.deepEqual([enough.roots.length, enough.complete, enough.problems], [most, true, []]);
      const more = readSyntax('a.yaml', document.repeat(most + 1));
      const told = more.problems.map(({ code, place }) => [code, place?.line]);
      assert.deepEqual(
        [told, more.complete],
        [[['too-many-marks', most * 2 + (document.includes('&') ? 1 : 2)]], false],
      );
    }
  });

  it('what stands behind and beside a text nested too deeply is read', () => {
    for (const deep of [
      `x: ${'['.repeat(30_000)}1${']'.repeat(30_000)}`,
      `x:\n  ${'- '.repeat(30_000)}1`,
      `x:\n  ${'a: '.repeat(30_000)}1`,
    ]) {
      const syntax = readSyntax('a.yaml', `${deep}\n${DOCUMENT}`);
      assert.deepEqual(found(syntax), found(readSyntax('a.yaml', DOCUMENT)));
      assert.ok(syntax.problems.every(({ code }) => code === 'too-deep' || deep.startsWith('x:\n  a')));
      assert.ok(syntax.problems.some(({ code }) => code === 'too-deep'));
    }
  });

  it('many keys and many aliases of honest files are read', () => {
    const keys = Array.from({ length: 15_000 }, (_, at) => `k${at}: v\n`).join('');
    assert.equal(entriesOf(readSyntax('a.yaml', keys).roots[0]).length, 15_000);
    const aliases = readSyntax('a.yaml', `a: &a { b: 1 }\nc:\n${'  - *a\n'.repeat(2_000)}`);
    assert.deepEqual(aliases.problems, []);
    assert.equal(textAt(nodeAt(aliases.roots[0], 'c', 1_999), 'b'), '1');
  });

  it('any text is read without an exception, with places inside it', () => {
    const alphabet = fc.constantFrom(
      ...'ab:- \n\t"\'[]{}#&*!|>%@`,?<=~1.\r\u00e9\ufeff',
      '\n  ',
      ': ',
      '\n- ',
      '{{',
      '}}',
      '---\n',
      '<<<<<<< x\n',
      '=======\n',
      '>>>>>>> y\n',
      '&a ',
      '*a',
      '<<: *a',
    );
    const soup = fc.array(alphabet, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), fc.constantFrom('a.yaml', 'a.json'), (text, file) => {
        assert.ok(walk(readSyntax(file, text)) >= 0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('mutated documents too', () => {
    const mutations = fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat({ max: 5 }),
        fc.constantFrom('', '"', "'", '[', '}', '\t', '\n', ':', ' ', '- ', '*', '&x', '#', '|', '\r'),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(trees, fc.constantFrom<Style>('block', 'flow', 'json'), mutations, (tree, style, changes) => {
        let text = write(tree, style);
        for (const [at, length, piece] of changes) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + piece + text.slice(start + length);
        }
        assert.ok(walk(readSyntax(style === 'json' ? 'a.json' : 'a.yaml', text)) >= 0);
      }),
      { numRuns: 500 },
    );
    assert.equal(({} as Record<string, unknown>)['a'], undefined);
  });
});

describe('syntax: public documents', () => {
  it('twilio, cut at some places, keeps what stood before', function () {
    const file = join(process.cwd(), '../shared/specs/twilio_insights.yaml');
    if (!existsSync(file)) {
      console.log('      skipped: ../shared/specs is not there');
      this.skip();
    }
    this.timeout(60_000);
    const text = readFileSync(file, 'utf8');
    const whole = readSyntax('twilio.yaml', text);
    assert.deepEqual(whole.problems, []);
    const paths = entriesOf(nodeAt(whole.roots[0], 'paths'));
    for (let part = 1; part < 8; part++) {
      const end = Math.floor((text.length * part) / 8);
      const before = paths.filter((path) => path.span.end < end).map((path) => path.key);
      const kept = entriesOf(nodeAt(readSyntax('twilio.yaml', text.slice(0, end)).roots[0], 'paths')).map(
        (path) => path.key,
      );
      assert.deepEqual(kept.slice(0, before.length), before, `cut at ${end}`);
    }
  });
});

function laughs(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 10; at++)
    lines.push(
      `a${at}: &a${at} [${Array(10)
        .fill(`*a${at - 1}`)
        .join(', ')}]`,
    );
  return lines.join('\n');
}

function merges(): string {
  const lines = ['a0: &a0 { k: 1 }'];
  for (let at = 1; at < 30; at++) lines.push(`a${at}: &a${at} { <<: [*a${at - 1}, *a${at - 1}], k${at}: 1 }`);
  return lines.join('\n');
}
