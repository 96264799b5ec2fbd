// What a statement rests on: the kind of file, whether that is half typed, and which calls a service's own manifests list.
import { callsBy, callsOutside } from '../../catalog/calls-by';
import { grouped } from '../../catalog/grouped';
import { rememberEach } from '../../catalog/remember';
import type { Call } from '../../model/call';
import type { Graph } from '../../model/graph';
import type { Evidence } from '../../model/place';
import { SOLUTION_FORMAT } from '../../solution/planned';
import type { RuleContext } from '../rule';

/** Formats of configuration: where a service is told an address. */
export const CONFIGURATION = new Set(['kubernetes', 'compose', 'env-file']);
/** Formats in which people list what a service calls. */
const LISTS = new Set(['sre-yaml', 'backstage', 'opensrm', 'openapi']);
/** The published graph of another repository. */
const GRAPH = 'graph';

/** True where a file that says it has syntax errors: what it lacks may only be half typed. */
export function isHalfTyped({ incomplete }: Graph, evidence: readonly Evidence[]): boolean {
  return evidence.some(({ place }) => incomplete.has(place.file));
}

/** True where a configuration of this workspace names the callee's address. */
export function isConfigured({ evidence }: Call): boolean {
  return evidence.some(({ format }) => CONFIGURATION.has(format));
}

/** True where a manifest of this workspace lists the call; a planned one is no list yet. */
export function isListed({ grade, terms, evidence }: Call): boolean {
  return grade === 'declared' && terms.planned !== true && evidence.some(({ format }) => LISTS.has(format));
}

/** True where only the graph of another repository, or a plan, speaks of the call. */
export function isElsewhere({ evidence }: Call): boolean {
  return evidence.every(({ format }) => format === GRAPH || format === SOLUTION_FORMAT);
}

/** All calls between two services, on both sides. */
export interface Pair {
  readonly head: readonly Call[];
  readonly before: readonly Call[];
}

/**
 * The pairs of services of head between which the sides differ; in an audit all. Where every call is the very same on both
 * sides the branch caused nothing.
 */
export function judgedPairs({ head, before, audit }: RuleContext): readonly Pair[] {
  const asked =
    audit === true
      ? head.calls
      : [...callsOutside(head.calls, before.calls), ...callsOutside(before.calls, head.calls)];
  const judged = new Map(asked.map((call) => [pairOf(call), call]));
  const between = (calls: readonly Call[], { from, to }: Call) =>
    byCallee(callsBy(calls).from(from.service)).get(to.service) ?? [];
  return [...judged.values()].flatMap((one) => {
    const now = between(head.calls, one);
    return now.length === 0 ? [] : [{ head: now, before: between(before.calls, one) }];
  });
}

const byCallee = rememberEach((calls: readonly Call[]) => grouped(calls, ({ to }) => to.service));

/** One text for the two services of a call: names hold no line breaks. */
export function pairOf({ from, to }: Pick<Call, 'from' | 'to'>): string {
  return `${from.service}\n${to.service}`;
}
