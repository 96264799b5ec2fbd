// One finding a call: the worst verdict speaks, the others are lines in it.
import type { Call } from '../../model/call';
import type { Fix } from '../../model/edit';
import { compareSeverities, type Finding, type Related, type Severity } from '../../model/finding';
import type { Place } from '../../model/place';
import type { Waiver } from '../../model/waiver';
import { waiverText } from '../../waivers/words';
import type { Rule, Verdict } from '../rule';
import { fingerprint } from './fingerprint';

export interface Judged {
  readonly rule: Rule;
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly call?: Call;
  /** Accepted by a person: it no longer speaks for the call, but is told. */
  readonly waived?: Waiver;
}

/**
 * Takes what the rules said of one call, or one verdict that is about no call; gives the finding. Undefined for none. What
 * is waived becomes a further cause of what is not; the finding is waived only where all of it is.
 */
export function mergeVerdicts(judged: readonly Judged[]): Finding | undefined {
  const told = new Set(judged.map(({ rule }) => rule.id));
  const heard = judged.filter(({ rule }) => !rule.silentBeside?.some((id) => told.has(id))).sort(byWeight);
  const [first, ...others] = [...heard.filter((one) => !one.waived), ...heard.filter((one) => one.waived)];
  if (first === undefined) return undefined;
  const { rule, verdict, severity, call } = first;
  const all = [first, ...others];
  const also = call?.evidence.slice(1).map(({ place }) => ({ message: 'This call is also written here', place })) ?? [];
  const service = verdict.service ?? call?.from.service;
  const next = all.find((one) => one.verdict.next !== undefined)?.verdict.next;
  const cost = all.find((one) => one.verdict.cost !== undefined)?.verdict.cost;
  return {
    rule: rule.id,
    code: rule.code,
    severity,
    message: cost === undefined || cost === '' ? verdict.message : `${verdict.message} ${cost}`,
    ...(next !== undefined && { next }),
    place: verdict.place,
    ...(verdict.entry && { entry: verdict.entry }),
    ...(call && { call: call.key }),
    ...(service !== undefined && { service }),
    causes: others.map((other) => ({ rule: other.rule.id, message: causeMessage(other, first, next) })),
    related: relatedOf([...all.flatMap((one) => one.verdict.related ?? []), ...also], verdict.place),
    fixes: fixesOf(all.flatMap((one) => one.verdict.fixes ?? [])),
    fingerprint: fingerprint(rule.id, verdict.about),
    ...(first.waived && { waived: first.waived }),
  };
}

function causeMessage({ verdict, waived }: Judged, first: Judged, told: string | undefined): string {
  if (waived === undefined || waived === first.waived) return withNext(verdict, told);
  return `${verdict.message} (${waiverText(waived)})`;
}

/** The message of a further cause; its advice stands in the same line, unless the finding gives it already. */
function withNext({ message, next }: Verdict, told: string | undefined): string {
  return next === undefined || next === told ? message : `${message} ${next}`;
}

/** Worst first, then by code, then by what it is about. */
function byWeight(a: Judged, b: Judged): number {
  const severity = compareSeverities(b.severity, a.severity);
  if (severity !== 0) return severity;
  return order(a.rule.code, b.rule.code) || order(a.verdict.about, b.verdict.about);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function relatedOf(related: readonly Related[], own: Place): readonly Related[] {
  const seen = new Set([spot(own)]);
  return related.filter(({ place }) => {
    const isNew = !seen.has(spot(place));
    seen.add(spot(place));
    return isNew;
  });
}

function spot(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** Each edit once, by the title that comes first; the first preferred one stays preferred. */
function fixesOf(fixes: readonly Fix[]): readonly Fix[] {
  if (fixes.length < 2)
    return fixes.map(({ title, intent, preferred, certain }) => ({
      title,
      intent,
      ...(preferred && { preferred }),
      ...(certain && { certain }),
    }));
  const edits = new Map<string, Fix>();
  for (const fix of fixes) {
    const edit = JSON.stringify(fix.intent);
    if (!edits.has(edit)) edits.set(edit, fix);
  }
  const wanted = fixes.find((fix) => fix.preferred);
  const preferred = wanted && JSON.stringify(wanted.intent);
  return [...edits].map(([edit, { title, intent, certain }]) => ({
    title,
    intent,
    ...(edit === preferred && { preferred: true }),
    ...(certain && { certain }),
  }));
}
