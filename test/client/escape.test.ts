// Text from files inside Markdown: nothing of it is markup, and it reads as it was written.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escape } from '../../src/client/comments/escape';

function decoded(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

// Marks that begin a link, an image, HTML, an autolink, emphasis, code, a table cell or an entity, wherever they stand.
const marks = /[[\]()<>:/@*_`~|!\\"$={}+?^;&]/;

const hostile = fc.array(
  fc.oneof(
    fc.constantFrom(
      '[a](command:x)',
      '![](http://x)',
      '<b>',
      'www.evil.example',
      'a@b.example',
      '1. ',
      '- ',
      '# ',
      '|',
    ),
    fc.constantFrom('\n', '\r\n', '&#91;', '```', '$(alert)', 'https://x', '<command:x>', '---', '~~', '\\'),
    fc.string({ maxLength: 8, unit: 'binary-ascii' }),
  ),
  { maxLength: 8 },
);

describe('text from files in Markdown', () => {
  it('keeps names and numbers readable', () => {
    assert.equal(
      escape('notifications-sms becomes core, 453.4 of 21.6 min. payments#confirm waits.'),
      'notifications-sms becomes core, 453.4 of 21.6 min. payments#confirm waits.',
    );
  });

  it('leaves no mark that begins anything, whatever the text is', () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const text = parts.join('');
        const escaped = escape(text);
        const plain = escaped.replace(/&#\d+;/g, ' ');
        assert.doesNotMatch(plain, marks);
        assert.doesNotMatch(plain, /(^|\s)(#|-|\d+\.\s)|www\.|\n/);
        assert.equal(decoded(escaped), text.replace(/\s+/g, ' '));
      }),
      { numRuns: 2000 },
    );
  });
});
