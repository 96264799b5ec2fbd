// JMeter's sample log as CSV (`-l results.jtl`): one row a sample, its columns named in the first line.
import { linePlace } from '../../model/place';
import type { Problem } from '../../model/problem';
import { type Row, rowsIn } from '../csv';
import { createTally, type Tally } from '../tally';
import type { ResultFacts, ResultFormat, ResultText } from './format';
import { type Columns, columnsOf } from './jmeter/columns';
import { numeric, timeOf } from './jmeter/time';

export const jmeterJtl: ResultFormat = {
  id: 'jmeter-jtl',
  title: "JMeter's sample log as CSV",
  read: (text) => {
    const header = text.head.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? '';
    const delimiter = /^"?timeStamp"?([,;\t|])/.exec(header)?.[1];
    return delimiter === undefined ? undefined : read(text, delimiter);
  },
};

/** What is told of rows that cannot be right, once for each kind. */
interface Odd {
  readonly message: string;
  readonly number: number;
  count: number;
}

function read(text: ResultText, delimiter: string): ResultFacts | undefined {
  const tally = createTally(text.file);
  const odd = new Map<string, Odd>();
  let columns: Columns | undefined;
  for (const row of rowsIn(text.lines(), delimiter)) {
    if (columns === undefined) {
      columns = columnsOf(row);
      if (columns === undefined) return undefined;
      continue;
    }
    const message = count(tally, row, columns);
    if (message === undefined) continue;
    const known = odd.get(message);
    if (known === undefined) odd.set(message, { message, number: row.number, count: 1 });
    else known.count += 1;
  }
  const { problems, ...counted } = tally.result();
  return {
    tool: 'jmeter',
    ...counted,
    thresholds: [],
    problems: [...[...odd.values()].map((one) => told(text.file, one)), ...problems],
  };
}

/** The year 2000. */
const EARLIEST = 946_684_800_000;

/** A transaction controller repeats the samples below it; JMeter leaves it out of its totals too. */
const CONTROLLER = 'Number of samples in transaction';

/** Why the row cannot be right; undefined where it was counted, or is none of its own. */
function count(tally: Tally, { fields, broken }: Row, columns: Columns): string | undefined {
  const field = (at: number | undefined) => (at === undefined ? undefined : fields[at]);
  if (broken) return 'The row is broken: a quote is not closed, or it is too long.';
  if (field(columns.message)?.startsWith(CONTROLLER) === true) return undefined;
  const [started, elapsed] = [timeOf(field(columns.time)), numeric(field(columns.elapsed))];
  if (started === undefined || elapsed === undefined)
    return '"timeStamp" or "elapsed" is missing or no number; the run may have been cut off here.';
  if (started < EARLIEST) return '"timeStamp" is no number of milliseconds since 1970; seconds, perhaps.';
  const label = field(columns.label);
  tally.request(label);
  tally.latency(elapsed, label);
  tally.at(started);
  tally.at(started + elapsed);
  const success = field(columns.success)?.toLowerCase();
  if (success === 'true' || success === 'false') tally.outcome(success === 'false', label);
  return undefined;
}

function told(file: string, { message, number, count: rows }: Odd): Problem {
  return {
    code: 'benchmark-result-value',
    message:
      rows === 1 ? `${message} The row is left out.` : `${message} ${rows} rows are left out, this is the first.`,
    place: linePlace(file, number),
    severity: 'warning',
  };
}
