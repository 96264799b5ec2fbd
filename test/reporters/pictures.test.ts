// The graph as Mermaid and DOT.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GRAPH_REPORTERS } from '../../src/core/reporters/graph-index';
import { call, end, graph, service } from '../solution/estate';
import { assertGolden } from './golden';
import { head } from './sample';

describe('pictures of the graph', () => {
  it('are Mermaid, DOT and a page, beside the data', () => {
    assert.deepEqual(
      GRAPH_REPORTERS.map(({ id }) => id),
      ['json', 'mermaid', 'dot', 'html'],
    );
    assertGolden('graph.mmd', render('mermaid', head));
    assertGolden('graph.dot', render('dot', head));
  });

  it('draw calls of one pair and kind once', () => {
    const calls = ['GET /a', 'GET /b'].map((key) => call(end('a'), end('b', key), { mode: 'sync' }));
    const twice = graph({ services: [service('a'), service('b')], calls });
    assert.equal(render('mermaid', twice).match(/-->/g)?.length, 1);
    assert.equal(render('dot', twice).match(/->/g)?.length, 1);
  });

  it('let no name break out of its label', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\"#[]{}|<>`\n\r\t\u0000é→𝄞;:=-> ab') }), (name) => {
        const odd = graph({ services: [service(name)] });
        const mermaid = render('mermaid', odd).split('\n');
        assert.match(mermaid[1] ?? '', /^ {2}s0\["[^"<>`\\[\]{}|]*"\]:::normal$/u);
        const dot = render('dot', odd)
          .split('\n')
          .filter((line) => line.startsWith('  s0 '));
        assert.equal(dot.length, 1);
        assert.match(dot[0] ?? '', /^ {2}s0 \[label="(?:[^"\\]|\\["\\])*", color="#2f6fab", tooltip="normal"\];$/u);
      }),
      { numRuns: 300 },
    );
  });
});

function render(id: string, of: typeof head): string {
  return GRAPH_REPORTERS.find((reporter) => reporter.id === id)?.render(of, []) ?? assert.fail();
}
