// The picture as one HTML file: it runs its own script alone, and no text of a file becomes markup or an address.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Picture } from '../../src/core/model/picture';
import { graphHtml } from '../../src/core/reporters/graph-html';
import type { PageParts } from '../../src/core/reporters/graph-reporter';
import { uriPath } from '../../src/core/reporters/parts/repository-path';
import { call, end, graph, place, service } from '../solution/estate';
import { assertGolden } from './golden';
import { head, SAMPLE as report } from './sample';

const page: PageParts = {
  script: 'draw();',
  hash: 'sha256-abc=',
  link: (file, line) => `./${uriPath(file)}#L${line}`,
};

interface Given {
  readonly picture: Picture;
  readonly hrefs: readonly (string | null)[];
}

/** What the page's script reads. */
function givenIn(html: string): Given {
  const text = /<script type="application\/json" id="given">([^<>]*)<\/script>/.exec(html)?.[1];
  return JSON.parse(text ?? assert.fail('no data')) as Given;
}

describe('the picture as one HTML file', () => {
  it('is a page with its data and its script', () => {
    const html = graphHtml.render(head, [], { compared: report, page });
    const { picture } = givenIn(html);
    assert.deepEqual(
      picture.services.map(({ name }) => name),
      ['collection', 'loyalty', 'payments', 'sms'],
    );
    const pretty = JSON.stringify(givenIn(html), null, 1);
    assertGolden(
      'graph.html',
      html.replace(/(id="given">)[^<]*/, (_, open: string) => `${open}\n${pretty}\n`),
    );
  });

  it('allows its own script and the worker of it, and loads nothing', () => {
    const html = graphHtml.render(head, [], { compared: report, page });
    assert.match(
      html,
      /content="default-src 'none'; script-src 'sha256-abc='; worker-src blob:; base-uri 'none'; form-action 'none'"/,
    );
    assert.doesNotMatch(html, /\b(src|href|style|on\w+)=/);
    assert.match(graphHtml.render(head, []), /content="default-src 'none'; base-uri 'none'/);
  });

  it('keeps every text as it is, and lets none be markup', () => {
    const text = fc.string({ unit: fc.constantFrom(...'<>&"\'`=/! aonscript-\u2028\u202e\ud800'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, (name, other, file) => {
        const evidence = [{ place: place(file, 3), format: 'openapi' }];
        const odd = graph({
          services: [service(name, 'core', { owner: { value: { team: other }, place: place(file) }, evidence })],
          calls: [call(end(name), end(other, name, other), {}, { evidence })],
          flows: [
            { name: other, tier: 'core', entry: end(name), steps: [], evidence: { place: place(file), format: 'x' } },
          ],
        });
        const html = graphHtml.render(odd, [], { page });
        const without = html.replace(/(id="given">)[^<>]*/, '$1');
        const bare = graphHtml.render(head, [], { page }).replace(/(id="given">)[^<>]*/, '$1');
        assert.equal(without, bare);
        const given = givenIn(html);
        assert.ok(given.picture.places.some((one) => one.file === file));
        for (const href of given.hrefs) assert.match(href ?? '', /^\.\/[^:<>"` ]*#L\d+$/);
      }),
      { numRuns: 300 },
    );
  });
});
