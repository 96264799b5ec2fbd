// The body of an answer of Prometheus, checked: nothing of it is trusted to have a shape.
import type { Sample } from '../../core/live/answer';
import { oneLine } from '../../core/units/one-line';

/** Series, or the error that Prometheus says in its own words, or what the body is instead. */
export type Body =
  | { readonly kind: 'samples'; readonly samples: readonly Sample[] }
  | { readonly kind: 'error'; readonly type: string; readonly message: string }
  | { readonly kind: 'foreign'; readonly what: string };

const LONGEST_MESSAGE = 200;
const LONGEST_TYPE = 30;

/** Takes the text of `GET /api/v1/query`. */
export function readBody(text: string): Body {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'foreign', what: /^\s*</.test(text) ? 'it sends a page' : 'it sends no JSON' };
  }
  const status = field(value, 'status');
  if (status === 'error') {
    const message = oneLine(textOf(field(value, 'error'))).slice(0, LONGEST_MESSAGE);
    return { kind: 'error', type: oneLine(textOf(field(value, 'errorType'))).slice(0, LONGEST_TYPE), message };
  }
  const data = field(value, 'data');
  const result = field(data, 'result');
  if (status !== 'success' || !Array.isArray(result)) return { kind: 'foreign', what: 'its JSON is another one' };
  const type = field(data, 'resultType');
  if (type === 'scalar') return samplesOf([{ metric: {}, value: result }]);
  if (type !== 'vector') return { kind: 'foreign', what: 'a query gives no instant vector' };
  return samplesOf(result);
}

function samplesOf(result: readonly unknown[]): Body {
  const samples: Sample[] = [];
  for (const series of result) {
    const pair = field(series, 'value');
    const [seconds, value] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    if (typeof seconds !== 'number' || typeof value !== 'string')
      return { kind: 'foreign', what: 'its series have no values' };
    const metric = field(series, 'metric');
    const labels = Object.entries(typeof metric === 'object' && metric !== null ? metric : {});
    samples.push({ labels: new Map(labels.map(([name, label]) => [name, textOf(label)])), value, seconds });
  }
  return { kind: 'samples', samples };
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
