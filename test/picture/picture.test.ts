// What a picture shows of a graph: tiers with their reasons, what is new, what stops when a service stops.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { link } from '../../src/core/catalog/link';
import { buildGraph } from '../../src/core/graph/build';
import type { Picture } from '../../src/core/model/picture';
import { edgesOf } from '../../src/core/picture/edges';
import { pictureOf } from '../../src/core/picture/picture';
import { budgetWords, callWords, downWords, serviceWords } from '../../src/core/picture/words';
import { CONFIG, workspace } from '../graph/generated';
import { SAMPLE as report } from '../reporters/sample';
import { call, end, graph, paymentsWaitsForSms, service } from '../solution/estate';

const compared = (of: typeof report) => pictureOf(of.head, of);

function named(picture: Picture, name: string) {
  return picture.services.find((one) => one.name === name) ?? assert.fail(name);
}

describe('the picture of a graph', () => {
  it('has every service with its tier, why, and who stands behind it', () => {
    const picture = compared(report);
    assert.deepEqual(
      picture.services.map(({ name, tier, declared, raised, owner }) => ({ name, tier, declared, raised, owner })),
      [
        { name: 'collection', tier: 'normal', declared: 'normal', raised: false, owner: undefined },
        { name: 'loyalty', tier: 'normal', declared: 'normal', raised: false, owner: undefined },
        { name: 'payments', tier: 'core', declared: 'core', raised: false, owner: 'team-payments' },
        { name: 'sms', tier: 'core', declared: 'supplementary', raised: true, owner: 'team-messaging' },
      ],
    );
    const sms = named(picture, 'sms');
    assert.equal(sms.because, 'checkout waits for it');
    assert.deepEqual(
      sms.path?.map((number) => picture.calls[number]?.what),
      ['confirm → sendMessage'],
    );
  });

  it('marks new calls and new services, and says where nothing is compared', () => {
    const picture = compared(report);
    const news = picture.calls.filter(({ change }) => change === 'new').map((one) => callWords(picture, one));
    assert.ok(
      news.includes('payments calls sms, confirm → sendMessage, async, waits, hard, declared, new'),
      news.join('\n'),
    );
    assert.equal(named(picture, 'collection').isNew, true);
    assert.equal(picture.note, undefined);
    const alone = pictureOf(report.head);
    assert.deepEqual(
      alone.calls.filter(({ change }) => change !== undefined),
      [],
    );
    assert.match(alone.note ?? '', /^Compared with nothing/);
    const unknown = pictureOf(report.head, { ...report, baseline: { kind: 'unknown', reason: 'No commit yet.' } });
    assert.equal(unknown.note, 'The baseline is unknown, so no call is known to be new. No commit yet.');
  });

  it('says what stops when a service stops, and what that may cost', () => {
    const picture = compared(report);
    const [sms, payments] = [named(picture, 'sms'), named(picture, 'payments')];
    assert.deepEqual(
      sms.down?.services.map((number) => picture.services[number]?.name),
      ['payments', 'loyalty'],
    );
    assert.deepEqual(
      sms.down?.flows.map((number) => picture.flows[number]?.name),
      ['checkout'],
    );
    assert.deepEqual(sms.down?.owners, ['team-payments']);
    assert.equal(downWords(sms), '2 services, 1 flow, 1 team');
    assert.equal(budgetWords(sms, payments), '432.0 of 21.6 min/30 d');
    assert.equal(budgetWords(named(picture, 'loyalty'), payments), 'budget 21.6 min/30 d');
    assert.equal(budgetWords(sms, named(picture, 'loyalty')), 'no objective known');
    assert.equal(downWords(named(picture, 'collection')), 'Nothing is known to need it.');
  });

  it('hits nobody where the call is not waited for', () => {
    const { head } = paymentsWaitsForSms({ mode: 'async' });
    assert.equal(named(pictureOf(head), 'sms').down, undefined);
  });

  it('draws calls of one pair that look alike as one line, and none of a service to itself', () => {
    const calls = [
      call(end('a'), end('b', 'GET /a'), { mode: 'sync' }),
      call(end('a'), end('b', 'GET /b'), { mode: 'sync' }),
      call(end('a'), end('b', 'POST /c'), { mode: 'async' }),
      call(end('a'), end('a'), { mode: 'sync' }),
    ];
    const picture = pictureOf(graph({ services: [service('a'), service('b')], calls }));
    const edges = edgesOf(picture, [...picture.calls.keys()]);
    assert.deepEqual(
      edges.map(({ kind, calls: drawn }) => [kind, drawn.length]),
      [
        ['hard', 2],
        ['async', 1],
      ],
    );
  });

  it('names callees that nothing describes', () => {
    const picture = pictureOf(graph({ services: [service('a')], calls: [call(end('a'), end('nobody'))] }));
    assert.equal(
      serviceWords(named(picture, 'nobody'), 1, 0),
      'nobody, tier unknown, described nowhere here, 1 caller, calls no other service',
    );
  });

  it('puts every text on one line that shows what it is', () => {
    const odd = 'a\u202eb\nc\u0000';
    const picture = pictureOf(
      graph({ services: [service(odd, 'core', { owner: { value: { team: odd }, place: { ...at } } })] }),
    );
    assert.deepEqual([picture.services[0]?.name, picture.services[0]?.owner], ['ab c', 'ab c']);
  });

  it('is the same whatever the order of the files, and refers to nothing that is not in it', () => {
    fc.assert(
      fc.property(workspace, (facts) => {
        const picture = pictureOf(buildGraph(link(facts, CONFIG)));
        const again = pictureOf(buildGraph(link([...facts].reverse(), CONFIG)));
        assert.deepEqual(again, picture);
        const { services, calls, flows, places } = picture;
        for (const one of calls)
          assert.ok(
            services[one.from] !== undefined && services[one.to] !== undefined && places[one.place] !== undefined,
          );
        for (const { down, path = [], place } of services) {
          assert.ok(path.every((number) => calls[number] !== undefined));
          assert.ok(place === undefined || places[place] !== undefined);
          assert.ok(down === undefined || down.services.every((number) => services[number] !== undefined));
          assert.ok(down === undefined || down.flows.every((number) => flows[number] !== undefined));
        }
      }),
      { numRuns: 200 },
    );
  });
});

const at = { file: 'a/sre.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
