// What a Prometheus of the tests has measured, as OpenMetrics: a good service, one that burns its budget, one that is silent.

const DAY = 86_400;
/** Two minutes apart for some hours; before that only where the windows of days begin: each block takes promtool a while. */
const DENSE_SECONDS = 3 * 3600;
const OLD_AGES = [30.05, 29.95, 28.05, 27.95, 15].map((days) => days * DAY);

interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The value at an age in seconds before now. */
  readonly at: (age: number) => number;
}

/** A counter that grows by `perSecond`, for `burst` seconds up to an age of an hour by ten times as much. */
function counter(name: string, labels: Series['labels'], perSecond: number, burst = 0): Series {
  const whole = 32 * DAY;
  return {
    name,
    labels,
    at: (age) => perSecond * (whole - age) + 9 * perSecond * Math.max(0, Math.min(burst, 3600 + burst - age)),
  };
}

function gauge(name: string, labels: Series['labels'], value: number): Series {
  return { name, labels, at: () => value };
}

/** The rules of Sloth for one objective of 99.9 % over 30 days. */
function sloth(service: string, slo: string, errors: number, objective: number): readonly Series[] {
  const labels = { sloth_id: `${service}-${slo}`, sloth_service: service, sloth_slo: slo };
  return [
    gauge('slo:sli_error:ratio_rate30d', { ...labels, sloth_window: '30d' }, errors),
    gauge('slo:sli_error:ratio_rate5m', { ...labels, sloth_window: '5m' }, 2 * errors),
    gauge('slo:objective:ratio', labels, objective),
    gauge('slo:time_period:days', labels, 30),
    gauge('slo:period_error_budget_remaining:ratio', labels, 1 - errors / (1 - objective)),
  ];
}

/** The generic rules of Pyrra for one objective. */
function pyrra(labels: Series['labels'], availability: number, objective: number, days: number): readonly Series[] {
  return [
    gauge('pyrra_objective', labels, objective),
    gauge('pyrra_window', labels, days * DAY),
    gauge('pyrra_availability', labels, availability),
    gauge('pyrra_requests:rate5m', labels, 7),
  ];
}

/** Service-graph metrics: `perSecond` requests of which `failing` (a ratio) fail and `slow` take 400 ms to 800 ms. */
function graph(server: string, perSecond: number, failing: number, slow: number, burst = 0): readonly Series[] {
  const labels = { client: 'web', server };
  const buckets = [
    ['0.1', 1 - slow],
    ['0.4', 1 - slow],
    ['0.8', 1],
    ['+Inf', 1],
  ] as const;
  return [
    counter('traces_service_graph_request_total', labels, perSecond, burst),
    ...(failing === 0
      ? []
      : [counter('traces_service_graph_request_failed_total', labels, perSecond * failing, burst)]),
    ...buckets.map(([le, share]) =>
      counter('traces_service_graph_request_server_seconds_bucket', { ...labels, le }, perSecond * share, burst),
    ),
  ];
}

const SERIES: readonly Series[] = [
  ...sloth('good', 'availability', 0.0002, 0.999),
  ...sloth('burning', 'availability', 0.0014, 0.999),
  ...sloth('burning', 'latency', 0.3, 0.99),
  ...sloth('two', 'requests', 0.0001, 0.999),
  ...sloth('two', 'logins', 0.0002, 0.999),
  // Measured against another objective than the one that is declared.
  ...sloth('drifted', 'availability', 0.0005, 0.99),
  ...pyrra({ slo: 'pyrra-good', service: 'pyrra-labelled' }, 0.9995, 0.999, 30),
  ...pyrra({ slo: 'pyrra-named-availability' }, 0.9985, 0.999, 30),
  ...pyrra({ slo: 'login-errors' }, 0.9995, 0.999, 30),
  ...pyrra({ slo: 'pyrra-month' }, 0.9999, 0.999, 28),
  // Services of the example.
  ...sloth('payments', 'availability', 0.0003, 0.9995),
  ...graph('payments', 190, 0.0003, 0.004, 600),
  ...sloth('orders', 'availability', 0.0013, 0.999),
  ...graph('orders', 85, 0.0013, 0.02),
  ...graph('notifications-sms', 60, 0.006, 0),
  // A burst of ten minutes, an hour ago.
  ...graph('good', 12, 0, 0.005, 600),
  ...graph('burning', 40, 0.0014, 0.05),
  // It was asked once, long ago.
  counterOf('idle', 0),
  gauge('no_number', { service: 'good' }, Number.NaN),
  gauge('percent', { service: 'good' }, 99.95),
];

function counterOf(server: string, perSecond: number): Series {
  return counter('traces_service_graph_request_total', { client: 'web', server }, perSecond);
}

/** The text for `promtool tsdb create-blocks-from openmetrics`; samples end at `now` (seconds since 1970). */
export function openMetrics(now: number): string {
  const ages = [...OLD_AGES, ...steps(DENSE_SECONDS, 0, 120), 0];
  const families = grouped();
  const lines: string[] = [];
  for (const [name, series] of families) {
    lines.push(`# TYPE ${name} unknown`);
    for (const { labels, at } of series) {
      const written = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      for (const age of ages) lines.push(`${name}{${written.join(',')}} ${at(age)} ${now - age}`);
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}

function grouped(): Map<string, Series[]> {
  const families = new Map<string, Series[]>();
  for (const one of SERIES) families.set(one.name, [...(families.get(one.name) ?? []), one]);
  return families;
}

function steps(from: number, to: number, by: number): readonly number[] {
  return Array.from({ length: Math.ceil((from - to) / by) }, (_, index) => from - index * by);
}
