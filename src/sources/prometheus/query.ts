// One query to Prometheus: one request, one answer or one sentence. No redirect, no proxy, no second try.
import type { Sample } from '../../core/live/answer';
import type { PrometheusAddress } from './address';
import { all, connectionFailure, type Failure, notPrometheus, statusFailure } from './failure';
import { readBody } from './read-body';

export interface QueryLimits {
  /** For one query, from connecting to the last byte. */
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

export const QUERY_LIMITS: QueryLimits = { timeoutMs: 10_000, mostBytes: 1_000_000 };

export type Queried = { readonly kind: 'samples'; readonly samples: readonly Sample[] } | Failure;

/** Asks for a query at the present instant. Never throws; `signal` ends it from outside. */
export async function queryPrometheus(
  address: PrometheusAddress,
  authorization: string | undefined,
  query: string,
  signal: AbortSignal,
  limits: QueryLimits = QUERY_LIMITS,
): Promise<Queried> {
  const url = new URL(address.query);
  url.searchParams.set('query', query);
  // Prometheus gives up as well, instead of going on for nobody.
  url.searchParams.set('timeout', `${limits.timeoutMs}ms`);
  const timeout = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      credentials: 'omit',
      headers: { accept: 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      signal: AbortSignal.any([signal, timeout]),
    });
    const failed = statusFailure(response.status, address.shown, authorization !== undefined);
    if (failed !== undefined) {
      await response.body?.cancel();
      return failed;
    }
    const text = await readText(response, limits.mostBytes);
    if (text === undefined)
      return all(`${address.shown} answers with more than ${limits.mostBytes} bytes to one query.`);
    return judged(text, response.status, address, authorization);
  } catch (error) {
    if (signal.aborted) return all('The refresh was stopped.');
    if (timeout.aborted) return all(`${address.shown} does not answer a query within ${limits.timeoutMs / 1000} s.`);
    return connectionFailure(error, address.shown);
  }
}

function judged(text: string, status: number, { shown }: PrometheusAddress, secret: string | undefined): Queried {
  const body = readBody(text);
  if (body.kind === 'samples') return body;
  if (body.kind === 'foreign') return notPrometheus(shown, body.what);
  const message = withoutSecret(body.message, secret);
  if (body.type === 'bad_data')
    return { kind: 'failure', spoils: 'query', sentence: `Prometheus does not understand the query: ${message}` };
  if (body.type === 'timeout' || status === 503)
    return all(`${shown} cannot answer in time (${body.type}); try later, or with a shorter window.`);
  return { kind: 'failure', spoils: 'one', sentence: `Prometheus could not answer: ${message}` };
}

/** What the other side sends back must not put into a log what it was given. */
function withoutSecret(text: string, secret: string | undefined): string {
  if (secret === undefined) return text;
  return [secret, ...secret.split(/\s+/).slice(1)]
    .filter((part) => part !== '')
    .reduce((shown, part) => shown.replaceAll(part, '***'), text);
}

/** The body as text; `undefined` for one of more than `most` bytes, of which the rest is not read. */
async function readText(response: Response, most: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > most) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
