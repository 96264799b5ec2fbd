// `profile:` of the config: which readiness checks a review asks.
import type { Config } from '../model/config';
import type { Entry } from '../syntax/node';
import { type FieldContext, isEmpty, readTexts, readWord } from './fields';

const PROFILES: readonly ('starter' | 'full')[] = ['starter', 'full'];

/** `starter`, `full`, or a list of check ids as written: ids of own checks are known only later. */
export function readProfile(context: FieldContext, entry: Entry | undefined): Config['profile'] {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  if (entry.value.kind === 'list') return readTexts(context, entry, '[CAP-04, MON-08]').map(({ text }) => text);
  return readWord(context, entry, PROFILES);
}
