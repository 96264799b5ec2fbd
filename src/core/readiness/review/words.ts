// A review in words: how far a service is, as what it was reviewed, what a state is called.
import type { Lifecycle } from '../../model/lifecycle';
import type { CheckResult, CheckState, Review, ServiceReview } from '../../model/review';

export const STATE_WORDS: Record<CheckState, string> = {
  pass: 'passed',
  fail: 'failed',
  unknown: 'no evidence',
  'not-applicable': 'not applicable',
  waived: 'waived',
  off: 'off',
};

const STAGE_NAMES: Record<Lifecycle, string> = {
  design: 'design',
  development: 'development',
  limited: 'limited availability',
  ga: 'general availability',
  deprecated: 'deprecated',
  retired: 'retired',
};

export function stageName(stage: Lifecycle): string {
  return STAGE_NAMES[stage];
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly waived: number;
  /** All that count: what is off or not applicable does not. */
  readonly asked: number;
}

/** How many checks have each state that counts. */
export function tallyOf(checks: readonly Pick<CheckResult, 'state'>[]): Tally {
  const of = (state: CheckState) => checks.filter((check) => check.state === state).length;
  const [passed, failed, unknown, waived] = [of('pass'), of('fail'), of('unknown'), of('waived')];
  return { passed, failed, unknown, waived, asked: passed + failed + unknown + waived };
}

/** `7 of 10 passed, 2 failed, 1 without evidence`. */
export function tallyText({ passed, failed, unknown, waived, asked }: Tally): string {
  if (asked === 0) return 'no check counts here';
  const parts = [
    `${passed} of ${asked} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(unknown > 0 ? [`${unknown} without evidence`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ];
  return parts.join(', ');
}

/** Tier, stage, environments and onboarding, each in a few words. */
export function standing(service: ServiceReview): readonly string[] {
  const { tier, declaredTier, stage, assumed, onboarded, environments } = service;
  const raised = tier === declaredTier ? '' : ` (declared ${declaredTier})`;
  return [
    tier === 'unknown' ? 'no tier' : `${tier}${raised}`,
    assumed ? `reviewed as ${stage}: nobody says its lifecycle` : `reviewed as ${stage}`,
    ...(environments.length > 0 ? [environments.join(', ')] : []),
    ...(onboarded ? [] : ['not onboarded yet: information only']),
  ];
}

/** More ids in one line are not read. */
const MOST_IDS = 6;

/** What keeps a service from its next stage: `limited availability needs CAP-04, MON-08`; of the one it is in, what is open. */
export function gateText({ gate, stage }: Pick<ServiceReview, 'gate' | 'stage'>): string | undefined {
  const { missing } = gate;
  if (missing.length === 0) return undefined;
  const named = missing.slice(0, MOST_IDS).map(({ id }) => id);
  const more = missing.length > MOST_IDS ? ` and ${missing.length - MOST_IDS} more` : '';
  const ids = `${named.join(', ')}${more}`;
  return gate.stage === stage ? `required and open: ${ids}` : `${stageName(gate.stage)} needs ${ids}`;
}

/** What a stage lacks, behind a service's name: `lacks 2 required checks for limited availability`. */
export function stageText({ gate: { stage, missing } }: Pick<ServiceReview, 'gate'>): string {
  if (missing.length === 0) return `may go to ${stageName(stage)}: no required check is missing`;
  return `lacks ${missing.length} required ${missing.length === 1 ? 'check' : 'checks'} for ${stageName(stage)}`;
}

/** `since 2026-10-01: better CAP-04; worse MON-08`; undefined where no review is stored. */
export function sinceText({ since }: Pick<ServiceReview, 'since'>): string | undefined {
  if (since === undefined) return undefined;
  const { on, better, worse } = since;
  const parts = [
    ...(better.length === 0 ? [] : [`better ${better.join(', ')}`]),
    ...(worse.length === 0 ? [] : [`worse ${worse.join(', ')}`]),
  ];
  return `since ${on}: ${parts.length === 0 ? 'no failure has come or gone' : parts.join('; ')}`;
}

export interface Step {
  readonly service: ServiceReview;
  readonly check: CheckResult;
}

/** More are not begun on one afternoon. */
const MOST_STEPS = 3;

/** The three things to do next of a whole review: failures before unknowns, the service in trouble first. */
export function stepsOf({ services }: Pick<Review, 'services'>): readonly Step[] {
  const steps = services.flatMap((service) =>
    service.next.flatMap((id) => {
      const check = service.checks.find((one) => one.id === id);
      return check === undefined ? [] : [{ service, check }];
    }),
  );
  const failed = steps.filter(({ check }) => check.state === 'fail');
  return [...failed, ...steps.filter(({ check }) => check.state !== 'fail')].slice(0, MOST_STEPS);
}

/** `Production readiness: 2 of 10 services have failed checks`. */
export function reviewTitle({ services }: Review): string {
  const [only] = services;
  if (services.length === 1 && only !== undefined) return `${only.service}: ${tallyText(tallyOf(only.checks))}`;
  const failing = services.filter(({ checks }) => checks.some(({ state }) => state === 'fail')).length;
  if (failing > 0) return `${failing} of ${services.length} services ${failing === 1 ? 'has' : 'have'} failed checks`;
  const open = services.filter(({ checks }) => checks.some(({ state }) => state === 'unknown')).length;
  if (open > 0) return `no check failed; ${open} of ${services.length} services lack evidence`;
  return services.length === 0 ? 'no service was reviewed' : `all ${services.length} services passed`;
}

/** What no check could look at; undefined where nothing was left out. */
export function notRenderedText({ notRendered }: Review): string | undefined {
  const [first] = notRendered;
  if (first === undefined) return undefined;
  const many = notRendered.length === 1 ? '1 template' : `${notRendered.length} templates`;
  return `Not reviewed: ${many} that nobody has rendered (${first}${notRendered.length > 1 ? ' …' : ''}).`;
}
