// Queries that need not be written: for the recording rules of Sloth and of Pyrra, and for service-graph metrics.
import type { LiveQuantity, ReadyQueries } from '../model/live';

const SLOTH = 'sloth_service="{{service}}"';
/** By the label that `pyrra.dev/service` of an objective becomes, else by the name of the objective. */
const pyrra = (write: (selector: string) => string): string =>
  `(${write('{service="{{service}}"}')} or ${write('{slo=~"{{service}}|{{objective}}"}')})`;
const PYRRA_AVAILABILITY = pyrra((selector) => `pyrra_availability${selector}`);
const PYRRA_WINDOW = 'on (slo) (pyrra_window == {{seconds}})';
const REQUESTS = 'traces_service_graph_request_total{server="{{service}}"}';
const FAILED = 'traces_service_graph_request_failed_total{server="{{service}}"}';
const BUCKETS = 'traces_service_graph_request_server_seconds_bucket{server="{{service}}"}';

/** What is looked at for the peak: the rate over five minutes, every five minutes. */
const STEP = '5m';

/**
 * By set and quantity. A share of a budget counts only where it was recorded for the window and the target that are
 * declared: otherwise it would be shown beside a budget that it is not a share of.
 */
export const READY: ReadonlyMap<ReadyQueries, ReadonlyMap<LiveQuantity, string>> = new Map([
  [
    'sloth',
    new Map<LiveQuantity, string>([
      ['availability', `1 - slo:sli_error:ratio_rate{{window}}{${SLOTH}}`],
      [
        'errorBudget',
        `slo:period_error_budget_remaining:ratio{${SLOTH}} and on (sloth_id) (slo:time_period:days{${SLOTH}} == {{days}}) and on (sloth_id) (abs(slo:objective:ratio{${SLOTH}} - {{target}}) < 1e-9)`,
      ],
    ]),
  ],
  [
    'pyrra',
    new Map<LiveQuantity, string>([
      ['availability', `${PYRRA_AVAILABILITY} and ${PYRRA_WINDOW}`],
      [
        'errorBudget',
        `(1 - (1 - ${PYRRA_AVAILABILITY}) / on (slo) (1 - pyrra_objective)) and ${PYRRA_WINDOW} and on (slo) (abs(pyrra_objective - {{target}}) < 1e-9)`,
      ],
      ['traffic', pyrra((selector) => `avg_over_time(pyrra_requests:rate5m${selector}[{{trafficWindow}}])`)],
      ['trafficPeak', pyrra((selector) => `max_over_time(pyrra_requests:rate5m${selector}[{{trafficWindow}}])`)],
    ]),
  ],
  [
    'service-graph',
    new Map<LiveQuantity, string>([
      [
        'availability',
        // Nothing counts failures before the first one.
        `1 - (sum(increase(${FAILED}[{{window}}])) or 0 * sum(increase(${REQUESTS}[{{window}}]))) / sum(increase(${REQUESTS}[{{window}}]))`,
      ],
      ['traffic', `sum(rate(${REQUESTS}[{{trafficWindow}}]))`],
      ['trafficPeak', `max_over_time(sum(rate(${REQUESTS}[${STEP}]))[{{trafficWindow}}:${STEP}])`],
      ['latency', `histogram_quantile({{quantile}}, sum by (le) (rate(${BUCKETS}[{{window}}])))`],
    ]),
  ],
]);

/** By set, the query that answers where any of its metrics is recorded: without an answer the others need not be asked. */
export const SIGNS: ReadonlyMap<string, string> = new Map<ReadyQueries, string>([
  ['sloth', 'count(slo:objective:ratio)'],
  ['pyrra', 'count(pyrra_objective)'],
  ['service-graph', 'count(traces_service_graph_request_total)'],
]);
