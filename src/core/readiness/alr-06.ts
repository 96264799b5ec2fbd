// ALR-06: what fills up is noticed while there is time, during the day.
import { selectorsIn } from '../alerts/promql/expression';
import { parseExpression } from '../alerts/promql/parse';
import type { ReadRule } from '../alerts/estate/estate';
import type { Check, CheckContext, Verdict } from './check';

export const alr06: Check = {
  id: 'ALR-06',
  group: 'ALR',
  title: 'Capacity saturation alerts as tickets',
  why: 'A full disk or an autoscaler at its maximum is seen days before users feel it, if anybody looks.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Alert, as a ticket, on an autoscaler at its maximum, quotas over 80 %, disks, connections and queue lag.',
  level: 'partly',
  verify,
};

/** Metrics of kube-state-metrics, kubelet, cAdvisor and common exporters that say how full something is. */
const SATURATION: readonly (readonly [what: string, metric: RegExp])[] = [
  ['the autoscaler', /^kube_(?:hpa|horizontalpodautoscaler)_/],
  ['quotas', /^kube_resourcequota|quota/],
  ['disks', /^kubelet_volume_stats_|^node_filesystem_|disk/],
  ['connections', /connections?(?:_|$)|pool_/],
  ['queues', /lag(?:_|$)|queue_|_messages_ready|backlog/],
];

function verify(context: CheckContext): Verdict {
  const { alerts, service } = context;
  const found = alerts.rules
    .filter(({ rule, service: whose }) => rule.kind === 'alert' && (whose === undefined || whose.name === service.name))
    .flatMap((read) => {
      const what = saturated(read);
      return what === undefined ? [] : [{ read, what }];
    });
  const own = found.filter(({ read }) => read.service !== undefined);
  const counted = own.length > 0 ? own : found;
  if (counted.length === 0)
    return { state: 'unknown', message: 'No alert about what fills up was found.', evidence: [] };
  const pages = counted.filter(({ read }) => read.severity === 'page');
  const evidence = (list: typeof counted) =>
    list.map(({ read }) => ({ place: read.rule.name.place, format: 'prometheus-rules' }));
  if (pages.length > 0)
    return {
      state: 'fail',
      message: `${pages.map(({ read }) => read.rule.name.value).join(', ')} pages for what fills up; a ticket is in time.`,
      evidence: evidence(pages),
    };
  const watched = [...new Set(counted.map(({ what }) => what))].join(', ');
  const whose = own.length > 0 ? '' : ' for all services';
  return { state: 'pass', message: `Watched${whose}: ${watched}.`, evidence: evidence(counted) };
}

function saturated({ rule }: ReadRule): string | undefined {
  const { expression } = parseExpression(rule.expr);
  const metrics = expression === undefined ? [] : selectorsIn(expression).flatMap(({ metric }) => metric ?? []);
  return SATURATION.find(([, pattern]) => metrics.some((metric) => pattern.test(metric)))?.[0];
}
