// The page of a review: what it says, that it says it of nothing else, and that text from files stays text.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Page, Span } from '../../src/core/model/page';
import { pageMarkdown } from '../../src/core/reporters/parts/page-markdown';
import { reviewPage } from '../../src/core/reporters/review';
import { assertGolden } from './golden';
import { QUIET, SAMPLE, UNKNOWN } from './sample';

const linked = { link: (file: string, line: number) => `https://forge.example/blob/${file}#L${line}` };

function titles(page: Page): string[] {
  return page.sections.map(({ title }) => title.map(({ text }) => text).join(''));
}

describe('the page of a review', () => {
  it('says what is introduced, touched, changed and open, with a link to each line', () => {
    assertGolden('review.md', pageMarkdown(reviewPage(SAMPLE), linked));
  });

  it('has the sections in the order in which an architect asks', () => {
    assert.deepEqual(titles(reviewPage(SAMPLE)).slice(0, 6), [
      'Who must look',
      'Services introduced',
      'Flows that come into the picture',
      'Objectives that can no longer be kept',
      'Tiers changed',
      'New calls',
    ]);
  });

  it('says that the baseline is unknown, never that nothing is new', () => {
    const page = reviewPage(UNKNOWN);
    const text = pageMarkdown(page);
    assert.match(text, /^# SRE Lens cannot tell what is new\n/);
    assert.match(text, /\nNext: `git fetch/);
    assert.deepEqual(titles(page), []);
  });

  it('says in one line that nothing is new', () => {
    assert.match(pageMarkdown(reviewPage(QUIET)), /^# No new call\n\nNo new call\. Compared with `[^`]+`\.\n$/);
  });
});

describe('a page as Markdown', () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'<>[]()!@#`*_~|\\&:/w.\n\r ax-$'), maxLength: 40 });
  const span = fc.record(
    { text: hostile, style: fc.constantFrom('code' as const, 'strong' as const, 'quiet' as const) },
    { requiredKeys: ['text'] },
  );

  it('holds no markup of what its text says, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), (line: Span[]) => {
        const page: Page = {
          title: [{ text: 'x' }],
          lead: [
            { kind: 'text', line },
            { kind: 'table', head: ['a'], rows: [[line]] },
          ],
          sections: [],
        };
        const text = pageMarkdown(page)
          .replace(/`[^`\n]*`/g, '')
          .replace(/&#\d+;/g, 'x');
        assert.doesNotMatch(text.replaceAll('**', ''), /[<>[\]`*~\\!@$]|:\/\/|www\./i);
        assert.equal(text.split('\n').length, '# x\n\ntext\n\n| a |\n| --- |\n| row |\n'.split('\n').length);
      }),
      { numRuns: 300 },
    );
  });

  it('leads only where an address is known, and the address cannot end the link', () => {
    const place = { file: 'a b>.yaml', line: 3, column: 1, endLine: 3, endColumn: 2 };
    const page: Page = { title: [{ text: 'x', style: 'code', place }], lead: [], sections: [] };
    assert.equal(pageMarkdown(page), '# `x`\n');
    assert.equal(pageMarkdown(page, { link: (file, line) => `${file}#L${line}` }), '# [`x`](<a%20b%3E.yaml#L3>)\n');
  });
});
