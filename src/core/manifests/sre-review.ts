// `.sre/reviews/<service>.yaml`: that a record of a review is kept, and of which service.
import type { FormatFacts } from '../model/facts';
import { locatedAt, mapAt } from './facts/nodes';
import type { Format } from './format';

/** Recognised by `sre-review:` at the top level. Steps and attestations are not judged here. */
export const sreReview: Format = {
  id: 'sre-review',
  title: 'Records of production readiness reviews (.sre/reviews)',
  read: (document): FormatFacts | undefined => {
    if (mapAt(document.root)?.entry('sre-review')?.value.kind !== 'scalar') return undefined;
    const service = locatedAt(document, document.root, 'service');
    return { reviews: service === undefined ? [] : [service] };
  },
};
