// What must hold for the formulas whatever the numbers: bounds in order, monotone, no order, nothing out of the unknown.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { amplification, budgetedAmplification } from '../../src/core/impact/formulas/amplification';
import { serial, serialBounds } from '../../src/core/impact/formulas/availability';
import {
  budgetShare,
  equalShare,
  minutesPerOutage,
  ownFaultMinutes,
  splitTarget,
} from '../../src/core/impact/formulas/budget-share';
import {
  budgetBurnt,
  burnFromBudget,
  burnRate,
  burnThreshold,
  detectedAfterSeconds,
  exhaustedAfterHours,
  unattainableTarget,
} from '../../src/core/impact/formulas/burn-rate';
import {
  availabilityOfDowntime,
  errorBudgetMinutes,
  errorBudgetRequests,
  remainingBudget,
} from '../../src/core/impact/formulas/error-budget';
import { forecastRps } from '../../src/core/impact/formulas/forecast';
import { evictable, portionOf, rollingUpdate } from '../../src/core/impact/formulas/kubernetes-rounding';
import {
  criticalPath,
  fanOutSlow,
  guaranteedPercentile,
  independentLegQuantile,
  latencyBound,
  unionLegQuantile,
} from '../../src/core/impact/formulas/latency';
import {
  connectionsNeeded,
  inFlight,
  poolRps,
  queueFactor,
  servedShare,
} from '../../src/core/impact/formulas/littles-law';
import { addedLoad, expectedAttempts, sustainableRps, utilisation } from '../../src/core/impact/formulas/load';
import { usedByShare, withFallback, withTries } from '../../src/core/impact/formulas/partial-dependency';
import { availabilityOfRepair, parallel, someOf } from '../../src/core/impact/formulas/redundancy';
import { growthRoom, replicasFor } from '../../src/core/impact/formulas/replicas';
import { remainingDeadline, worstCaseMs } from '../../src/core/impact/formulas/worst-case';
import { replicasAgainstZoneLoss, utilisationWithout } from '../../src/core/impact/formulas/zone-loss';

const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const ratios = fc.array(ratio, { maxLength: 8 });
const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
const count = fc.integer({ min: 1, max: 12 });
const NOISE = 1e-9;

/** Rising in `grows` means that more of it never gives less. */
function rises(low: number | undefined, high: number | undefined): void {
  assert.ok(
    low !== undefined && high !== undefined && low <= high + NOISE * Math.max(1, Math.abs(high)),
    `${low} > ${high}`,
  );
}

