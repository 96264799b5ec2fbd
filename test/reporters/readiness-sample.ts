// A review of three services as the runner would give it: failures, unknowns, a waiver, what is left out.
import type { CheckResult, CheckState, Review, ServiceReview } from '../../src/core/model/review';
import { nextOf, scoresOf } from '../../src/core/readiness/review/next';
import { place } from '../solution/estate';

const at = (file: string, line: number) => [{ place: place(file, line, 5, 17), format: 'kubernetes' }];

function check(id: string, state: CheckState, more: Partial<CheckResult> = {}): CheckResult {
  const group = id.split('-')[0] as CheckResult['group'];
  const open = state === 'fail' || state === 'unknown';
  return {
    id,
    group,
    title: `Title of ${id}`,
    state,
    demand: 'required',
    ...(open ? { severity: state === 'fail' ? ('error' as const) : ('warning' as const) } : {}),
    message: `Message of ${id}.`,
    why: `Why of ${id}.`,
    remedy: `Remedy of ${id}.`,
    evidence: state === 'fail' || state === 'pass' ? at('payments/k8s.yaml', 7) : [],
    fixes: [],
    attestable: false,
    ...more,
  };
}

function service(name: string, checks: readonly CheckResult[], more: Partial<ServiceReview> = {}): ServiceReview {
  return {
    service: name,
    described: at(`${name}/sre.yaml`, 2),
    tier: 'core',
    declaredTier: 'core',
    lifecycle: 'ga',
    stage: 'ga',
    assumed: false,
    onboarded: true,
    checks,
    next: nextOf(checks, new Set()),
    scores: scoresOf(checks),
    gate: { stage: 'ga', missing: checks.filter(({ state }) => state === 'fail' || state === 'unknown') },
    incidents: { count: 0, checks: [] },
    calls: [],
    callers: 0,
    environments: [],
    ...more,
  };
}

export const REVIEW: Review = {
  profile: 'full',
  asked: 'full',
  services: [
    service(
      'payments',
      [
        check('BEN-01', 'unknown'),
        check('CAP-04', 'fail', { evidence: [...at('payments/k8s.yaml', 7), ...at('payments/hpa.yaml', 3)] }),
        check('CAP-06', 'pass'),
        check('MON-08', 'waived', {
          message: 'No alert. Waived by team-sre until 2027-01-31: in work',
          waived: {
            rule: 'MON-08',
            service: 'payments',
            reason: 'in work',
            approver: 'team-sre',
            expires: '2027-01-31',
            place: place('.sre/config.yaml', 7, 5, 20),
          },
        }),
        check('DEP-01', 'not-applicable', { message: 'Counts from deprecated on.' }),
        check('DAT-01', 'off', { message: 'Not part of this profile.', demand: 'none' }),
      ],
      { environments: ['production'] },
    ),
    service(
      'sms.gateway',
      [check('CAP-04', 'fail', { severity: 'information', demand: 'recommended' }), check('CAP-06', 'pass')],
      { declaredTier: 'supplementary', onboarded: false, assumed: true },
    ),
    service('web', [check('CAP-04', 'pass'), check('CAP-06', 'pass')], {
      lifecycle: 'limited',
      stage: 'limited',
      gate: { stage: 'ga', missing: [check('ALR-02', 'unknown')] },
      since: { on: '2026-10-01', better: ['CAP-04'], worse: [] },
    }),
  ],
  notRendered: ['chart/templates/deployment.yaml'],
  problems: [
    {
      code: 'not-resolved',
      message: 'A generator is not run.',
      severity: 'information',
      place: place('k8s/kustomization.yaml', 4),
    },
  ],
};

/** A review of one service in which nothing is open. */
export const CLEAR: Review = {
  ...REVIEW,
  services: [service('web', [check('CAP-04', 'pass')])],
  notRendered: [],
  problems: [],
};

/** A review in which every name, file and message is this text. */
export function reviewWith(text: string): Review {
  const evidence = [{ place: place(text, 3), format: 'sre' }];
  const said = { title: text, message: text, why: text, remedy: text, evidence };
  const waived = { rule: text, reason: text, approver: text, expires: text, place: place(text, 4) };
  const checks = [
    check('CAP-04', 'fail', said),
    check('CAP-06', 'unknown', { ...said, severity: 'error' }),
    check('MON-08', 'waived', { ...said, waived }),
    check('BEN-01', 'pass', said),
    check('ALR-02', 'not-applicable', said),
  ];
  return {
    ...REVIEW,
    services: [service(text, checks, { described: evidence, environments: [text] }), service('other', [])],
    notRendered: [text],
    problems: [{ code: 'unknown-service', message: text, severity: 'error', place: place(text, 9) }],
  };
}
