// MON-03: one look shows whether users are served, and where it hurts.
import { folderOf } from '../catalog/folders';
import type { Fix } from '../model/edit';
import type { Check, CheckContext, Verdict } from './check';
import { dashboardsOf, shows, SIGNALS } from './judging/dashboards';
import { linksTo } from './judging/links';

export const mon03: Check = {
  id: 'MON-03',
  group: 'MON',
  title: 'Dashboard covers all SLO metrics and the four golden signals',
  why: 'In an incident nobody writes queries: what the dashboard does not show is found by guessing.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Keep the dashboard as JSON beside the service, with traffic, errors, latency and saturation.',
  level: 'partly',
  verify,
};

function verify(context: CheckContext): Verdict {
  const dashboards = dashboardsOf(context);
  const queries = dashboards.flatMap((one) => one.queries);
  const [link] = linksTo(context, 'dashboard');
  if (queries.length === 0) {
    const address = link?.text;
    return {
      state: 'unknown',
      message:
        address === undefined
          ? 'No dashboard of it lies in the workspace, and none is linked (links.dashboard).'
          : `Its dashboard is not in the workspace: ${address}. Does it show traffic, errors, latency and saturation?`,
      evidence: link?.evidence ?? [],
      fixes: address === undefined ? skeleton(context) : [],
    };
  }
  const missing = SIGNALS.filter((signal) => !shows(signal, queries)).map(({ id }) => id);
  const evidence = dashboards.map(({ place }) => ({ place, format: 'grafana' }));
  const names = dashboards.map(({ title }) => title).join(', ');
  return missing.length === 0
    ? { state: 'pass', message: `${names}: traffic, errors, latency and saturation are shown.`, evidence }
    : { state: 'fail', message: `${names}: nothing shows ${missing.join(', ')}.`, evidence };
}

/** Metrics as most instrumentations name them, to be replaced by those that are there. */
function skeleton({ descriptors, service, artifacts }: CheckContext): readonly Fix[] {
  const [descriptor] = descriptors;
  if (descriptor === undefined) return [];
  const folder = folderOf(descriptor.file);
  const file = `${folder === '' ? '' : `${folder}/`}dashboards/${service.name.replace(/[^A-Za-z0-9._-]/g, '-')}.json`;
  if (artifacts.fileAt(file) !== undefined) return [];
  const selector = `service=${JSON.stringify(service.name)}`;
  const queries = [
    ['Traffic', `sum(rate(http_requests_total{${selector}}[5m]))`],
    [
      'Errors',
      `sum(rate(http_requests_total{${selector},code=~"5.."}[5m])) / sum(rate(http_requests_total{${selector}}[5m]))`,
    ],
    ['Latency', `histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{${selector}}[5m])))`],
    ['Saturation', `sum(rate(container_cpu_usage_seconds_total{container=${JSON.stringify(service.name)}}[5m]))`],
  ] as const;
  const panels = queries.map(([title, expr], index) => ({
    id: index + 1,
    type: 'timeseries',
    title,
    gridPos: { x: (index % 2) * 12, y: Math.floor(index / 2) * 8, w: 12, h: 8 },
    targets: [{ refId: 'A', expr }],
  }));
  const text = `${JSON.stringify({ title: service.name, schemaVersion: 39, time: { from: 'now-6h', to: 'now' }, panels }, null, 2)}\n`;
  return [
    {
      title: `Draft a dashboard with the four signals (metrics http_requests_total …, a default)`,
      intent: { kind: 'create-file', file, text },
    },
  ];
}
