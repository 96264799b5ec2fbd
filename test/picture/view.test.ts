// Which part of a picture is on screen: hops, what is new, what stops, filters.
import assert from 'node:assert/strict';
import { pictureOf } from '../../src/core/picture/picture';
import { FEW, firstScope, type Scope, shownIn, type View } from '../../src/core/picture/view';
import { SAMPLE as report } from '../reporters/sample';
import { call, end, graph, service } from '../solution/estate';

const chain = pictureOf(
  graph({
    services: [
      service('a', 'core'),
      service('b'),
      service('c', 'supplementary'),
      service('d'),
      service('e', 'unknown'),
    ],
    calls: [
      call(end('a'), end('b'), { mode: 'sync' }),
      call(end('b'), end('c'), { mode: 'sync' }),
      call(end('c'), end('d'), { mode: 'async' }),
      call(end('d'), end('e'), {}, { grade: 'configured' }),
    ],
  }),
);

function names(scope: Scope, hidden: Partial<View> = {}, picture = chain): string {
  const shown = shownIn(picture, { scope, hiddenTiers: [], hiddenGrades: [], ...hidden });
  return shown.services.map((number) => picture.services[number]?.name).join(' ');
}

describe('a view of a picture', () => {
  it('goes as many calls around a service as it is asked to, against the arrows too', () => {
    assert.equal(names({ kind: 'around', service: 'c', hops: 1 }), 'b c d');
    assert.equal(names({ kind: 'around', service: 'c', hops: 2 }), 'a b c d e');
    assert.equal(names({ kind: 'around', service: 'nobody', hops: 2 }), '');
  });

  it('shows what stops with a service, and only the calls by which it stops', () => {
    const scope: Scope = { kind: 'down', service: 'c' };
    assert.equal(names(scope), 'a b c');
    const { calls } = shownIn(chain, { scope, hiddenTiers: [], hiddenGrades: [] });
    assert.deepEqual(
      calls.map((number) => chain.calls[number]?.criticality),
      ['hard', 'hard'],
    );
  });

  it('leaves tiers and grades out, but never what it is about', () => {
    assert.equal(names({ kind: 'all' }, { hiddenTiers: ['normal', 'unknown'] }), 'a c');
    assert.equal(names({ kind: 'around', service: 'b', hops: 1 }, { hiddenTiers: ['normal'] }), 'a b c');
    assert.equal(names({ kind: 'around', service: 'd', hops: 1 }, { hiddenGrades: ['configured'] }), 'c d');
  });

  it('shows what is new with its neighbours, and nothing where nothing is', () => {
    assert.equal(names({ kind: 'new' }, {}, pictureOf(report.head, report)), 'collection loyalty payments sms');
    assert.equal(names({ kind: 'new' }), '');
    assert.equal(names({ kind: 'core' }), 'a b');
  });

  it('begins with the whole of a small estate, and of a large one with what is new, else with its core', () => {
    const large = (tier: 'core' | 'normal') =>
      pictureOf(graph({ services: Array.from({ length: FEW + 1 }, (_, index) => service(`s${index}`, tier)) }));
    assert.deepEqual(firstScope(chain), { kind: 'all' });
    assert.deepEqual(firstScope(large('core')), { kind: 'core' });
    assert.deepEqual(firstScope(large('normal')), { kind: 'all' });
    const [first, ...others] = large('core').services;
    assert.ok(first !== undefined);
    assert.deepEqual(firstScope({ ...large('core'), services: [{ ...first, isNew: true }, ...others] }), {
      kind: 'new',
    });
  });
});
