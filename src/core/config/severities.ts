// `severities:` of the config: what the words of alerts' severity labels ask of people.
import { ALERT_SEVERITIES } from '../model/alert-severity';
import type { Config } from '../model/config';
import type { Entry } from '../syntax/node';
import { type FieldContext, readMap, readWord } from './fields';

/** The word in lower case → page, ticket or info; other values are told. */
export function readSeverities(context: FieldContext, entry: Entry | undefined): Config['severities'] {
  const words = readMap(context, entry, '{ critical: page, pageteam: page }')?.entries ?? [];
  return new Map(
    words.flatMap((word) => {
      const severity = readWord(context, word, ALERT_SEVERITIES);
      return severity === undefined ? [] : [[word.key.trim().toLowerCase(), severity] as const];
    }),
  );
}
