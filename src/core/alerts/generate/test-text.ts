// A unit test of generated alerts for `promtool test rules`: quiet while all is well, and each alert at its share of failures.
import { yamlScalar } from '../../syntax/scalar-text';
import { type AlertDraft, budgetOf, type DraftRow } from './draft';
import { alertName } from './names';
import { alertAnnotations, alertLabels } from './rules-text';

/** Requests in a minute: a share of failures is a whole number of them. */
const REQUESTS = 1_000_000;
/** Long enough for every window: a window that reaches before the first sample sees what is there. */
const MINUTES = 120;
const ASKED_AT = '1h30m';

/** `rulesFile` as the test names it: relative to the test. The requests of the test carry the labels of the selector. */
export function unitTestText(draft: AlertDraft, rulesFile: string): string {
  const cases = [
    testCase(draft, 'Nothing fails', 0, []),
    ...betweenLimits(draft).map(({ share, firing, what }) => testCase(draft, what, share, firing)),
    testCase(draft, 'Everything fails', 1, draft.rows),
  ];
  return `${[
    '# Run it with: promtool test rules THIS_FILE',
    `rule_files: [${yamlScalar(rulesFile, true)}]`,
    'evaluation_interval: 1m',
    'tests:',
    ...cases.flat(),
  ].join('\n')}\n`;
}

interface Between {
  readonly share: number;
  readonly firing: readonly DraftRow[];
  readonly what: string;
}

/** Between two limits those fire whose limit lies below; half of the lowest fires none. */
function betweenLimits({ rows, slo }: AlertDraft): readonly Between[] {
  const budget = budgetOf(slo);
  const limits = [...new Set(rows.map(({ burn }) => burn * budget))].sort((a, b) => a - b);
  return limits.flatMap((limit, index) => {
    const share = ((limits[index - 1] ?? 0) + limit) / 2;
    // A share that is no whole number of requests would be another one.
    if (Math.round(share * REQUESTS) / REQUESTS !== Number(share.toPrecision(12)) && share * REQUESTS < 1) return [];
    const firing = rows.filter(({ burn }) => burn * budget < share);
    return [{ share, firing, what: `A share of ${Number(share.toPrecision(6))} fails` }];
  });
}

function testCase(draft: AlertDraft, what: string, share: number, firing: readonly DraftRow[]): readonly string[] {
  const bad = Math.round(share * REQUESTS);
  return [
    `  - name: ${yamlScalar(what)}`,
    '    interval: 1m',
    '    input_series:',
    ...seriesOf(draft, bad).flatMap(({ labels, perMinute }) => [
      `      - series: ${yamlScalar(labels)}`,
      `        values: 0+${perMinute}x${MINUTES}`,
    ]),
    '    alert_rule_test:',
    `      - eval_time: ${ASKED_AT}`,
    `        alertname: ${alertName(draft)}`,
    ...(firing.length === 0
      ? ['        exp_alerts: []']
      : ['        exp_alerts:', ...firing.flatMap((row) => expected(draft, row))]),
  ];
}

function expected(draft: AlertDraft, row: DraftRow): readonly string[] {
  return [
    '          - exp_labels:',
    ...alertLabels(draft, row).map(([key, value]) => `              ${key}: ${yamlScalar(value)}`),
    '            exp_annotations:',
    ...alertAnnotations(draft, row).map(([key, value]) => `              ${key}: ${yamlScalar(value)}`),
  ];
}

/** The series that the indicator looks at: of regular expressions the first value that fits. */
function seriesOf({ slo, indicator }: AlertDraft, bad: number) {
  const { metric, errors } = indicator;
  const selector = plainMatchers(indicator.selector);
  if (slo.type === 'latency') {
    const le = JSON.stringify(String((slo.thresholdMs ?? 0) / 1000));
    return [
      { labels: `${metric}_bucket{${selector}, le=${le}}`, perMinute: REQUESTS - bad },
      { labels: `${metric}_count{${selector}}`, perMinute: REQUESTS },
    ];
  }
  return [
    { labels: `${metric}{${selector}, outcome="good"}`, perMinute: REQUESTS - bad },
    { labels: `${metric}{${selector}, ${plainMatchers(errors)}, outcome="bad"}`, perMinute: bad },
  ];
}

/** `code=~"5.."` → `code="500"`: what a series may be called that the matchers choose. */
function plainMatchers(matchers: string): string {
  return matchers.replace(
    /(\w+)\s*=~\s*(?:"([^"]*)"|'([^']*)')/g,
    (_, label: string, double?: string, single?: string) => {
      const first = (double ?? single ?? '').replace(/^\(|\)$/g, '').split('|')[0] ?? '';
      return `${label}="${first
        .replace(/\.[+*]/g, 'x')
        .replace(/\./g, '0')
        .replace(/\[(.)[^\]]*\]/g, '$1')}"`;
    },
  );
}
