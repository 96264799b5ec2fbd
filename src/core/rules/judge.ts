// Runs the rules over a change.
import type { Call } from '../model/call';
import type { Change } from '../model/change';
import { comparePlaces } from '../model/place';
import type { Finding } from '../model/finding';
import { RULES } from './index';
import { type Judged, mergeVerdicts } from './judging/merge';
import { severityOf } from './judging/severity';
import type { CallRule, Rule, RuleContext, Verdict } from './rule';

/**
 * The findings of a change, sorted by place, at most one a call. None while no tier is declared anywhere: then nobody has
 * said yet what matters. Only calls whose evidence is of a grade that the configuration trusts are judged.
 */
export function judge(context: RuleContext): Finding[] {
  if (!context.head.anyTier) return [];
  const calls = new Map<string, Call>();
  for (const { kind, it } of context.changes.calls) if (kind !== 'removed') calls.set(it.key, it);

  const byCall = new Map<string, Judged[]>();
  const alone: Judged[] = [];
  for (const rule of RULES) {
    if (context.config.rules.get(rule.id)?.off) continue;
    for (const { verdict, key } of ask(context, rule)) {
      const severity = severityOf(context, rule, verdict);
      const call = key === undefined ? undefined : calls.get(key);
      if (call === undefined) alone.push({ rule, verdict, severity });
      else byCall.set(call.key, [...(byCall.get(call.key) ?? []), { rule, verdict, severity, call }]);
    }
  }
  return [...byCall.values(), ...alone.map((one) => [one])]
    .flatMap((judged) => mergeVerdicts(judged) ?? [])
    .sort(
      (a, b) => comparePlaces(a.place, b.place) || compare(a.code, b.code) || compare(a.fingerprint, b.fingerprint),
    );
}

function ask(
  context: RuleContext,
  rule: Rule,
): readonly { readonly verdict: Verdict; readonly key: string | undefined }[] {
  if (rule.on === 'workspace') return rule.check(context).map((verdict) => ({ verdict, key: verdict.call }));
  return context.changes.calls
    .filter((change) => concerns(context, rule, change))
    .flatMap((change) => {
      const verdict = rule.check(context, change);
      if (verdict === undefined) return [];
      return [{ verdict: { ...verdict, service: verdict.service ?? change.it.from.service }, key: change.it.key }];
    });
}

function concerns({ config }: RuleContext, rule: CallRule, { kind, it }: Change<Call>): boolean {
  return kind !== 'removed' && rule.on.includes(`${kind}-call`) && config.trust.includes(it.grade);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
