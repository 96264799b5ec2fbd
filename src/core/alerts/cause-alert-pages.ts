// AH-19: a cause wakes somebody up although what users notice is watched.
import { burnRateOf } from './burn-rate/classify';
import { severityFix } from './estate/fixes';
import type { HygieneCheck } from './hygiene';
import { selectorsIn } from './promql/expression';
import { parseExpression } from './promql/parse';
import { placeIn } from './promql/place';

/** Metrics of processors, memory, disks and restarts: node exporter, cAdvisor, kube-state-metrics, runtimes. */
const CAUSE =
  /^(?:(?:node|container|process|machine|windows)_(?:cpu|load|memory|filesystem|disk|resident|virtual|open_fds|fs)\w*|node_load\d+|kube_pod_container_status_(?:restarts_total|waiting_reason|terminated_reason|last_terminated_reason)|jvm_(?:memory|gc|threads)\w*|go_(?:memstats|goroutines|gc)\w*|kubelet_volume_stats_\w+)$/;

export const causeAlertPages: HygieneCheck = {
  id: 'cause-alert-pages',
  code: 'AH-19',
  title: 'A cause pages although the objective is watched',
  severity: 'warning',
  ofAlert: ({ rule, service, severity }, estate) => {
    if (severity !== 'page' || service === undefined) return undefined;
    const { expression } = parseExpression(rule.expr);
    const cause = expression && selectorsIn(expression).find(({ metric }) => CAUSE.test(metric ?? ''));
    if (cause === undefined) return undefined;
    const watched = estate
      .alertsOf(service.name)
      .find((other) => other.severity === 'page' && burnRateOf(other.rule) !== undefined);
    if (watched === undefined) return undefined;
    return {
      message: `${rule.name.value} pages for a cause (${cause.metric ?? ''}), while ${watched.rule.name.value} pages once users of ${service.name} notice: many of these nights are for nothing.`,
      fixes: [severityFix(rule, 'ticket')],
      next: 'Make it a ticket.',
      place: placeIn(rule.expr, cause.at),
      related: [{ message: 'Pages for what users notice', place: watched.rule.name.place }],
    };
  },
};
