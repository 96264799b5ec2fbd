// A load test for k6, as a person would begin it: every operation once an iteration, at the planned peak.
import { placeText } from '../../drafts/text';
import { RUN_KEY } from '../run-facts';
import { comment, inTemplate, quoted } from './javascript';
import { changes, writeRequest } from './k6-request';
import { thresholdLines, trendStats } from './k6-thresholds';
import { tagsOf } from './names';
import type { BenchmarkPlan } from './plan';

/** Where nobody says the planned peak. */
const SOME_RPS = 10;

export function writeK6Script(plan: BenchmarkPlan): string {
  const { service, requests, slos, basePath, results } = plan;
  const tags = tagsOf(requests.map(({ operation }) => operation));
  const written = requests.map((request, at) => writeRequest(request, tags[at] ?? ''));
  // Of a value that several requests take the first one counts: it is what creates or reads it.
  const values = new Map(written.flatMap((one) => [...one.values]).reverse());
  return `${[
    ...header(plan),
    "import http from 'k6/http';",
    '',
    `const BASE_URL = __ENV.BASE_URL || \`http://localhost:8080${inTemplate(basePath)}\`;`,
    ...peakLines(plan),
    `const REQUESTS_PER_ITERATION = ${requests.length};`,
    '',
    'export const options = {',
    '  // k6 writes p(90) and p(95) only, unless it is asked for more.',
    `  summaryTrendStats: [${trendStats(slos).map(quoted).join(', ')}],`,
    '  thresholds: {',
    ...(slos.length === 0
      ? [`    // ${comment(`${service} has no objectives yet; with slos in its sre.yaml they stand here.`)}`]
      : []),
    ...thresholdLines(slos, tags).map((line) => `    ${line}`),
    '  },',
    '  scenarios: {',
    '    peak: {',
    "      executor: 'constant-arrival-rate',",
    '      // A little more than the peak, so that the average of the whole run reaches it.',
    '      rate: Math.max(1, Math.ceil((PEAK_RPS * 1.05) / REQUESTS_PER_ITERATION)),',
    "      timeUnit: '1s',",
    "      duration: __ENV.DURATION || '5m',",
    '      preAllocatedVUs: 50,',
    '      maxVUs: 1000,',
    '    },',
    '  },',
    '};',
    '',
    ...valueLines(values),
    'const HEADERS = __ENV.AUTHORIZATION ? { authorization: __ENV.AUTHORIZATION } : {};',
    '',
    'function about(operation, name, headers) {',
    '  return { headers: Object.assign({}, HEADERS, headers), tags: { operation, name } };',
    '}',
    '',
    'export default function () {',
    ...written.map(({ text }) => text),
    '}',
    '',
    ...summaryLines(service, results),
  ].join('\n')}\n`;
}

function header({ service, script, results, requests }: BenchmarkPlan): readonly string[] {
  const changing = requests.filter(changes).length;
  return [
    `// ${comment(`Load test of ${service}, drafted by SRE Lens from its API document and its objectives.`)}`,
    '// It is yours now: send what your users send, in the proportions in which they do.',
    '//',
    `//   mkdir -p ${comment(results)}`,
    `//   k6 run -e BASE_URL=https://perf.example.com ${comment(script)}`,
    '//',
    changing === 0
      ? '// It only reads, but at the planned peak: not against production.'
      : `// Not against production: ${changing} of its ${requests.length} requests change something.`,
  ];
}

function peakLines({ peakRps }: BenchmarkPlan): readonly string[] {
  return peakRps === undefined
    ? [
        '// Nobody says the planned peak yet (capacity.peakRps in sre.yaml). All requests together, a second.',
        `const PEAK_RPS = Number(__ENV.PEAK_RPS || ${SOME_RPS});`,
      ]
    : [
        `// The planned peak of all requests together, a second (${placeText(peakRps.place)}).`,
        `const PEAK_RPS = Number(__ENV.PEAK_RPS || ${Number(peakRps.value.toFixed(3))});`,
      ];
}

function valueLines(values: ReadonlyMap<string, string>): readonly string[] {
  if (values.size === 0) return [];
  return [
    '// What exists in the environment that is loaded: set these.',
    'const values = {',
    ...[...values].map(([name, value]) => `  ${name}: __ENV.${name} || ${quoted(value)},`),
    '};',
    '',
  ];
}

/** `handleSummary` writes all that k6 measured, with what a review wants to know of a run. */
function summaryLines(service: string, results: string): readonly string[] {
  return [
    '// Keeps the result beside the code, with what was measured: which commit, when and where.',
    'export function handleSummary(data) {',
    '  const date = new Date().toISOString();',
    `  const run = { service: ${quoted(service)}, date, commit: __ENV.COMMIT, environment: __ENV.ENVIRONMENT };`,
    `  const file = __ENV.RESULT || \`${inTemplate(results)}/\${date.slice(0, 10)}.json\`;`,
    '  return {',
    `    [file]: JSON.stringify(Object.assign({ ${quoted(RUN_KEY)}: run }, data), null, 2),`,
    '    stdout: `The result is in ${file}.\\n`,',
    '  };',
    '}',
  ];
}
