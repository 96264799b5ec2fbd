// `.sre/reviews/<service>.yaml`: that a record of a review is kept, and of which service.
import { type FieldContext, isEmpty, readText, tell } from '../config/fields';
import type { FormatFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import type { Format, ManifestDocument } from './format';
import { tellRecord } from './sre-parts/review-record';

/** Recognised by `sre-review:` at the top level. What the record says is judged by the readiness checks; mistakes are told here. */
export const sreReview: Format = {
  id: 'sre-review',
  title: 'Records of production readiness reviews (.sre/reviews)',
  read,
};

function read(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const version = root.kind === 'map' ? root.entry('sre-review') : undefined;
  if (root.kind !== 'map' || version?.value.kind !== 'scalar') return undefined;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  if (!isEmpty(version.value) && !/^1(?:\.0)?$/.test(version.value.text.trim()))
    tell(context, 'unknown-version', version.value.span, 'This version is not known; it is read as "1.0".');
  tellRecord(context, root);
  const entry = root.entry('service');
  const service = readText(context, entry);
  if (service === undefined || entry === undefined) {
    const message = 'This record does not say which service was reviewed, so it was not read. Add "service: name".';
    tell(context, 'missing-field', entry?.span ?? version.span, message);
    return { reviews: [], problems };
  }
  return { reviews: [{ value: service, place: document.place(entry.value.span) }], problems };
}
