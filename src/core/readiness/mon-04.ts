// MON-04: somebody fetches the metrics of the service.
import type { Workload } from '../artifacts/kubernetes/workload';
import { itemsAt, textAt, textsAt } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import { yamlScalar } from '../syntax/scalar-text';
import type { Check, CheckContext, Verdict } from './check';
import { manifestBeside, selectorLines } from './judging/manifest-draft';
import { scrapingOf } from './judging/scraping';
import { inKubernetes, nameOf, overWorkloads } from './judging/workloads';

export const mon04: Check = {
  id: 'MON-04',
  group: 'MON',
  title: 'Metrics endpoint is scraped',
  why: 'Metrics that nobody fetches alert nobody: the dashboard is empty, and that looks like a quiet day.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'limited',
  remedy:
    'Add a ServiceMonitor or PodMonitor whose selector and port fit, or the annotations that your Prometheus looks for.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judge(context, workload)),
};

function judge(context: CheckContext, workload: Workload): Verdict {
  const name = nameOf(workload);
  const found = scrapingOf(context, workload);
  const working = found.filter(({ broken }) => broken === undefined);
  if (working.length > 0)
    return {
      state: 'pass',
      message: `The metrics of ${name} are fetched by ${[...new Set(working.map(({ by }) => by))].join(', ')}.`,
      evidence: inKubernetes(...working.map(({ place }) => place)),
    };
  if (found.length > 0)
    return {
      state: 'fail',
      message: `Nobody fetches the metrics of ${name}: ${found.map(({ by, broken }) => `${by} ${broken}`).join(', ')}.`,
      evidence: inKubernetes(...found.map(({ place }) => place)),
    };
  return {
    state: 'fail',
    message: `Nobody fetches the metrics of ${name}: no ServiceMonitor, no PodMonitor, no annotation, and it sends none by OpenTelemetry.`,
    evidence: inKubernetes(workload.object.place),
    fixes: draftOf(context, workload),
  };
}

/** Names by which people call a port with metrics (ours). */
const METRICS = /metric|prom/i;

/** By the labels of the Service and the name of its port; of a workload without one by those of its pods. */
function draftOf(context: CheckContext, workload: Workload): readonly Fix[] {
  const [service] = workload.services;
  const labels = service && textsAt(service.value, 'metadata', 'labels');
  if (service !== undefined && labels !== undefined && labels.size > 0) {
    const port = bestPort(itemsAt(service.value, 'spec', 'ports').flatMap((one) => textAt(one, 'name') ?? []));
    if (port === undefined) return [];
    const selector = [...labels].map(([key, value]) => `${yamlScalar(key, true)}: ${JSON.stringify(value)}`);
    return manifestBeside(context, workload, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      suffix: 'servicemonitor',
      note: `port ${port}, path /metrics, a default`,
      spec: [
        `  selector: { matchLabels: { ${selector.join(', ')} } }`,
        '  endpoints:',
        `    - { port: ${yamlScalar(port, true)}, path: /metrics }`,
      ],
    });
  }
  const port = bestPort(
    workload.containers.flatMap((one) => itemsAt(one, 'ports').flatMap((each) => textAt(each, 'name') ?? [])),
  );
  if (port === undefined) return [];
  return manifestBeside(context, workload, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    suffix: 'podmonitor',
    note: `port ${port}, path /metrics, a default`,
    spec: [
      '  selector:',
      ...selectorLines(workload, 4),
      '  podMetricsEndpoints:',
      `    - { port: ${yamlScalar(port, true)}, path: /metrics }`,
    ],
  });
}

function bestPort(names: readonly string[]): string | undefined {
  return names.find((name) => METRICS.test(name)) ?? names[0];
}
