// JMeter's aggregate report as CSV: a row for each label, and TOTAL.
import { linePlace, type Located, type Place } from '../../model/place';
import type { Problem } from '../../model/problem';
import { type Row, rowsIn } from '../csv';
import { inOrder } from '../numbers';
import type { Percentile } from '../percentile';
import type { Measured } from '../result';
import type { ResultFormat } from './format';

export const jmeterAggregate: ResultFormat = {
  id: 'jmeter-aggregate',
  title: "JMeter's aggregate report as CSV",
  read: (text) => {
    if (!/^\ufeff?"?Label"?,"?# Samples"?,/.test(text.head)) return undefined;
    const [header, ...rows] = rowsIn(text.lines(), ',');
    const total = rows.find(({ fields }) => fields[0] === 'TOTAL');
    if (header === undefined || total === undefined) return undefined;
    const problems: Problem[] = [];
    const read = (row: Row) => measured(text.file, header.fields, row, problems);
    return {
      tool: 'jmeter',
      line: total.number,
      ...read(total),
      operations: rows.filter((row) => row !== total).map((row) => ({ name: row.fields[0] ?? '', ...read(row) })),
      thresholds: [],
      problems,
    };
  },
};

const PERCENTILE_COLUMN = /^(\d{1,2}(?:\.\d{1,4})?)% Line$/;

function measured(file: string, header: readonly string[], row: Row, problems: Problem[]): Measured {
  const place = linePlace(file, row.number);
  const cell = (name: string) => row.fields[header.indexOf(name)]?.trim();
  const number = (name: string, read: (text: string) => number | undefined, max = Number.MAX_SAFE_INTEGER) =>
    located(read, cell(name), name, { place, problems, max });
  const requests = number('# Samples', plain);
  const rps = number('Throughput', perSecond);
  const errorRatio = number('Error %', percent, 1);
  const percentiles = header.flatMap((name): Percentile[] => {
    const share = name === 'Median' ? '50' : PERCENTILE_COLUMN.exec(name)?.[1];
    const found = share === undefined ? undefined : number(name, plain);
    return found === undefined ? [] : [{ q: Number(`${share}e-2`), ms: found.value, place }];
  });
  return {
    ...(requests && { requests, samples: requests }),
    ...(rps && { rps }),
    ...(errorRatio && { errorRatio }),
    percentiles: inOrder({ problems }, percentiles),
  };
}

interface CellContext {
  readonly place: Place;
  readonly problems: Problem[];
  readonly max: number;
}

function located(
  read: (text: string) => number | undefined,
  text: string | undefined,
  name: string,
  { place, problems, max }: CellContext,
): Located<number> | undefined {
  if (text === undefined || text === '') return undefined;
  const value = read(text);
  if (value !== undefined && value <= max) return { value, place };
  const message = `"${name}" cannot be right. It is left out.`;
  problems.push({ code: 'benchmark-result-value', message, place, severity: 'warning' });
  return undefined;
}

const PLAIN = /^\d{1,15}(?:\.\d{1,15})?$/;

function plain(text: string): number | undefined {
  return PLAIN.test(text) ? Number(text) : undefined;
}

function percent(text: string): number | undefined {
  const value = text.endsWith('%') ? plain(text.slice(0, -1)) : undefined;
  return value === undefined ? undefined : value / 100;
}

/** The graphical report writes a unit behind slow rates: `12.0/min`. */
function perSecond(text: string): number | undefined {
  const [, digits = '', unit = '/sec'] = /^([\d.]{1,20})(\/sec|\/min|\/hour)?$/.exec(text) ?? [];
  const value = plain(digits);
  return value === undefined ? undefined : value / (unit === '/min' ? 60 : unit === '/hour' ? 3600 : 1);
}
