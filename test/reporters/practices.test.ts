// The mind map in each format: no text of its file becomes markup, a link, or a picture of its own.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PRACTICE_STATES, type Practices } from '../../src/core/model/practice';
import { PRACTICES_REPORTERS } from '../../src/core/reporters/practices';
import { linePlace } from '../../src/core/model/place';
import { OPTIONS } from './sample';
import '../seed';

const SIGNS = [
  ...Array.from('<>&"\'`|[]()!#@*_~$\\\n\r\ta é'),
  '\u001b[31m',
  '\u0000',
  '\u202e',
  'https://evil.example',
  '%%',
  '```',
  '-->',
  '::',
];
const signs = fc.constantFrom(...SIGNS);
const hostile = fc.array(signs, { maxLength: 12 }).map((parts) => parts.join(''));
const practice = fc.record({
  id: hostile,
  title: hostile,
  group: hostile,
  state: fc.constantFrom(...PRACTICE_STATES),
  reason: hostile,
  review: fc.constant('2026-10-01'),
  checks: fc.constant(['BEN-01', 'CAP-*']),
  place: fc.constant(linePlace('.sre/practices.yaml', 3)),
});
const maps = fc
  .array(practice, { minLength: 1, maxLength: 4 })
  .map((list): Practices => ({ file: '.sre/practices.yaml', list }));

function render(id: string, practices: Practices, dueOnly = false): string {
  const reporter = PRACTICES_REPORTERS.find((one) => one.id === id) ?? assert.fail(id);
  return reporter.render({ practices, today: '2026-11-23', dueOnly }, OPTIONS);
}

/** The Markdown without the picture. */
function outsidePicture(text: string): string {
  return text.replace(/^```mermaid\n[^]*?^```$/m, '');
}

describe('the mind map in words', () => {
  it('is text on one line each, in a terminal and in Markdown', () => {
    fc.assert(
      fc.property(maps, fc.boolean(), (practices, dueOnly) => {
        for (const id of ['pretty', 'markdown', 'mermaid'])
          assert.doesNotMatch(render(id, practices, dueOnly), /[\u0000-\u0009\u000b-\u001f\u202e]/, id);
        const prose = outsidePicture(render('markdown', practices, dueOnly));
        assert.doesNotMatch(prose, /<|\]\(|https:\/\/|!\[/);
        const rows = prose.split('\n').filter((line) => line.startsWith('|'));
        assert.equal(rows.length, 2 + practices.list.length);
        for (const row of rows) assert.equal(row.split('|').length, 8, row);
      }),
      { numRuns: 200 },
    );
  });

  it('is a picture with a quoted text in each node, and no other line', () => {
    fc.assert(
      fc.property(maps, (practices) => {
        const [first, root, ...nodes] = render('mermaid', practices).trimEnd().split('\n');
        assert.deepEqual([first, root], ['mindmap', '  root(("SRE practices"))']);
        for (const node of nodes) assert.match(node, /^ {4}(?: {2})?g\d+(?:p\d+)?\["[^"<>`]*"\]$/);
      }),
      { numRuns: 200 },
    );
  });

  it('is data that reads back', () => {
    fc.assert(
      fc.property(maps, (practices) => {
        const { practices: read } = JSON.parse(render('json', practices)) as { practices: { title: string }[] };
        assert.deepEqual(read.map(({ title }) => title).sort(), practices.list.map(({ title }) => title).sort());
      }),
      { numRuns: 50 },
    );
  });

  it('says where to begin when there is none', () => {
    for (const { id, render: show } of PRACTICES_REPORTERS) {
      const text = show({ practices: undefined, today: '2026-11-23', dueOnly: false }, OPTIONS);
      if (id === 'pretty' || id === 'markdown')
        assert.match(text, /There is no .*practices\.yaml here[^]*sre-lens practices init/);
    }
  });
});
