// The page of a review as HTML: text from files is never markup, a link is nothing but a number.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentOf, drawPage, escapeHtml } from '../../src/client/review/html';
import type { Page, Span } from '../../src/protocol/views';

const place = { file: 'a"><script>.yaml', line: 3, column: 1, endLine: 3, endColumn: 9 };

function pageWith(line: readonly Span[]): Page {
  return {
    title: line,
    lead: [{ kind: 'text', line }],
    sections: [
      {
        level: 2,
        title: line,
        blocks: [
          { kind: 'list', items: [line] },
          { kind: 'steps', items: [line] },
          { kind: 'table', head: ['<b>'], rows: [[line]] },
        ],
      },
    ],
  };
}

/** What is left when every element that the page draws itself is taken out. */
function withoutOwn(html: string): string {
  return html
    .replace(/<\/?(?:h[1-3]|p|ul|ol|li|code|strong|small|table|thead|tbody|tr|td|button|div|wbr)>/g, '')
    .replace(
      /<(?:p class="(?:folder|actions)"|div class="table"|button data-do="(?:export|copy)"|th scope="col")>|<\/th>/g,
      '',
    )
    .replace(/<a href="#" data-link="\d+" title="[^"<>]*">|<\/a>/g, '');
}

describe('the page of a review as HTML', () => {
  const text = fc.string({ unit: fc.constantFrom(...'<>&"\'`=/ aonscript!-'), maxLength: 30 });

  it('holds no element, attribute or address that its text wrote', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('code' as const, 'strong' as const, 'quiet' as const),
        (one, other, style) => {
          const { html } = drawPage(
            pageWith([
              { text: one, style },
              { text: other, place },
            ]),
            one,
          );
          assert.doesNotMatch(withoutOwn(html), /[<>"'`]/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads as it was written', () => {
    assert.equal(escapeHtml(`<a href="x">'&\``), '&#60;a href=&#34;x&#34;&#62;&#39;&#38;&#96;');
  });

  it('numbers its links in the order of the page', () => {
    const { html, links } = drawPage(pageWith([{ text: 'there', place }]), undefined);
    assert.equal(links.length, 6);
    assert.deepEqual(
      [...html.matchAll(/data-link="(\d+)"/g)].map(([, number]) => Number(number)),
      [0, 1, 2, 3, 4, 5],
    );
    assert.ok(links.every((link) => link.file === place.file));
  });

  it('loads nothing and runs only our own script', () => {
    const document = documentOf('<p>x</p>', '<t>', 'abc', '{"folder":"file:///a\\"b"}');
    assert.match(document, /default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'/);
    assert.doesNotMatch(document, /https?:|src=|@import|url\(|unsafe/);
    assert.match(document, /<body data-state="\{&#34;folder&#34;:&#34;file:\/\/\/a\\&#34;b&#34;\}">/);
    assert.match(document, /<title>&#60;t&#62;<\/title>/);
  });
});
