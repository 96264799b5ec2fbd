// F-04: a service cannot work without one that declares itself less important.
import { callsBy } from '../catalog/calls-by';
import { type Call, callLabel } from '../model/call';
import type { Change } from '../model/change';
import type { Severity } from '../model/finding';
import type { Graph } from '../model/graph';
import type { Service } from '../model/service';
import { compareTiers, type Tier } from '../model/tier';
import { declareTierFixes, itDoesNotWait } from './judging/fixes';
import { listed, placeOf } from './judging/words';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

export const tierInversion: WorkspaceRule = {
  id: 'tier-inversion',
  code: 'F-04',
  title: 'A service cannot work without one of a lower tier',
  severity: 'warning',
  on: 'workspace',
  check,
};

interface Inversion {
  readonly call: Call;
  readonly caller: Tier;
  readonly callee: Tier;
}

/** New and changed calls at their entry; old ones only where the branch moved a declared tier, at that tier. */
function check(context: RuleContext): readonly Verdict[] {
  const { head, changes, config } = context;
  const changed = new Map(changes.calls.map((change) => [change.it.key, change]));
  const verdicts: Verdict[] = [];
  const byCause = new Map<string, Inversion[]>();
  const moved = movedTiers(context);
  for (const call of moved.size > 0 || changed.size > FEW ? head.calls : callsOf(head, [...changed.values()])) {
    const inversion = inversionOf(head, call);
    if (inversion === undefined || !config.trust.includes(call.grade)) continue;
    const change = changed.get(call.key);
    if (change !== undefined && isNew(context, change)) verdicts.push(...atCall(context, inversion));
    if (change !== undefined) continue;
    const cause = causeOf(moved, inversion);
    if (cause !== undefined) byCause.set(cause, [...(byCause.get(cause) ?? []), inversion]);
  }
  for (const [service, inversions] of byCause) verdicts.push(...atTier(context, service, inversions));
  return verdicts;
}

/** More changes than this are not looked up one by one. */
const FEW = 50;

/** The changed calls as head has them. */
function callsOf({ calls }: Graph, changes: readonly Change<Call>[]): readonly Call[] {
  const { from } = callsBy(calls);
  return changes.flatMap(({ it }) => from(it.from.service).find(({ key }) => key === it.key) ?? []);
}

/** A hard call, said to be so, from a higher to a lower declared tier. */
function inversionOf(graph: Graph, call: Call): Inversion | undefined {
  if (call.criticality !== 'hard' || call.assumed) return undefined;
  const caller = declaredTier(graph, call.from.service);
  const callee = declaredTier(graph, call.to.service);
  if (caller === 'unknown' || callee === 'unknown' || compareTiers(caller, callee) <= 0) return undefined;
  return { call, caller, callee };
}

function declaredTier(graph: Graph, service: string): Tier {
  return graph.services.get(service)?.tier.declared ?? 'unknown';
}

function isNew({ before }: RuleContext, { before: old }: Change<Call>): boolean {
  return old === undefined || inversionOf(before, old) === undefined;
}

function atCall(context: RuleContext, inversion: Inversion): readonly Verdict[] {
  const { call, caller, callee } = inversion;
  const place = placeOf(call);
  if (place === undefined || isAsHigh(context, inversion)) return [];
  const by = call.terms.acknowledgedBy;
  return [
    {
      severity: severityOf(inversion),
      message: `${call.from.service} (${caller}) cannot work without ${call.to.service}, which is declared ${callee}.${by === undefined ? '' : ` ${by} has acknowledged it.`}`,
      next: `Make ${callLabel(call)} soft with a fallback, or declare ${call.to.service} ${caller}.`,
      place,
      about: call.key,
      service: call.from.service,
      call: call.key,
      fixes: [itDoesNotWait(call), ...declareTierFixes(call.to.service, [caller])],
    },
  ];
}

/** The callee matters as much as the caller already, in effect: a promotion, or a call to core, tells which flow waits for it. */
function isAsHigh({ head }: RuleContext, { call, caller }: Inversion): boolean {
  return compareTiers(head.tiers.get(call.to.service)?.tier ?? 'unknown', caller) >= 0;
}

/** Core on supplementary is an error; what the callee's team has acknowledged is information. */
function severityOf({ call, caller, callee }: Inversion): Severity {
  if (call.terms.acknowledgedBy !== undefined) return 'information';
  return caller === 'core' && callee === 'supplementary' ? 'error' : 'warning';
}

type Moved = ReadonlyMap<string, { readonly from: Tier; readonly to: Tier }>;

/** Services whose declared tier is another than before. A tier declared for the first time moves nothing. */
function movedTiers({ changes }: RuleContext): Moved {
  const tierOf = ({ tier }: Service) => tier.declared;
  return new Map(
    changes.services.flatMap(({ before, it }) =>
      before === undefined || tierOf(before) === tierOf(it) || tierOf(before) === 'unknown'
        ? []
        : [[it.name, { from: tierOf(before), to: tierOf(it) }] as const],
    ),
  );
}

/** The service whose move made the inversion: the callee, else the caller. Undefined where it was one before. */
function causeOf(moved: Moved, { call, caller, callee }: Inversion): string | undefined {
  const from = moved.get(call.from.service);
  const to = moved.get(call.to.service);
  if (from === undefined && to === undefined) return undefined;
  if (compareTiers(from?.from ?? caller, to?.from ?? callee) > 0) return undefined;
  return to === undefined ? call.from.service : call.to.service;
}

function atTier({ head }: RuleContext, service: string, inversions: readonly Inversion[]): readonly Verdict[] {
  const calls = inversions.map(({ call }) => call);
  const [first] = calls;
  const place = head.services.get(service)?.tier.place ?? (first && placeOf(first));
  if (first === undefined || place === undefined) return [];
  const lowered = first.to.service === service;
  const others = [
    ...new Set(
      inversions.map(({ call, caller, callee }) =>
        lowered ? `${call.from.service} (${caller})` : `${call.to.service} (${callee})`,
      ),
    ),
  ];
  const tier = declaredTier(head, service);
  const severities = inversions.map(severityOf);
  return [
    {
      severity: (['error', 'warning'] as const).find((one) => severities.includes(one)) ?? 'information',
      message: lowered
        ? `${service} is ${tier} now, but ${listed(others)} cannot work without it.`
        : `${service} is ${tier} now, but it cannot work without ${listed(others)}.`,
      next: 'Make these calls soft with a fallback, or keep the tier.',
      place,
      related: calls.flatMap((call) => {
        const at = placeOf(call);
        return at === undefined ? [] : [{ message: callLabel(call), place: at }];
      }),
      about: `${service} tier`,
      service,
    },
  ];
}
