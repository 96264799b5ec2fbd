// PERF-06: a dependency that is slow takes its own calls with it, not all of the service.
import { routesBetween } from '../impact/tries';
import { type Call, callLabel } from '../model/call';
import type { Fix } from '../model/edit';
import { linePlace, type Evidence } from '../model/place';
import { allNames } from '../model/service';
import { yamlScalar } from '../syntax/scalar-text';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls } from './judging/calls';
import { hasGroup } from './judging/kinds';
import { hardOrVerdict } from './judging/waiting';
import { manifestBeside } from './judging/manifest-draft';
import { worstOf } from './judging/workloads';

export const perf06: Check = {
  id: 'PERF-06',
  group: 'PERF',
  title: 'Hard dependencies of core services are isolated (breaker, bulkhead, pool)',
  why: 'Without a bound of its own one slow dependency holds all threads, and operations fail that never call it.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Give each hard dependency a circuit breaker or a pool of its own: a DestinationRule, or the configuration of your client library.',
  level: 'partly',
  verify,
};

function verify(context: CheckContext): Verdict {
  const hard = hardOrVerdict(context);
  if ('state' in hard) return hard;
  const byCallee = new Map(hard.map((call) => [call.to.service, call] as const));
  return worstOf([...byCallee.values()].map((call) => judge(context, call)));
}

function judge(context: CheckContext, call: Call): Verdict {
  const { report } = context;
  const routes = routesBetween(report.head, call).filter(
    ({ connectionPool, outlierDetection }) => connectionPool !== undefined || outlierDetection !== undefined,
  );
  const [route] = routes;
  const by = route === undefined ? inLibrary(context, call) : { what: route.by, evidence: route.evidence };
  if (by !== undefined)
    return { state: 'pass', message: `${call.to.service} is bounded by ${by.what}.`, evidence: [by.evidence] };
  return {
    state: 'unknown',
    message: `${callLabel(call)}: not known: what bounds it (a DestinationRule, a breaker or bulkhead of the client)?`,
    evidence: atCalls([call]),
    fixes: destinationRule(context, call),
  };
}

/** Resilience4j names an instance for each dependency. */
function inLibrary(
  { artifacts, service, report }: CheckContext,
  call: Call,
): { readonly what: string; readonly evidence: Evidence } | undefined {
  const callee = report.head.services.get(call.to.service);
  const names = new Set(callee === undefined ? [call.to.service] : allNames(callee));
  for (const source of artifacts.files(service.name, /(^|\/)application[\w.-]*\.ya?ml$/)) {
    const text = source.text();
    if (typeof text !== 'string' || !text.includes('resilience4j')) continue;
    const lines = text.split('\n');
    const start = lines.findIndex((line) => /^\s*resilience4j[\w.]*\s*:/.test(line));
    const found = lines.findIndex((line, index) => {
      const key = /^\s+["']?([\w.-]{1,100})["']?\s*:\s*(?:#.*|\{.*)?$/.exec(line)?.[1];
      return index > start && key !== undefined && names.has(key);
    });
    if (start >= 0 && found >= 0)
      return { what: 'Resilience4j', evidence: { place: linePlace(source.file, found + 1), format: 'spring' } };
  }
  return undefined;
}

/** Only where the mesh is there. */
function destinationRule(context: CheckContext, { to }: Call): readonly Fix[] {
  const { artifacts, workloads } = context;
  const [workload] = workloads;
  const hasMesh = hasGroup(artifacts, 'networking.istio.io');
  if (!hasMesh || workload === undefined) return [];
  return manifestBeside(
    context,
    { ...workload, object: { ...workload.object, name: to.service } },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      suffix: 'destinationrule',
      note: '100 connections, out after 5 errors in a row, defaults',
      spec: [
        `  host: ${yamlScalar(to.service)}`,
        '  trafficPolicy:',
        '    connectionPool:',
        '      tcp: { maxConnections: 100 }',
        '      http: { http1MaxPendingRequests: 100 }',
        '    outlierDetection: { consecutive5xxErrors: 5, interval: 10s, baseEjectionTime: 30s, maxEjectionPercent: 50 }',
      ],
    },
  );
}
