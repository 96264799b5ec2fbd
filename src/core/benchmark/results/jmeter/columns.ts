// Where the columns of a JTL stand: its first line names them, in any order.
import type { Row } from '../../csv';

/** Where a column stands in a row. */
export interface Columns {
  readonly time: number;
  readonly elapsed: number;
  readonly label?: number;
  readonly success?: number;
  readonly message?: number;
}

/** Undefined where the columns are missing without which nothing can be counted. */
export function columnsOf({ fields }: Row): Columns | undefined {
  const at = (name: string) => fields.findIndex((field) => field.replace(/^\ufeff/, '').trim() === name);
  const [time, elapsed, label, success, message] = [
    at('timeStamp'),
    at('elapsed'),
    at('label'),
    at('success'),
    at('responseMessage'),
  ];
  if (time < 0 || elapsed < 0) return undefined;
  return {
    time,
    elapsed,
    ...(label >= 0 && { label }),
    ...(success >= 0 && { success }),
    ...(message >= 0 && { message }),
  };
}
