// Writes into the record of a service's reviews: text in, text out; comments and order of the user stay.
import type { EntryValue } from '../../model/edit';
import type { ServiceReview } from '../../model/review';
import type { Json } from '../../model/service';
import { itemsOf, mapOf, nodeAt, textAt } from '../../syntax/access';
import { addListEntry } from '../../syntax/edit';
import type { Fields } from '../../syntax/edit-style';
import { readSyntax } from '../../syntax/read';
import { yamlScalar } from '../../syntax/scalar-text';
import { updateYaml } from '../../syntax/update';
import { FAILED, NONE, PROFILE } from './history';
import { tallyOf } from './words';

/** The day (ISO) and the commit of a review; without git there is none. */
export interface Held {
  readonly on: string;
  readonly commit?: string;
}

export interface Attestation {
  readonly check: string;
  readonly link: string;
  readonly by: string;
  /** ISO dates. */
  readonly on: string;
  readonly expires: string;
}

/** Where the record of a service is kept; names from files become names of files. */
export function recordFile({ service, record }: Pick<ServiceReview, 'service' | 'record'>): string {
  return record ?? `.sre/reviews/${service.replace(/[^\w.-]+/g, '-').replace(/^\.+/, '') || 'service'}.yaml`;
}

/** With this review in the history, of the profile that was asked for; the same day and commit is one item. `undefined` where the text cannot be edited. */
export function withHistory(
  text: string | undefined,
  review: ServiceReview,
  asked: string,
  { on, commit }: Held,
): string | undefined {
  const { passed, failed, unknown, waived } = tallyOf(review.checks);
  const ids = review.checks.filter(({ state }) => state === 'fail').map(({ id }) => id);
  const fields: Fields = [
    ['on', on],
    ...(commit === undefined ? [] : [['commit', commit] as const]),
    ['passed', String(passed)],
    ['failed', String(failed)],
    ['unknown', String(unknown)],
    ['waived', String(waived)],
    // The next review asks about the calls that this one has not seen.
    ...(review.calls.length === 0 ? [] : [['calls', { items: review.calls }] as const]),
    [PROFILE, asked],
    [FAILED, ids.length === 0 ? NONE : ids.join(' ')],
  ];
  const known = text === undefined ? [] : itemsOf(nodeAt(readSyntax(recordFile(review), text).roots[0], 'history'));
  const last = known.at(-1);
  const isSame =
    last !== undefined && textAt(last, 'on') === on && textAt(last, 'commit') === commit && text !== undefined;
  if (!isSame) return withItem(text, review.service, 'history', fields);
  const changes = fields.map(([key, value]) => ({
    path: ['history', known.length - 1, key],
    value: valueIn(value),
  }));
  return updateYaml(text, changes);
}

function valueIn(value: EntryValue): Json {
  if (typeof value === 'object') return 'items' in value ? value.items : null;
  return /^\d+$/.test(value) ? Number(value) : value;
}

/** With one attestation more: the newest that has not ended counts. */
export function withAttestation(
  text: string | undefined,
  service: string,
  { check, link, by, on, expires }: Attestation,
): string | undefined {
  const fields: Fields = [
    ['check', check],
    ['link', link],
    ['by', by],
    ['on', on],
    ['expires', expires],
  ];
  return withItem(text, service, 'attestations', fields);
}

function withItem(text: string | undefined, service: string, list: string, fields: Fields): string | undefined {
  const begun =
    text === undefined || text.trim() === '' ? `sre-review: "1.0"\nservice: ${yamlScalar(service)}\n` : text;
  const syntax = readSyntax('record.yaml', begun);
  const root = mapOf(syntax.roots[0]);
  if (!syntax.complete || syntax.roots.length !== 1 || root === undefined) return undefined;
  const { place, newText } = addListEntry(syntax, root, list, fields);
  const [start, end] = [syntax.offset(place.line, place.column), syntax.offset(place.endLine, place.endColumn)];
  return begun.slice(0, start) + newText + begun.slice(end);
}
