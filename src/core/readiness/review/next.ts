// What to do next, and in which order services are shown: the one in trouble first.
import type { CheckResult, Group, GroupScore, ServiceReview } from '../../model/review';
import { GROUPS } from '../../model/review';
import { compareTiers } from '../../model/tier';

/** More are not begun on one afternoon. */
const MOST_NEXT = 3;

const WEIGHT = { error: 3, warning: 2, information: 1 } as const;

/** Failures before unknowns, what is asked most before the rest, what caused an incident first. The order of the checks else. */
export function nextOf(checks: readonly CheckResult[], incidents: ReadonlySet<string>): readonly string[] {
  const open = checks.filter(({ state }) => state === 'fail' || state === 'unknown');
  const rank = ({ id, state, demand, severity }: CheckResult): number =>
    (incidents.has(id) ? 100 : 0) +
    (state === 'fail' ? 10 : 0) +
    (demand === 'required' ? 5 : demand === 'recommended' ? 3 : 0) +
    (severity === undefined ? 0 : WEIGHT[severity]);
  return open
    .map((check, index) => ({ check, index }))
    .sort((a, b) => rank(b.check) - rank(a.check) || a.index - b.index)
    .slice(0, MOST_NEXT)
    .map(({ check }) => check.id);
}

/** Passed, failed, unknown and waived checks of each group that has any. */
export function scoresOf(checks: readonly CheckResult[]): readonly GroupScore[] {
  const count = (group: Group, state: CheckResult['state']) =>
    checks.filter((check) => check.group === group && check.state === state).length;
  return GROUPS.map((group) => ({
    group,
    passed: count(group, 'pass'),
    failed: count(group, 'fail'),
    unknown: count(group, 'unknown'),
    waived: count(group, 'waived'),
  })).filter(({ passed, failed, unknown, waived }) => passed + failed + unknown + waived > 0);
}

/** By tier, then incidents, then required checks that fail, then callers, then name. */
export function compareTrouble(a: ServiceReview, b: ServiceReview): number {
  return (
    compareTiers(b.tier, a.tier) ||
    b.incidents.count - a.incidents.count ||
    failures(b) - failures(a) ||
    b.callers - a.callers ||
    (a.service < b.service ? -1 : a.service > b.service ? 1 : 0)
  );
}

function failures({ checks }: ServiceReview): number {
  return checks.filter(({ state, demand }) => state === 'fail' && demand === 'required').length;
}