describe('the numbers of an impact', () => {
  it('have no noise of binary fractions', () => {
    assert.equal(errorBudgetMinutes(0.9993, 30), 30.24);
    assert.equal(errorBudgetMinutes(0.9995, 30), 21.6);
    assert.equal(errorBudgetMinutes(0.99999, 7), 0.1008);
    assert.equal(serial([0.9995, 0.99]), 0.989505);
    assert.equal(replicasFor(840, 120, 0.7), 10);
  });

  it('keep their bounds in order', () => {
    fc.assert(
      fc.property(ratios, (all) => {
        const { worst, independent, best } = serialBounds(all);
        return 0 <= worst && worst <= independent && independent <= best && best <= 1;
      }),
    );
    fc.assert(fc.property(ratio, ratio, (a, f) => rises(a, withFallback(a, f))));
    fc.assert(fc.property(ratio, ratio, (a, p) => rises(a, usedByShare(a, p))));
    fc.assert(fc.property(ratio, count, (q, legs) => rises(fanOutSlow(q, legs), Math.min(1, legs * q))));
    fc.assert(
      fc.property(ratio, count, (t, legs) => rises(independentLegQuantile(t, legs), unionLegQuantile(t, legs))),
    );
    fc.assert(fc.property(ratio, count, (p, tries) => rises(expectedAttempts(p, tries), tries)));
    fc.assert(
      fc.property(fc.array(ratio, { minLength: 1, maxLength: 6 }), (all) => rises(Math.max(...all), parallel(all))),
    );
  });

  it('count the same attempts for two layers as for one that tries as often as both', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), count, count, (p, inner, outer) => {
        const failsAll = p ** inner;
        const layered = (expectedAttempts(p, inner) ?? 0) * (expectedAttempts(failsAll, outer) ?? 0);
        const together = expectedAttempts(p, inner * outer) ?? Number.NaN;
        assert.ok(Math.abs(layered - together) <= 1e-6 * together, `${layered} and ${together}`);
      }),
    );
  });

  it('do not depend on the order', () => {
    fc.assert(
      fc.property(ratios, fc.array(amount, { maxLength: 6 }), (all, durations) => {
        assert.deepEqual(serialBounds([...all].reverse()), serialBounds(all));
        assert.equal(parallel([...all].reverse()), parallel(all));
        assert.equal(criticalPath([...durations].reverse()), criticalPath(durations));
        const hops = all.map((bad, index) => ({ ms: index * 7.3, bad }));
        assert.deepEqual(latencyBound([...hops].reverse()), latencyBound(hops));
        assert.deepEqual(latencyBound([[...hops].reverse()]), latencyBound([hops]));
      }),
    );
  });

  it('move one way with each of their inputs', () => {
    fc.assert(
      fc.property(ratio, ratio, amount, count, (x, y, z, n) => {
        const [low, high] = x < y ? [x, y] : [y, x];
        rises(serial([low, 0.9]), serial([high, 0.9]));
        rises(serial([low, high]), serial([high]));
        rises(errorBudgetMinutes(high, 30), errorBudgetMinutes(low, 30));
        rises(errorBudgetMinutes(low, n), errorBudgetMinutes(low, n + 1));
        rises(budgetShare(high, 0.9), budgetShare(low, 0.9));
        rises(withFallback(low, 0.5), withFallback(high, 0.5));
        rises(usedByShare(0.9, high), usedByShare(0.9, low));
        rises(withTries(low, n), withTries(low, n + 1));
        rises(someOf(n, n + 1, low), someOf(n, n + 1, high));
        rises(someOf(n + 1, n + 1, low), someOf(n, n + 1, low));
        rises(fanOutSlow(low, n), fanOutSlow(low, n + 1));
        rises(splitTarget(low, n), splitTarget(high, n));
        rises(addedLoad(z, low, n), addedLoad(z, high, n + 1, 2));
        rises(expectedAttempts(low, n), expectedAttempts(high, n + 1));
        rises(worstCaseMs(n, z), worstCaseMs(n + 1, z, [low]));
        rises(forecastRps(z, low, n), forecastRps(z, high, n + 1));
        rises(replicasFor(z, 10, 0.7), replicasFor(z + n, 10, 0.7));
        rises(
          utilisationWithout(0, { replicas: n, zones: 3, rpsPerReplica: 10 }, z),
          utilisationWithout(1, { replicas: n, zones: 3, rpsPerReplica: 10 }, z),
        );
        rises(amplification([n]), amplification([n, n + 1]));
        rises(latencyBound([{ ms: z, bad: low }])?.bad, latencyBound([{ ms: z, bad: high }])?.bad);
        rises(
          latencyBound([
            [
              { ms: z, bad: low },
              { ms: n, bad: low },
            ],
          ])?.ms,
          latencyBound([
            { ms: z, bad: low },
            { ms: n, bad: low },
          ])?.ms,
        );
        rises(guaranteedPercentile([99, 99 - n]), guaranteedPercentile([99]));
      }),
    );
  });

  it('leave a deadline that never grows and never turns negative', () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 6 }), (deadline, elapsed) => {
        const left = [deadline, ...(remainingDeadline(deadline, elapsed) ?? [Number.NaN])];
        assert.equal(left.length, elapsed.length + 1);
        assert.ok(left.every((one, index) => one >= 0 && one <= (left[index - 1] ?? one) + NOISE));
      }),
    );
  });

  it('round as Kubernetes does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 200 }), (percent, total) => {
        const [up, down] = [portionOf({ percent }, total, 'up'), portionOf({ percent }, total, 'down')];
        rises(down, up);
        assert.ok((up ?? Number.NaN) - (down ?? Number.NaN) === ((percent * total) % 100 === 0 ? 0 : 1));
        assert.ok((evictable({ minAvailable: { percent } }, total) ?? -1) >= 0);
      }),
    );
    assert.deepEqual(rollingUpdate({ percent: 10 }, { count: 0 }, 5), { down: 1, extra: 0 });
    assert.equal(evictable({ maxUnavailable: { count: 5 } }, 2), 2);
  });

  it('say nothing where there is no budget', () => {
    assert.equal(errorBudgetMinutes(1, 30), 0);
    assert.equal(budgetShare(0.99, 1), undefined);
    assert.equal(remainingBudget(3, 0), undefined);
    assert.equal(burnRate(0.1, 1), undefined);
    assert.equal(remainingBudget(43.2, 21.6), -1);
  });

  const wrong = fc.constantFrom(Number.NaN, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);

  it('never make a number of what is unknown', () => {
    fc.assert(
      fc.property(wrong, (no) => {
        const spread = { replicas: 3, zones: 3, rpsPerReplica: 10 };
        const bimodal = { rps: 10, stuck: 0.1, deadlineSeconds: 1, latencySeconds: 0.1 };
        const made = {
          errorBudgetMinutes: [errorBudgetMinutes(no, 30), errorBudgetMinutes(0.99, no)],
          errorBudgetRequests: [errorBudgetRequests(no, 1), errorBudgetRequests(0.9, no)],
          remainingBudget: [remainingBudget(no, 1), remainingBudget(1, no)],
          availabilityOfDowntime: [availabilityOfDowntime(no), availabilityOfDowntime(1, no)],
          redundancy: [parallel([0.9, no]), parallel([]), someOf(no, 2, 0.9), someOf(1, no, 0.9), someOf(1, 2, no)],
          availabilityOfRepair: [availabilityOfRepair(no, 1), availabilityOfRepair(1, no)],
          partial: [
            withFallback(no, 1),
            withFallback(1, no),
            usedByShare(no, 1),
            usedByShare(1, no),
            withTries(no, 2),
            withTries(0.9, no),
          ],
          budgetShare: [budgetShare(no, 0.9), budgetShare(0.9, no)],
          ownFaultMinutes: [ownFaultMinutes(no, [], 30), ownFaultMinutes(0.9, [no], 30), ownFaultMinutes(0.9, [], no)],
          minutesPerOutage: [minutesPerOutage(no, [1]), minutesPerOutage(1, [no]), minutesPerOutage(1, [])],
          split: [equalShare(no, 2), equalShare(0.1, no), splitTarget(no, 2), splitTarget(0.9, no)],
          latencyBound: [
            latencyBound([{ ms: no, bad: 0 }]),
            latencyBound([[{ ms: 1, bad: no }]]),
            criticalPath([1, [no]]),
          ],
          tail: [fanOutSlow(no, 2), fanOutSlow(0.1, no), unionLegQuantile(no, 1), unionLegQuantile(0.9, no)],
          legs: [independentLegQuantile(no, 2), independentLegQuantile(0.9, no), guaranteedPercentile([no])],
          worstCase: [worstCaseMs(no, 1), worstCaseMs(1, no), worstCaseMs(3, 1, [no]), worstCaseMs(1, 1, [1])],
          remainingDeadline: [remainingDeadline(no, []), remainingDeadline(1, [no])],
          addedLoad: [addedLoad(no, 1, 1), addedLoad(1, no, 1), addedLoad(1, 1, no), addedLoad(1, 1, 1, no)],
          attempts: [expectedAttempts(no, 2), expectedAttempts(0.1, no)],
          capacity: [
            sustainableRps(no, 1, 1),
            sustainableRps(1, no, 1),
            sustainableRps(1, 1, no),
            utilisation(no, 1),
            utilisation(1, no),
            utilisation(1, 0),
          ],
          amplification: [amplification([2, no]), budgetedAmplification(no), budgetedAmplification(0.1, no)],
          forecastRps: [forecastRps(no, 0, 1), forecastRps(1, no, 1), forecastRps(1, 0, no), forecastRps(1, 0, 1, no)],
          replicas: [
            replicasFor(no, 1, 1),
            replicasFor(1, no, 1),
            replicasFor(1, 1, no),
            growthRoom(no, 1),
            growthRoom(1, no),
          ],
          zones: [
            utilisationWithout(no, spread, 1),
            utilisationWithout(3, spread, 1),
            utilisationWithout(1, spread, no),
            replicasAgainstZoneLoss(no, spread, 0.8),
            replicasAgainstZoneLoss(1, spread, no),
          ],
          little: [
            inFlight(no, 1),
            inFlight(1, no),
            poolRps(no, 1),
            poolRps(1, no),
            connectionsNeeded(no, 1),
            connectionsNeeded(1, no),
          ],
          queue: [servedShare(no, bimodal), servedShare(1, { ...bimodal, rps: no }), queueFactor(no), queueFactor(1)],
          burn: [
            burnThreshold(no, 0.9),
            burnThreshold(1, no),
            burnRate(no, 0.9),
            burnFromBudget(no, 1, 1),
            burnFromBudget(0.1, 1, no),
          ],
          burnt: [
            budgetBurnt(no, 1, 1),
            budgetBurnt(1, no, 1),
            exhaustedAfterHours(no, 1),
            exhaustedAfterHours(1, no),
            unattainableTarget(no),
          ],
          detected: [
            detectedAfterSeconds(no, 0.9, 1),
            detectedAfterSeconds(1, no, 1),
            detectedAfterSeconds(1, 0.9, no),
            detectedAfterSeconds(1, 0.9, 1, no),
          ],
          kubernetes: [
            portionOf({ percent: no }, 1, 'up'),
            portionOf({ count: no }, 1, 'up'),
            evictable({ maxUnavailable: { percent: 1 } }, no),
            rollingUpdate({ percent: no }, { count: 1 }, 1),
          ],
        };
        for (const [name, values] of Object.entries(made))
          assert.deepEqual(
            values,
            values.map(() => undefined),
            `${name} of ${no}`,
          );
      }),
    );
  });
});
