// Runs the rules over a change.
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import type { Fix } from '../model/edit';
import { comparePlaces } from '../model/place';
import type { Finding } from '../model/finding';
import type { Steps } from '../syntax/steps';
import { addDays, parseDay } from '../units/day';
import { coveringOf } from '../waivers/covering';
import type { JudgedWaiver } from '../waivers/sides';
import { proposedText } from '../waivers/words';
import { ALL_RULES } from './judging/alert-rules';
import { type Judged, mergeVerdicts } from './judging/merge';
import { observedUntil, severityOf } from './judging/severity';
import type { CallRule, Rule, RuleContext, Verdict } from './rule';

const WEAKENED = 'F-22';
/** As long as a waiver about a core service may last: PRO-02. */
const LONGEST_WAIVER_DAYS = 90;

export interface Judgement {
  /** Sorted by place, at most one a call. */
  readonly findings: readonly Finding[];
  /** The waivers that some rule had reason for, whether they hold or not. */
  readonly used: ReadonlySet<JudgedWaiver>;
  /** By the code of a rule that a practice switches off: how often it would have spoken. */
  readonly silenced: ReadonlyMap<string, number>;
}

/**
 * The findings of a change. Hardly any while no tier is declared on either side: then nobody has said yet what matters. Only
 * calls whose evidence is of a grade that the configuration trusts are judged. Pauses between rules, and within what is asked of
 * many calls.
 */
export function* judge(given: RuleContext): Steps<Judgement> {
  const context: RuleContext = { ...given, severities: new Map(ALL_RULES.map(({ id, severity }) => [id, severity])) };
  const used = new Set<JudgedWaiver>();
  const waiversOn = coveringOf(context.waivers ?? [], context.head);
  const silenced = new Map<string, number>();
  const anyTier = context.head.anyTier || context.before.anyTier;
  const calls = new Map<string, Call>();
  for (const { kind, it } of context.changes.calls) if (kind !== 'removed') calls.set(it.key, it);

  const byCall = new Map<string, Judged[]>();
  const alone: Judged[] = [];
  for (const rule of ALL_RULES) {
    if (context.config.rules.get(rule.id)?.off || !(anyTier || rule.evenWithoutTiers)) continue;
    if (context.off?.(rule.code) !== undefined) {
      silenced.set(rule.code, (yield* ask(context, rule)).length);
      continue;
    }
    for (const [index, { verdict, key }] of (yield* ask(context, rule)).entries()) {
      if (index % STEP === STEP - 1) yield;
      const call = key === undefined ? undefined : calls.get(key);
      const judged = withWaiver(
        waiversOn,
        {
          rule,
          verdict: observed(context, rule, verdict),
          severity: severityOf(context, rule, verdict),
          ...(call && { call }),
        },
        used,
      );
      if (call === undefined) alone.push(judged);
      else if (!push(byCall, call.key, judged)) byCall.set(call.key, [judged]);
    }
  }
  const findings: Finding[] = [];
  for (const judged of [...byCall.values(), ...alone.map((one) => [one])]) {
    const finding = mergeVerdicts(judged);
    if (finding !== undefined && findings.push(withWaiveFix(finding, context.today)) % STEP === 0) yield;
  }
  findings.sort(
    (a, b) => comparePlaces(a.place, b.place) || compare(a.code, b.code) || compare(a.fingerprint, b.fingerprint),
  );
  return { findings, used, silenced };
}

/** Calls that a rule is asked about between two pauses: a few milliseconds. */
const STEP = 64;

function push<T>(lists: ReadonlyMap<string, T[]>, key: string, one: T): boolean {
  const list = lists.get(key);
  list?.push(one);
  return list !== undefined;
}

/** What informs stops nobody, and a waiver of a waiver helps nobody. */
function withWaiveFix(finding: Finding, today: string): Finding {
  const { rule, place, entry = place, severity, waived, fixes } = finding;
  const from = parseDay(today);
  if (from === undefined || waived !== undefined || severity === 'information' || finding.code === WEAKENED)
    return finding;
  const until = addDays(from, LONGEST_WAIVER_DAYS);
  const waive: Fix = {
    title: `Waive until ${until} (needs an approver)`,
    intent: { kind: 'waive', place: entry, rule, until },
  };
  return { ...finding, fixes: [...fixes, waive] };
}

function observed(context: RuleContext, rule: Rule, verdict: Verdict): Verdict {
  const until = observedUntil(context, rule);
  return until === undefined ? verdict : { ...verdict, message: `${verdict.message} Only observed until ${until}.` };
}

/** A waiver that holds takes the verdict out of the count; one that is only proposed is told. */
function withWaiver(waiversOn: ReturnType<typeof coveringOf>, judged: Judged, used: Set<JudgedWaiver>): Judged {
  const { rule, verdict, call } = judged;
  const service = verdict.service ?? call?.from.service;
  const said = {
    rule: rule.id,
    place: verdict.place,
    ...(verdict.entry && { entry: verdict.entry }),
    ...(call && { call }),
    ...(service !== undefined && { service }),
  };
  const covering = waiversOn(said);
  for (const one of covering) used.add(one);
  const holding = covering.find(({ state }) => state === 'holds');
  if (holding !== undefined) return { ...judged, waived: holding.waiver };
  const proposed = covering.find(({ state }) => state === 'proposed');
  if (proposed === undefined) return judged;
  return { ...judged, verdict: { ...verdict, message: `${verdict.message} ${proposedText(proposed.waiver)}` } };
}

interface Asked {
  readonly verdict: Verdict;
  readonly key: string | undefined;
}

function* ask(context: RuleContext, rule: Rule): Steps<readonly Asked[]> {
  yield;
  if (rule.on === 'workspace') return rule.check(context).map((verdict) => ({ verdict, key: verdict.call }));
  const asked: Asked[] = [];
  for (const [index, change] of context.changes.calls.entries()) {
    if (index % STEP === STEP - 1) yield;
    const verdict = concerns(context, rule, change) ? rule.check(context, change) : undefined;
    if (verdict === undefined) continue;
    const service = verdict.service ?? change.it.from.service;
    asked.push({ verdict: { ...verdict, service }, key: change.it.key });
  }
  return asked;
}

function concerns({ config }: RuleContext, rule: CallRule, { kind, it }: Change<Call>): boolean {
  return kind !== 'removed' && rule.on.includes(`${kind}-call`) && config.trust.includes(it.grade);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
