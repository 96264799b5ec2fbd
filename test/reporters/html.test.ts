// The report as one HTML file: complete without script or request, and no text of a file is markup in it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { html } from '../../src/core/reporters/html';
import { STYLE, STYLE_HASH } from '../../src/core/reporters/parts/html-style';
import { assertGolden } from './golden';
import { NO_CORE, OPTIONS, QUIET, SAMPLE, UNKNOWN, WAIVED, withText } from './sample';

describe('the HTML report', () => {
  it('shows the change', () => assertGolden('change.html', withoutStyle(html.render(SAMPLE, OPTIONS))));
  it('shows what was waived, by whom and until when', () => {
    const text = html.render(WAIVED, OPTIONS);
    assert.match(text, /<span class="badge waived">waived<\/span>/);
    assert.match(text, /Waived until 2027-01-31 by team-sre: load test agreed/);
  });
  it('says that the baseline is unknown, and never that nothing is new', () => {
    const text = html.render(UNKNOWN, OPTIONS);
    assert.match(text, /cannot tell what is new.*This clone has one commit only.*git fetch --unshallow/s);
    assert.doesNotMatch(text, /no new call/i);
  });
  it('says that nothing is new, and how to begin', () => {
    assert.match(html.render(QUIET, OPTIONS), /<h1><span>No new call<\/span><\/h1>/);
    assert.match(html.render(NO_CORE, OPTIONS), /No core service is chosen yet.*tiers:/s);
  });

  it('allows its own style and nothing else', () => {
    assert.equal(STYLE_HASH, `sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
    const text = html.render(SAMPLE, OPTIONS);
    assert.ok(
      text.includes(`content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'"`),
    );
    assert.doesNotMatch(withoutStyle(text), /<(?:script|link|img|iframe|style|form)\b|\sstyle=|\son\w+=|\ssrc=/i);
    assert.doesNotMatch(STYLE, /url\(|@import|<\//);
  });

  it('links lines at the forge, and only there', () => {
    const at = (address: string) => html.render(SAMPLE, { ...OPTIONS, link: () => address });
    assert.match(at('https://forge.example/a?b&c'), /<a href="https:\/\/forge\.example\/a\?b&#38;c"><code>/);
    assert.doesNotMatch(at('javascript:alert(1)'), /<a /);
  });

  it('lets no text of a file be markup', () => {
    const tags = (text: string) => (withoutStyle(text).match(/<[^>]*>/g) ?? []).length;
    const plain = tags(html.render(withText('plain'), { ...OPTIONS, line: () => 'plain' }));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'`=/! \n\t\u0000\u202e\ud800xa-') }), (evil) => {
        const text = html.render(withText(`x${evil}`), { ...OPTIONS, line: () => `x${evil}` });
        assert.equal(tags(text), plain);
        assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]|\p{Surrogate}/u);
      }),
      { numRuns: 150 },
    );
  });
});

function withoutStyle(text: string): string {
  return text.replace(/<style>[^]*<\/style>/, '').replace(STYLE_HASH, 'sha256');
}
