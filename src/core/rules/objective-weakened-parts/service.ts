// What the branch weakens of a service: its tier, its objectives, its stage, its onboarding.
import { sloText } from '../../catalog/slo-text';
import { compareTiers } from '../../model/tier';
import type { Fix } from '../../model/edit';
import type { Severity } from '../../model/finding';
import type { Lifecycle } from '../../model/lifecycle';
import type { Place } from '../../model/place';
import type { Service } from '../../model/service';
import { writePercent } from '../../units/percent';
import { isHalfTyped } from '../judging/evidence';
import { placeOf } from '../judging/words';
import type { RuleContext, Verdict } from '../rule';
import { sloName, weakenedSlos } from './slo';

const STAGES: readonly Lifecycle[] = ['design', 'development', 'limited', 'ga', 'deprecated', 'retired'];

/** Both states of one service, whatever it was called. */
interface Pair {
  readonly before: Service;
  readonly head: Service;
  readonly severity: Severity;
}

type Part = (context: RuleContext, pair: Pair) => readonly Omit<Verdict, 'severity' | 'service'>[];

/** One verdict for each statement that is weaker than in the baseline; an error where the service is core. */
export function weakenedServices(context: RuleContext): readonly Verdict[] {
  return context.changes.services.flatMap(({ kind, it, before }) => {
    if (kind === 'removed') return undescribed(context, it);
    if (before === undefined || isHalfTyped(context.head, before.evidence)) return [];
    const pair = { before, head: it, severity: severityOf(context, before) };
    return [tier, objectives, stage, onboarding].flatMap((part: Part) =>
      part(context, pair).map((verdict) => ({ ...verdict, severity: pair.severity, service: it.name })),
    );
  });
}

const tier: Part = ({ configs }, { before, head }) => {
  const [was, is] = [before.tier.declared, head.tier.declared];
  if (compareTiers(is, was) >= 0) return [];
  // Both are "others": that is told once, where it is written.
  if (head.tier.place === undefined && configs !== undefined && was === configs.before.others) return [];
  const place = head.tier.place ?? placeLike(head, before.tier.place);
  if (place === undefined) return [];
  const message =
    is === 'unknown'
      ? `Nothing says the tier of ${head.name} any more; it was ${was}.`
      : `The tier of ${head.name} is lowered from ${was} to ${is}.`;
  const inConfig = place.file === configs?.head.file || head.tier.place === undefined;
  const back: Fix = inConfig
    ? { title: `Declare ${head.name} ${was}`, intent: { kind: 'declare-tier', service: head.name, tier: was } }
    : putBack(was, place);
  return [{ message, next: next(was, before), place, about: `${head.name} tier`, fixes: [back] }];
};

const objectives: Part = (context, { before, head }) =>
  weakenedSlos(before.slos, head.slos).flatMap(({ before: old, head: now }) => {
    if (now === undefined && isHalfTyped(context.head, [old.evidence])) return [];
    const name = `The objective ${sloName(old)} of ${head.name}`;
    const place = now?.evidence.place ?? placeLike(head, old.evidence.place);
    if (place === undefined) return [];
    const words =
      now === undefined
        ? { message: `${name} (${sloText(old)}) is taken away.` }
        : { message: `${name} is weakened from ${sloText(old)} to ${sloText(now)}.` };
    const target = writePercent(old.target);
    // Other formats write targets in other notations, and elsewhere.
    const ours = now?.evidence.format === 'sre-yaml' && now.target < old.target;
    const back: readonly Fix[] = ours ? [putBack(target, now.evidence.place, 'target')] : [];
    return [
      {
        ...words,
        next: next(sloText(old), before),
        place,
        about: `${head.name} slo ${old.type} ${old.id}`,
        fixes: back,
      },
    ];
  });

const stage: Part = (_, { before, head }) => {
  const was = before.lifecycle?.value;
  const is = head.lifecycle?.value;
  if (was === undefined || (is !== undefined && STAGES.indexOf(is) >= STAGES.indexOf(was))) return [];
  const place = head.lifecycle?.place ?? placeLike(head, before.lifecycle?.place);
  if (place === undefined) return [];
  const message =
    is === undefined
      ? `Nothing says the lifecycle of ${head.name} any more; it was ${was}.`
      : `The lifecycle of ${head.name} is set back from ${was} to ${is}.`;
  const fixes = head.lifecycle === undefined ? [] : [putBack(was, head.lifecycle.place)];
  return [{ message, next: next(was, before), place, about: `${head.name} lifecycle`, fixes }];
};

const onboarding: Part = (_, { before, head }) => {
  const place = placeLike(head, before.evidence[0]?.place);
  if (before.onboarded !== true || head.onboarded === true || place === undefined) return [];
  const message = `${head.name} is not marked as onboarded any more, so most findings about it would only inform.`;
  return [{ message, next: next('onboarded', before), place, about: `${head.name} onboarded` }];
};

/** A service that is still called, but that nothing describes any more: its tier and its objectives went with it. */
function undescribed(context: RuleContext, before: Service): readonly Verdict[] {
  const { head } = context;
  if (!before.known || before.tier.declared === 'unknown' || head.services.get(before.name)?.known !== false) return [];
  const call = head.calls.find(({ to }) => to.service === before.name);
  const place = call && placeOf(call);
  if (place === undefined) return [];
  return [
    {
      severity: severityOf(context, before),
      message: `Nothing describes ${before.name} any more, although it is still called here; it was ${before.tier.declared}.`,
      next: next('its description', before),
      place,
      about: `${before.name} tier`,
      service: before.name,
    },
  ];
}

function severityOf({ before }: RuleContext, { name, tier: { declared } }: Service): Severity {
  return declared === 'core' || before.tiers.get(name)?.tier === 'core' ? 'error' : 'warning';
}

function next(was: string, { owner }: Service): string {
  return `Put ${was} back, or have ${owner?.value.team ?? 'the owner'} agree in the review.`;
}

/** Where something stood that is gone: the service in that file, else where the service is described. */
function placeLike({ evidence }: Service, old: Place | undefined): Place | undefined {
  return (evidence.find(({ place }) => place.file === old?.file) ?? evidence[0])?.place;
}

function putBack(value: string, place: Place, field?: string): Fix {
  return {
    title: `Put ${value} back`,
    intent: { kind: 'set-value', place, ...(field === undefined ? {} : { field }), value },
  };
}
