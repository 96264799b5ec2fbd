// Whether an objective can be kept is one verdict with one reason, whoever asks: the impact of a call, the numbers of a service.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { impactOf } from '../../src/core/impact/impact';
import { serviceNumbers } from '../../src/core/impact/service-numbers';
import { serviceLines } from '../../src/core/impact/service-words';
import { effectLines } from '../../src/core/impact/effects';
import type { Call } from '../../src/core/model/call';
import type { Service } from '../../src/core/model/service';
import { call, graph, service } from './small-graph';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const target = fc.constantFrom(undefined, 0.99, 0.995, 0.999, 0.9995, 0.9999);
const services: fc.Arbitrary<readonly Service[]> = fc
  .tuple(...NAMES.map(() => fc.tuple(target, fc.constantFrom(undefined, undefined, 0.9999, 0.98))))
  .map((all) => all.map(([promised, own], index) => service(NAMES[index] ?? '', promised, own)));
const name = fc.constantFrom(...NAMES);
const share = fc.constantFrom({}, {}, { share: 0.5 });
const calls: fc.Arbitrary<readonly Call[]> = fc.uniqueArray(
  fc.tuple(name, name, share).map(([from, to, terms]) => call(from, to, 'hard', 'GET /', terms)),
  { minLength: 1, maxLength: 9, selector: ({ key }) => key },
);

describe('the verdict on an objective', () => {
  it('is the same of a call and of the service that makes it, with the same reason', () => {
    fc.assert(
      fc.property(services, calls, (all, made) => {
        const head = graph(all, made);
        const numbers = new Map(serviceNumbers(head).map((one) => [one.service, one]));
        for (const it of made) {
          const before = graph(
            all,
            made.filter((one) => one !== it),
          );
          const earlier = serviceNumbers(before).find((one) => one.service === it.from.service);
          const impact = impactOf({ kind: 'added', it }, before, head);
          const now = numbers.get(it.from.service);
          assert.equal(impact.feasible.after, now?.feasible);
          assert.equal(impact.feasible.before, earlier?.feasible);
          assert.deepEqual(impact.because, now?.because);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of a call that may wait is that of one that waits', () => {
    fc.assert(
      fc.property(services, calls, (all, made) => {
        const [it, ...others] = made;
        if (it === undefined) return;
        const asked: Call = { ...it, criticality: 'unknown' };
        const before = graph(all, others);
        const hard = impactOf({ kind: 'added', it }, before, graph(all, made));
        const unknown = impactOf({ kind: 'added', it: asked }, before, graph(all, [asked, ...others]));
        assert.deepEqual([unknown.feasible, unknown.because], [hard.feasible, hard.because]);
      }),
      { numRuns: 300 },
    );
  });

  it('names what stands behind, in the words of each door', () => {
    const all = [service('invoices', 0.995), service('tax', 0.9999), service('sms', 0.99)];
    const [behind, it] = [call('tax', 'sms'), call('invoices', 'tax')];
    const head = graph(all, [behind, it]);
    const [invoices] = serviceNumbers(head);
    assert.ok(invoices !== undefined);
    assert.equal(serviceLines(invoices)[0], '99.50 % cannot be kept: sms allows 99.00 % at best.');
    const impact = impactOf({ kind: 'added', it }, graph(all, [behind]), head);
    const lines = effectLines(it, impact).map((line) => line.map(({ text }) => text).join(''));
    assert.equal(lines[0], 'invoices can no longer keep 99.50 % (sms allows 99.00 %).');
  });
});
