// MON-10: the service sees by itself how each of its dependencies serves it.
import { type Call, callLabel } from '../model/call';
import type { Evidence } from '../model/place';
import { allNames } from '../model/service';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls } from './judging/calls';
import { hardOrVerdict } from './judging/waiting';
import { dashboardsOf } from './judging/dashboards';

export const mon10: Check = {
  id: 'MON-10',
  group: 'MON',
  title: 'Per-dependency client metrics exist for each hard dependency',
  why: 'The dashboard of the callee is green while a network in between is not; only the caller sees what it gets.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Measure calls where they are made, with a label for the callee, and show them on the dashboard.',
  level: 'partly',
  verify,
};

/** Labels by which clients, meshes and OpenTelemetry say whom they call. */
const LABELS =
  'peer_service|peer|upstream|upstream_cluster|callee|dependency|remote_service|target_service|server_address|destination_service_name|destination_service|destination_workload|client_name|backend';
const BY_LABEL = new RegExp(`\\bby\\s*\\([^)]{0,200}\\b(?:${LABELS})\\b`);
const HAS_LABEL = new RegExp(`\\b(?:${LABELS})\\s*=~?\\s*["']([^"']{0,300})["']`, 'g');

interface Source {
  readonly expr: string;
  readonly evidence: Evidence;
}

function verify(context: CheckContext): Verdict {
  const hard = hardOrVerdict(context);
  if ('state' in hard) return hard;
  const sources = sourcesOf(context);
  const seen = hard.map((call) => ({ call, by: sources.find(({ expr }) => watches(context, expr, call)) }));
  const missing = seen.filter(({ by }) => by === undefined).map(({ call }) => call);
  if (missing.length === 0)
    return {
      state: 'pass',
      message: 'Calls of each hard dependency are measured where they are made.',
      evidence: seen.flatMap(({ by }) => by?.evidence ?? []),
    };
  return {
    state: 'unknown',
    message: `No rule and no dashboard of it in the workspace shows these calls: ${missing.map(callLabel).join(', ')}.`,
    evidence: atCalls(missing),
  };
}

/** What the rules and the dashboards of the service ask for. */
function sourcesOf(context: CheckContext): readonly Source[] {
  const rules = context.alerts.rules.filter(({ service }) => service?.name === context.service.name);
  return [
    ...rules.map(({ rule }) => ({ expr: rule.expr.value, evidence: { place: rule.expr.place, format: 'prometheus' } })),
    ...dashboardsOf(context).flatMap(({ queries }) =>
      queries.map(({ expr, place }) => ({ expr, evidence: { place, format: 'grafana' } })),
    ),
  ];
}

/** By the name of the callee in a label, or for all callees one by one. */
function watches({ report }: CheckContext, expr: string, { to }: Call): boolean {
  const callee = report.head.services.get(to.service);
  const names = callee === undefined ? [to.service] : allNames(callee);
  const values = [...expr.matchAll(HAS_LABEL)].flatMap(([, value = '']) => value.split(/[|().*+:/]+/));
  if (values.length > 0)
    return names.some((name) => values.some((value) => value === name || value.startsWith(`${name}.`)));
  return BY_LABEL.test(expr);
}
