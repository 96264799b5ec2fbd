// A review in every format: what people and programs read, and text of files that cannot break out of it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Log, Run } from 'sarif';
import type { Review } from '../../src/core/model/review';
import { READINESS_STYLE, READINESS_STYLE_HASH } from '../../src/core/reporters/parts/readiness-html-style';
import { READINESS_REPORTERS } from '../../src/core/reporters/readiness-index';
import type { RenderOptions } from '../../src/core/reporters/reporter';
import { assertGolden } from './golden';
import { CLEAR, REVIEW, reviewWith } from './readiness-sample';
import { OPTIONS } from './sample';
import { sarifErrors } from './sarif-schema';
import { schemaErrors } from './schema';
import { elements } from './xml-elements';

const GOLDEN: Readonly<Record<string, string>> = {
  pretty: 'readiness.txt',
  json: 'readiness.json',
  markdown: 'readiness.md',
  sarif: 'readiness.sarif',
  junit: 'readiness.xml',
  html: 'readiness.html',
};
const EVIL = fc.string({ unit: fc.constantFrom(...'<>&"\'`*_[](){}|\\#@=/! \n\r\t\u0000\u001b\u202e\ud800xa-') });

function render(id: string, review: Review, options: RenderOptions = OPTIONS): string {
  return (READINESS_REPORTERS.find((one) => one.id === id) ?? assert.fail(id)).render(review, options);
}

function runOf(review: Review, options?: RenderOptions): Run {
  const log = JSON.parse(render('sarif', review, options)) as Log;
  assert.deepEqual(sarifErrors(log), []);
  return log.runs[0] ?? assert.fail();
}

describe('a review as a report', () => {
  for (const { id } of READINESS_REPORTERS) {
    it(`${id} shows it`, () => {
      const text = render(id, REVIEW);
      assertGolden(GOLDEN[id] ?? assert.fail(id), id === 'html' ? withoutStyle(text) : text);
    });

    it(`${id} says what was not reviewed, and never hides an unknown`, () => {
      const text = render(id, REVIEW);
      assert.match(text, /chart\/templates\/deployment\.yaml/);
      assert.match(text, /BEN-01/);
      assert.match(text, /team-sre/);
    });

    it(`${id} shows a review in which nothing is open`, () => {
      assert.match(render(id, CLEAR), /web/);
      assert.doesNotMatch(render(id, CLEAR), /<failure|NaN|undefined/);
    });
  }

  it('JSON fits its schema whatever the files say', () => {
    for (const review of [REVIEW, CLEAR, reviewWith('<x>')])
      assert.deepEqual(schemaErrors('review', JSON.parse(render('json', review))), []);
    assert.notDeepEqual(schemaErrors('review', { version: 1, services: [{}] }), []);
  });

  it('SARIF has what failed and what was waived; unknowns are told, and are results of a strict review', () => {
    const { results = [], invocations } = runOf(REVIEW, {
      ...OPTIONS,
      version: '1.2.3',
      manual: () => '# T\n\nWhat.\n',
    });
    assert.deepEqual(
      results.map(({ ruleId, level, suppressions }) => [ruleId, level, suppressions?.length ?? 0]),
      [
        ['CAP-04', 'error', 0],
        ['MON-08', 'note', 1],
        ['CAP-04', 'note', 0],
      ],
    );
    assert.match(JSON.stringify(invocations), /No evidence for BEN-01/);
    const strict = reviewWith('text').services.flatMap(({ checks }) =>
      checks.filter(({ state }) => state === 'unknown'),
    );
    assert.equal(strict.length, 1);
    assert.ok(runOf(reviewWith('text')).results?.some(({ ruleId }) => ruleId === 'CAP-06'));
  });

  it('SARIF keeps its fingerprints when lines move, one for each check of a service', () => {
    const moved: Review = {
      ...REVIEW,
      services: REVIEW.services.map((service) => ({
        ...service,
        checks: service.checks.map((check) => ({
          ...check,
          message: `${check.message} Now.`,
          evidence: check.evidence.map((one) => ({ ...one, place: { ...one.place, line: 500 } })),
        })),
      })),
    };
    const prints = (review: Review) => runOf(review).results?.map(({ partialFingerprints }) => partialFingerprints);
    assert.deepEqual(prints(moved), prints(REVIEW));
    assert.equal(new Set(prints(REVIEW)?.map((print) => JSON.stringify(print))).size, 3);
  });

  it('JUnit fails where the review does, and skips what is only told', () => {
    const all = elements(render('junit', REVIEW));
    const number = (name: string) => all.filter((one) => one.name === name).length;
    assert.deepEqual(
      ['testcase', 'failure', 'error', 'skipped'].map(number),
      // Two of web, two of sms.gateway, five of payments, one template, one note; DAT-01 is off and no test.
      [11, 1, 0, 6],
    );
    const strict = elements(render('junit', reviewWith('text')));
    assert.equal(strict.filter(({ name }) => name === 'error').length, 2);
  });

  it('HTML allows its own styles and nothing else', () => {
    assert.equal(READINESS_STYLE_HASH, `sha256-${createHash('sha256').update(READINESS_STYLE).digest('base64')}`);
    assert.doesNotMatch(READINESS_STYLE, /url\(|@import|<\//);
    const text = render('html', REVIEW);
    assert.ok(text.includes(`'${READINESS_STYLE_HASH}'; base-uri 'none'; form-action 'none'`));
    assert.doesNotMatch(withoutStyle(text), /<(?:script|link|img|iframe|style|form)\b|\sstyle=|\son\w+=|\ssrc=/i);
  });

  it('HTML and Markdown link lines at the forge, and only there', () => {
    const at = (id: string, address: string) => render(id, REVIEW, { ...OPTIONS, link: () => address });
    assert.match(at('html', 'https://forge.example/a?b&c'), /<a href="https:\/\/forge\.example\/a\?b&#38;c">/);
    assert.doesNotMatch(at('html', 'javascript:alert(1)'), /javascript:/);
    assert.match(at('markdown', 'https://forge.example/a b'), /\]\(<https:\/\/forge\.example\/a%20b>\)/);
  });

  it('no text of a file becomes markup, a link or a control character', () => {
    const tags = (id: string, text: string) =>
      (withoutCode(withoutStyle(render(id, reviewWith(text)))).match(/<[^>]*>/g) ?? []).length;
    const plain = { html: tags('html', 'xplain'), markdown: tags('markdown', 'xplain') };
    fc.assert(
      fc.property(EVIL, (evil) => {
        const text = `x${evil}`;
        assert.equal(tags('html', text), plain.html);
        assert.equal(tags('markdown', text), plain.markdown);
        elements(render('junit', reviewWith(text)));
        for (const result of runOf(reviewWith(text)).results ?? [])
          assert.doesNotMatch(result.message.text ?? '', /\]\(/);
        for (const { id } of READINESS_REPORTERS)
          assert.doesNotMatch(
            id === 'json' ? '' : render(id, reviewWith(text)),
            /[\u0000-\u0008\u000b-\u001f\u202e]/,
            id,
          );
        const prose = withoutCode(render('markdown', reviewWith(text)));
        assert.doesNotMatch(prose, /\[x[^\]]*\]\(|@\w/);
      }),
      { numRuns: 60 },
    );
  });
});

/** What a forge shows as it is. */
function withoutCode(text: string): string {
  return text.replace(/`[^`\n]*`/g, '');
}

function withoutStyle(text: string): string {
  return text.replace(/<style>[^]*<\/style>/, '').replace(/'sha256-[^']*'/g, "'sha256'");
}
