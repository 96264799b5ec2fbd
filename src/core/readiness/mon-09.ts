// MON-09: a liveness probe restarts what hangs, not what starts or waits for others.
import type { Workload } from '../artifacts/kubernetes/workload';
import { at, numberAt, type Traced } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import type { Check, CheckContext, Verdict } from './check';
import { containerName, dependsOnOthers, probeOf, servingContainers } from './judging/probes';
import { inKubernetes, nameOf, overWorkloads, worstOf } from './judging/workloads';

export const mon09: Check = {
  id: 'MON-09',
  group: 'MON',
  title: 'Liveness/startup policy followed',
  why: 'A liveness probe that is too eager restarts replicas that start slowly, or all of them when something behind them is down.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'recommended' },
  fromStage: 'ga',
  remedy:
    'Give a liveness probe a startupProbe (or an initial delay) and a path that looks at the replica itself only.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judge(context, workload)),
};

function judge(context: CheckContext, workload: Workload): Verdict {
  const name = nameOf(workload);
  const serving = servingContainers(workload);
  const probed = workload.containers.filter((one) => serving.includes(one) || at(one, 'livenessProbe') !== undefined);
  if (probed.length === 0)
    return {
      state: 'not-applicable',
      message: `${name} takes no requests and has no liveness probe.`,
      evidence: inKubernetes(workload.object.place),
    };
  return worstOf(probed.map((container) => judgeContainer(context, `${name}, ${containerName(container)}`, container)));
}

function judgeContainer(context: CheckContext, who: string, container: Traced): Verdict {
  const policy = context.config.liveness ?? 'optional';
  const live = probeOf(container, 'livenessProbe');
  if (live === undefined)
    return {
      state: policy === 'required' ? 'fail' : 'pass',
      message: `${who} has no liveness probe; ${policy === 'required' ? 'the config requires one' : 'none is required'}.`,
      evidence: inKubernetes(container.place),
    };
  const evidence = inKubernetes(live.value.place);
  const path = live.path?.kind === 'scalar' ? live.path : undefined;
  const deep = dependsOnOthers(path?.text);
  if (path !== undefined && deep !== undefined)
    return {
      state: 'fail',
      message: `${who}: ${deep} answers for all that it needs; when one of them is down, every replica is restarted.`,
      evidence: inKubernetes(path.place),
      fixes: deep.endsWith('/actuator/health')
        ? [
            {
              title: 'Ask /actuator/health/liveness',
              intent: { kind: 'set-value', place: path.place, value: `${deep}/liveness` },
            },
          ]
        : [],
    };
  if (probeOf(container, 'startupProbe') === undefined && (numberAt(live.value, 'initialDelaySeconds') ?? 0) <= 0)
    return {
      state: 'fail',
      message: `${who} is asked from its first second and restarted after ${live.patience} s: a slow start never ends.`,
      evidence,
      fixes: startup(container, live.value),
    };
  if (policy === 'only-with-reason' && !hasComment(context, live.value))
    return {
      state: 'fail',
      message: `${who} has a liveness probe, and no comment above it says why: the config asks for a reason.`,
      evidence,
    };
  return { state: 'pass', message: `${who} has a liveness probe with time to start.`, evidence };
}

/** The same question, for up to five minutes. */
function startup(container: Traced, live: Traced): readonly Fix[] {
  const port = at(live, 'httpGet', 'port') ?? at(live, 'tcpSocket', 'port') ?? at(live, 'grpc', 'port');
  const path = at(live, 'httpGet', 'path');
  if (port?.kind !== 'scalar') return [];
  const kind = ['httpGet', 'tcpSocket', 'grpc'].find((name) => at(live, name) !== undefined) ?? 'tcpSocket';
  const asked = path?.kind === 'scalar' ? ([['path', path.text]] as const) : [];
  return [
    {
      title: 'Add a startupProbe that asks the same for up to 5 min (30 × 10 s, a default)',
      intent: {
        kind: 'set-entry',
        place: container.place,
        path: ['startupProbe'],
        value: [
          [kind, [...asked, ['port', port.text]]],
          ['periodSeconds', '10'],
          ['failureThreshold', '30'],
        ],
      },
    },
  ];
}

/** A comment on the line of the probe's key, or right above it. */
function hasComment({ artifacts }: CheckContext, { place }: Traced): boolean {
  const text = artifacts.fileAt(place.file)?.text();
  const lines = typeof text === 'string' ? text.split('\n') : [];
  const own = lines.slice(Math.max(0, place.line - 3), place.line);
  const key = own.findLastIndex((line) => /^\s*(?:- )?["']?livenessProbe["']?\s*:/.test(line));
  return key >= 0 && (/\s#/.test(own[key] ?? '') || /^\s*#/.test(own[key - 1] ?? ''));
}
