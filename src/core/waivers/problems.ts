// What is told of waivers themselves: that one has expired, or that there is nothing left for it to accept.
import type { Graph } from '../model/graph';
import type { Problem } from '../model/problem';
import { coveredCalls } from './cover';
import type { JudgedWaiver } from './sides';

export interface WaiverUse {
  readonly waivers: readonly JudgedWaiver[];
  /** Those that some rule had reason for. */
  readonly used: ReadonlySet<JudgedWaiver>;
  readonly head: Graph;
  /** Absent in an audit. */
  readonly before?: Graph;
  /** Rules that were asked about calls, and all that were asked. */
  readonly callRules: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
}

/**
 * `waiver-expired` (a warning) and `waiver-unused` (information). Unused is told only where it is certain: never while a
 * file has syntax errors. An audit knows it of every waiver; a change only of those that name a call which is there,
 * for a rule that is asked about calls: any other may be meant for a later change.
 */
export function waiverProblems(use: WaiverUse): readonly Problem[] {
  return use.waivers.flatMap((one) => {
    const unused = isUnused(use, one);
    if (one.state === 'expired') return [expired(one, unused)];
    return unused ? [told(one, 'waiver-unused', unusedMessage(use, one), 'information')] : [];
  });
}

/** Of a workspace whose baseline is unknown only the day tells something. */
export function expiredOnly(waivers: readonly JudgedWaiver[]): readonly Problem[] {
  return waivers.filter(({ state }) => state === 'expired').map((one) => expired(one, false));
}

function expired(one: JudgedWaiver, unused: boolean): Problem {
  const effect = unused ? 'there is nothing left that it accepted. Remove it.' : 'what it accepted counts again.';
  const next = unused ? '' : ' Have it renewed, or remove it.';
  return told(one, 'waiver-expired', `This waiver ended on ${one.waiver.expires}: ${effect}${next}`, 'warning');
}

function isUnused({ waivers: _, ...use }: WaiverUse, one: JudgedWaiver): boolean {
  const { rule } = one.waiver;
  if (use.used.has(one) || use.head.incomplete.size > 0 || !use.rules.has(rule)) return false;
  return use.before === undefined || (use.callRules.has(rule) && coveredCalls(one, use.head).length > 0);
}

function unusedMessage({ head, before }: WaiverUse, one: JudgedWaiver): string {
  const { rule } = one.waiver;
  if (before === undefined) return `${rule} has nothing to say here any more, so this waiver can be removed.`;
  const known = keysIn(before);
  const landed = coveredCalls(one, head).every(({ key }) => known.has(key));
  const why = landed ? 'The call is in the baseline' : `${rule} has nothing to say of this call`;
  return `${why}, so this waiver can be removed, unless audits shall go on accepting it.`;
}

const keys = new WeakMap<Graph, ReadonlySet<string>>();

function keysIn(graph: Graph): ReadonlySet<string> {
  const known = keys.get(graph) ?? new Set(graph.calls.map(({ key }) => key));
  keys.set(graph, known);
  return known;
}

function told(one: JudgedWaiver, code: string, message: string, severity: Problem['severity']): Problem {
  return { code, message, place: one.waiver.place, severity };
}
