// A report as the session would give it for a small branch: payments waits for sms, loyalty charges payments.
import type { Call } from '../../src/core/model/call';
import type { Finding } from '../../src/core/model/finding';
import type { Impact } from '../../src/core/model/impact';
import type { Report } from '../../src/core/model/report';
import type { Checklist } from '../../src/core/model/solution';
import { checklistOf } from '../../src/core/solution/checklist';
import type { RenderOptions } from '../../src/core/reporters/reporter';
import {
  CHARGE,
  CONFIRM,
  call,
  chargeEnd,
  confirmEnd,
  end,
  graph,
  place,
  promotion,
  SEND,
  sendEnd,
  service,
  slo,
} from '../solution/estate';

export const OPTIONS: RenderOptions = {
  paint: (_style, text) => text,
  line: (file, line) => SOURCE.get(`${file}:${line}`),
};

const SOURCE = new Map([
  ['payments/openapi.yaml:93', '        - to: sms#sendMessage'],
  ['loyalty/sre.yaml:29', '\t- to: payments#chargeAccount   # points do not suffice'],
]);

const waits = call(
  confirmEnd,
  sendEnd,
  { mode: 'async', blocks: true },
  {
    evidence: [{ place: place('payments/openapi.yaml', 93, 11, 19), format: 'openapi' }],
  },
);
const charges = call(
  end('loyalty', 'POST /redemptions', 'redeemPoints'),
  chargeEnd,
  { mode: 'sync' },
  {
    evidence: [{ place: place('loyalty/sre.yaml', 29, 4, 27), format: 'sre' }],
  },
);
const reserves = call(end('collection', 'GET /cases/{}', 'getCase'), end('loyalty', 'GET /points', 'points'), {
  mode: 'sync',
  criticality: 'soft',
  timeoutMs: 800,
  deadlineMs: 90_000,
  tries: 2,
  backoff: 'exponential-jitter',
  idempotent: true,
  callsPerRequest: 1.5,
  share: 0.2,
  expectedRps: { average: 0.5, peak: 20 },
  parallel: 'notify',
  fallback: { kind: 'cached', ttlMs: 21_600_000 },
  consistency: 'outbox',
  flag: 'sms-confirmation',
  acknowledgedBy: 'team-messaging',
  planned: true,
});

const owner = (team: string) => ({ owner: { value: { team, contact: `#${team}` }, place: place('sre.yaml', 5) } });
const services = [
  service('payments', 'core', { ...owner('team-payments'), operations: [CONFIRM, CHARGE], slos: [slo(0.9995)] }),
  service('sms', 'supplementary', {
    ...owner('team-messaging'),
    aliases: ['sms-gateway'],
    operations: [SEND],
    slos: [slo(0.99)],
  }),
  service('loyalty', 'normal', {
    lifecycle: { value: 'ga', place: place('loyalty/sre.yaml', 5) },
    onboarded: true,
    onCall: 'https://on.call/loyalty',
    ownAvailability: 0.999986,
    capacity: { sustainableRps: { value: 900, place: place('loyalty/sre.yaml', 9) } },
    slos: [{ ...slo(0.99), id: 'latency', type: 'latency', thresholdMs: 300 }],
  }),
  service('collection', 'normal'),
];
const flow = {
  name: 'checkout',
  tier: 'core' as const,
  entry: chargeEnd,
  steps: [chargeEnd, confirmEnd],
  slo: slo(0.9993),
  evidence: { place: place('orders/sre.yaml', 12), format: 'sre' },
};
const before = graph({ services: services.filter(({ name }) => name !== 'collection'), flows: [flow] });
export const head = graph({
  services,
  calls: [waits, charges, reserves],
  flows: [flow],
  tiers: { sms: { tier: 'core', because: promotion(waits, 'core') } },
});

export const impacts = new Map<string, Impact>([
  [
    waits.key,
    {
      call: waits.key,
      target: 0.9995,
      windowDays: 30,
      budgetMinutes: 21.6,
      ceiling: { before: 1, after: 0.99 },
      ceilingMinutes: { before: 0, after: 432 },
      expected: { before: 0.9995, after: 0.989505 },
      expectedMinutes: { before: 21.6, after: 453.384 },
      counts: 'yes',
      feasible: { before: true, after: false },
      because: { service: 'sms', availability: 0.99 },
      budget: {
        dependencies: [{ service: 'sms', availability: 0.99, minutes: 432, share: 20, isNew: true }],
        total: { before: 0, after: 20 },
      },
      upstream: [
        {
          service: 'orders',
          target: 0.999,
          feasible: { before: true, after: false },
          because: { service: 'payments', availability: 0.99 },
        },
      ],
      flows: [
        {
          flow: 'checkout',
          tier: 'core',
          target: 0.9993,
          windowDays: 30,
          budgetMinutes: 30.24,
          ceiling: { before: 0.9995, after: 0.99 },
          ceilingMinutes: { before: 21.6, after: 432 },
          feasible: { before: true, after: false },
          because: { service: 'payments', availability: 0.99 },
          owners: ['team-orders', 'team-payments'],
        },
      ],
      unknown: [],
    },
  ],
  [
    charges.key,
    {
      call: charges.key,
      windowDays: 30,
      counts: 'yes',
      feasible: {},
      budget: { dependencies: [] },
      upstream: [],
      flows: [],
      unknown: [{ id: 'TS-13', what: 'loyalty has no availability SLO', question: 'Which one?', service: 'loyalty' }],
    },
  ],
]);

