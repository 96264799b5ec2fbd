// MON-08: a replica that cannot answer gets no requests, and is not restarted for it.
import type { Workload } from '../artifacts/kubernetes/workload';
import type { Traced } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import { operationLabel, type Operation } from '../model/operation';
import type { Check, CheckContext, Verdict } from './check';
import { containerName, dependsOnOthers, firstPort, probeOf, servingContainers } from './judging/probes';
import { inKubernetes, nameOf, overWorkloads, worstOf } from './judging/workloads';

export const mon08: Check = {
  id: 'MON-08',
  group: 'MON',
  title: 'Readiness probe present, safe, not equal to liveness',
  why: 'Without a readiness probe users get errors from replicas that still start; where liveness asks the same at the same pace, a slow answer becomes a restart, and load a restart of all.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'limited',
  remedy:
    'Give each container that answers requests a readinessProbe that looks at itself only, and let liveness give up later.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judge(context, workload)),
};

function judge(context: CheckContext, workload: Workload): Verdict {
  const serving = servingContainers(workload);
  const name = nameOf(workload);
  if (serving.length === 0)
    return {
      state: 'not-applicable',
      message: `${name} takes no requests: no Service selects it, and no container names a port.`,
      evidence: inKubernetes(workload.object.place),
    };
  return worstOf(serving.map((container) => judgeContainer(context, name, container)));
}

function judgeContainer(context: CheckContext, name: string, container: Traced): Verdict {
  const [ready, live] = [probeOf(container, 'readinessProbe'), probeOf(container, 'livenessProbe')];
  const who = `${name}, ${containerName(container)}`;
  if (ready === undefined)
    return {
      state: 'fail',
      message: `${who} has no readiness probe.`,
      evidence: inKubernetes(container.place),
      fixes: draftOf(context, container),
    };
  const evidence = inKubernetes(ready.value.place);
  const path = ready.path?.kind === 'scalar' ? ready.path : undefined;
  const deep = dependsOnOthers(path?.text);
  if (path !== undefined && deep !== undefined)
    return {
      state: 'fail',
      message: `${who}: ${deep} answers for all that it needs; when one of them is down, every replica leaves at once.`,
      evidence: inKubernetes(path.place),
      fixes: deep.endsWith('/actuator/health')
        ? [
            {
              title: 'Ask /actuator/health/readiness',
              intent: { kind: 'set-value', place: path.place, value: `${deep}/readiness` },
            },
          ]
        : [],
    };
  if (live !== undefined && live.handler === ready.handler && live.patience <= ready.patience) {
    const later = live.failureThreshold * Math.ceil((2 * ready.patience) / live.patience);
    return {
      state: 'fail',
      message: `${who}: readiness and liveness ask the same, and liveness restarts after ${live.patience} s, when readiness (${ready.patience} s) has just taken it out.`,
      evidence: inKubernetes(ready.value.place, live.value.place),
      fixes: [
        {
          title: `Let liveness give up later: failureThreshold ${later}, twice as long (a default)`,
          intent: {
            kind: 'set-entry',
            place: container.place,
            path: ['livenessProbe', 'failureThreshold'],
            value: String(later),
          },
        },
      ],
    };
  }
  return { state: 'pass', message: `${who} has a readiness probe of its own.`, evidence };
}

/** Asks what the API has for it, else only whether the port is open. */
function draftOf({ service }: CheckContext, container: Traced): readonly Fix[] {
  const port = firstPort(container);
  if (port === undefined) return [];
  const asked = service.operations.find(isForReadiness);
  const handler =
    asked === undefined
      ? (['tcpSocket', [['port', port]]] as const)
      : ([
          'httpGet',
          [
            ['path', asked.path],
            ['port', port],
          ],
        ] as const);
  const how = asked === undefined ? `whether port ${port} is open (a default)` : operationLabel(asked);
  return [
    {
      title: `Add a readiness probe that asks ${how}`,
      intent: { kind: 'set-entry', place: container.place, path: ['readinessProbe'], value: [handler] },
    },
  ];
}

function isForReadiness({ method, path }: Operation): boolean {
  return method === 'GET' && /\/(?:readyz?|readiness)$/.test(path);
}
