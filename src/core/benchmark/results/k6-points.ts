// k6's points (`--out json`): one JSON object a line, three of them for each request.
import { linePlace } from '../../model/place';
import type { Problem } from '../../model/problem';
import type { Line } from '../lines';
import { createTally, type Tally } from '../tally';
import type { ResultFacts, ResultFormat, ResultText } from './format';

interface Point {
  readonly type?: unknown;
  readonly metric?: unknown;
  readonly data?: { readonly time?: unknown; readonly value?: unknown; readonly tags?: Record<string, unknown> | null };
}

export const k6Points: ResultFormat = {
  id: 'k6-points',
  title: "k6's points, one JSON object a line",
  read: (text) => (isPoints(text.head) ? read(text) : undefined),
};

function isPoints(head: string): boolean {
  const first = parsed(head.trimStart().split('\n', 1)[0] ?? '');
  return typeof first?.metric === 'string' && (first.type === 'Metric' || first.type === 'Point');
}

function parsed(line: string): Point | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function read(text: ResultText): ResultFacts {
  const tally = createTally(text.file);
  const problems: Problem[] = [];
  const odd: Line[] = [];
  for (const line of text.lines()) {
    if (line.text.trim() === '' || isOther(line)) continue;
    const point = line.cut ? undefined : parsed(line.text);
    if (point === undefined || !count(tally, point)) odd.push(line);
  }
  const [first] = odd;
  if (first !== undefined) problems.push(unread(text.file, first, odd.length));
  const { problems: told, ...counted } = tally.result();
  return { tool: 'k6', ...counted, thresholds: [], problems: [...problems, ...told] };
}

/** Points of metrics that nobody asks for are whole lines that need not be parsed. */
function isOther({ text }: Line): boolean {
  return text.endsWith('}') && !/"(http_reqs|http_req_failed|http_req_duration)"/.test(text);
}

/** False for a point whose number or time cannot be right. */
function count(tally: Tally, { type, metric, data }: Point): boolean {
  if (type !== 'Point') return type === 'Metric';
  const { value, time, tags } = data ?? {};
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return false;
  const at = typeof time === 'string' ? Date.parse(time) : NaN;
  if (Number.isNaN(at)) return false;
  const label = labelOf(tags ?? {});
  tally.at(at);
  if (metric === 'http_reqs') tally.request(label, value);
  if (metric === 'http_req_failed') tally.outcome(value > 0, label);
  if (metric === 'http_req_duration') tally.latency(value, label);
  return true;
}

/** A tag `operation`, else method and name (k6 takes the URL where a script gives none). */
function labelOf({ operation, method, name }: Record<string, unknown>): string | undefined {
  if (typeof operation === 'string') return operation;
  if (typeof name !== 'string') return undefined;
  return typeof method === 'string' && !name.startsWith(`${method} `) ? `${method} ${name}` : name;
}

function unread(file: string, { number }: Line, count: number): Problem {
  return {
    code: 'benchmark-result-value',
    message:
      count === 1
        ? 'This line is no point of k6; the run may have been cut off here.'
        : `${count} lines are no points of k6, this is the first; they are left out.`,
    place: linePlace(file, number),
    severity: 'warning',
  };
}