const checklists = new Map<string, Checklist>(
  [waits, charges, reserves].map((it: Call) => {
    const impact = impacts.get(it.key);
    const sides = { head, before, solutions: [], ...(impact && { impact }) };
    return [it.key, checklistOf({ change: { kind: 'added', it }, ...sides })];
  }),
);

export const promotes: Finding = {
  rule: 'tier-promotion',
  code: 'F-03',
  severity: 'warning',
  message: 'payments#confirm now waits for sms (declared supplementary): its effective tier becomes core.',
  next: 'Answer 3 open questions of the technical solution.',
  place: place('payments/openapi.yaml', 93, 11, 19),
  call: waits.key,
  service: 'payments',
  causes: [{ rule: 'new-call-to-core', message: 'sms is core after this change.' }],
  related: [
    { message: 'checkout begins here', place: place('orders/sre.yaml', 12) },
    { message: 'sms is declared supplementary', place: place('sms/sre.yaml', 4) },
  ],
  fixes: [],
  fingerprint: '00112233aabbccdd',
};

export const reachesCore: Finding = {
  rule: 'new-call-to-core',
  code: 'F-01',
  severity: 'warning',
  message: 'New: loyalty#redeemPoints calls payments#chargeAccount, which is core.',
  place: place('loyalty/sre.yaml', 29, 4, 27),
  call: charges.key,
  service: 'loyalty',
  causes: [],
  related: [],
  fixes: [],
  fingerprint: '44556677aabbccdd',
};

export const SAMPLE: Report = {
  baseline: { kind: 'commit', ref: 'origin/main', commit: '3f2a91c0d4e5f60718293a4b5c6d7e8f90a1b2c3' },
  head,
  before,
  changes: {
    services: services.filter(({ name }) => name === 'collection').map((it) => ({ kind: 'added' as const, it })),
    operations: [{ kind: 'added', it: { service: 'sms', operation: SEND } }],
    calls: [reserves, charges, waits].map((it) => ({ kind: 'added' as const, it })),
  },
  findings: [reachesCore, promotes],
  impacts,
  checklists,
  off: [
    {
      practice: 'bounded-retries',
      title: 'Retries are bounded and safe',
      reason: 'the mesh retries for now',
      review: '2027-01-31',
      place: place('.sre/practices.yaml', 12),
      due: false,
      ids: ['F-10', 'TS-07'],
      silenced: 1,
    },
  ],
  solutions: [],
  codeOwners: new Map(),
  problems: [
    {
      code: 'not-read-template',
      message: 'A template, not YAML.',
      severity: 'information',
      place: place('chart/deployment.yaml', 4),
    },
    { code: 'unknown-field', message: '"teir" is not a field.', severity: 'warning', place: place('sms/sre.yaml', 3) },
  ],
  read: { files: 40, documents: 12 },
};

/** The branch changed nothing that matters. */
export const QUIET: Report = {
  ...SAMPLE,
  head: before,
  changes: { services: [], operations: [], calls: [] },
  findings: [],
  impacts: new Map(),
  checklists: new Map(),
  off: [],
  problems: [],
};

export const UNKNOWN: Report = {
  ...QUIET,
  baseline: { kind: 'unknown', reason: 'This clone has one commit only.', remedy: 'git fetch --unshallow' },
};

export const NO_CORE: Report = {
  ...QUIET,
  head: graph({
    services: services.map(({ name }) => service(name, 'unknown')),
    calls: [waits, charges, reserves],
  }),
};

/** The same change, one finding accepted for a time. */
export const WAIVED: Report = {
  ...SAMPLE,
  findings: [
    {
      ...reachesCore,
      waived: {
        rule: 'new-call-to-core',
        call: 'loyalty -> payments',
        reason: 'load test agreed',
        approver: 'team-sre',
        expires: '2027-01-31',
        place: place('.sre/config.yaml', 7, 5, 20),
      },
    },
    promotes,
  ],
};

/** A change in which every name, file and message is this text. */
export function withText(text: string): Report {
  const at = place(text, 3);
  const one = call(end(text), end('payments'), { mode: 'sync' }, { evidence: [{ place: at, format: 'sre' }] });
  const waived = { rule: text, reason: text, approver: text, expires: text, place: at };
  const finding: Finding = {
    ...promotes,
    message: text,
    next: text,
    call: one.key,
    service: text,
    place: at,
    causes: [{ rule: 'tier-unknown', message: text }],
    related: [{ message: text, place: at }],
  };
  return {
    ...SAMPLE,
    baseline: { kind: 'file', ref: text },
    changes: {
      services: [{ kind: 'added', it: service(text) }],
      operations: [],
      calls: [{ kind: 'added', it: one }],
    },
    findings: [finding, { ...finding, fingerprint: 'second', waived }],
    off: [{ practice: text, title: text, reason: text, review: text, place: at, due: true, ids: [text], silenced: 2 }],
    problems: [{ code: 'unknown-field', message: text, severity: 'error', place: at }],
  };
}
