// ARC-08: a service cannot work without nobody who matters less, is ending, or belongs to nobody.
import type { Call } from '../model/call';
import type { Fix } from '../model/edit';
import type { Evidence } from '../model/place';
import type { Service } from '../model/service';
import { compareTiers, type Tier } from '../model/tier';
import { endingOfService } from '../rules/judging/ending';
import { declareTierFixes, itDoesNotWait } from '../rules/judging/fixes';
import { listed } from '../rules/judging/words';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls, callsOf, hardCallsOf, namesOf, noCalls } from './judging/calls';
import { saidOf } from './judging/service-evidence';
import { fails, notKnown, passes } from './judging/verdict';

export const arc08: Check = {
  id: 'ARC-08',
  group: 'ARC',
  title: 'No hard dependency on a lower tier, deprecated, or ownerless service',
  why: 'A service is up only as long as what it cannot work without; there must be somebody who gets up for that, today and next year.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'design',
  remedy: 'Raise the tier of the callee, replace what is ending, name an owner, or answer without it.',
  level: 'auto',
  verify,
};

interface Trouble {
  readonly words: string;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Fix[];
}

function verify(context: CheckContext): Verdict {
  const calls = hardCallsOf(context);
  const { name } = context.service;
  const all = callsOf(context);
  if (all.length === 0) return noCalls(context);
  const troubles = [...firstCalls(calls).values()].flatMap((call) => troubleOf(context, call) ?? []);
  if (troubles.length > 0)
    return fails(
      `${name} cannot work without ${troubles.map(({ words }) => words).join(', ')}.`,
      troubles.flatMap(({ evidence }) => evidence),
      troubles.flatMap(({ fixes }) => fixes),
    );
  const unsaid = unsaidOf(context, calls);
  if (unsaid.length > 0) return notKnown(`Nobody says the tier of ${listed(unsaid)}.`, atCalls(calls));
  const asked = all.filter(({ criticality }) => criticality === 'unknown');
  if (asked.length > 0) return notKnown(`Nobody says whether ${name} works without ${namesOf(asked)}.`, atCalls(asked));
  if (calls.length === 0) return passes(`${name} works without all that it calls.`, atCalls(all));
  return passes(`All that ${name} cannot work without matters as much, goes on, and has an owner.`, atCalls(calls));
}

function firstCalls(calls: readonly Call[]): ReadonlyMap<string, Call> {
  return new Map(calls.toReversed().map((call) => [call.to.service, call]));
}

function troubleOf(context: CheckContext, call: Call): Trouble | undefined {
  const { report, tier } = context;
  const callee = report.head.services.get(call.to.service);
  if (callee === undefined) return undefined;
  const ending = endingOfService(callee);
  const lower = isLower(call, callee, tier);
  const words = [
    ...(lower ? [callee.tier.declared] : []),
    ...(ending === undefined ? [] : [ending.retired ? 'retired' : 'ending']),
    ...(isOwned(context, callee) ? [] : ['nobody owns it']),
  ];
  if (words.length === 0) return undefined;
  return {
    words: `${callee.name} (${words.join(', ')})`,
    evidence: [
      ...atCalls([call]),
      ...(lower ? saidOf(callee, callee.tier.place) : []),
      ...saidOf(callee, ending?.place),
    ],
    fixes: [
      ...(lower && words.length === 1 ? declareTierFixes(callee.name, [tier]) : []),
      ...(call.mode === 'unknown' ? [] : [itDoesNotWait(call)]),
    ],
  };
}

/** Declared so: what flows make of it is told of the callee (ARC-02). What its team has acknowledged is agreed. */
function isLower({ terms }: Call, { tier: { declared }, external }: Service, tier: Tier): boolean {
  if (tier === 'unknown' || declared === 'unknown' || external !== undefined) return false;
  return terms.acknowledgedBy === undefined && compareTiers(declared, tier) < 0;
}

/** What others run, their contract owns; of what nothing here describes no file could say an owner. */
function isOwned({ ownersOf }: CheckContext, { owner, external, known, evidence }: Service): boolean {
  if (owner !== undefined || external !== undefined || !known) return true;
  return evidence.some(({ place, format }) => format !== 'config' && ownersOf(place.file).length > 0);
}

/** Callees without a tier: nobody knows whether they matter less. */
function unsaidOf({ report, tier }: CheckContext, calls: readonly Call[]): readonly string[] {
  if (tier === 'supplementary') return [];
  const names = new Set(calls.map(({ to }) => to.service));
  return [...names].filter((name) => {
    const isForeign = report.head.services.get(name)?.external !== undefined;
    return !isForeign && (report.head.services.get(name)?.tier.declared ?? 'unknown') === 'unknown';
  });
}
