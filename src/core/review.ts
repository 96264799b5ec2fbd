// The façade of reviews: what was judged, and what only a review looks at, in; the review of services out.
import { alertEstate } from './alerts/estate/estate';
import { artifactsOf } from './artifacts/artifacts';
import { recordsOf } from './artifacts/read';
import type { Review } from './model/review';
import type { FileSet } from './model/snapshot';
import { recordWaivers } from './readiness/review/record-waivers';
import { type ReviewRequest, review } from './readiness/review/run';
import type { Session } from './session';

/**
 * Reviews services of the last judged head; `besides` are files that only a review looks at. It stands apart from the session so
 * that who only judges need not load it. Throws where nothing has been judged.
 */
export function reviewJudged(session: Pick<Session, 'judged'>, besides: FileSet, request?: ReviewRequest): Review {
  const { files: head, before, rules, syntax, ...judged } = session.judged();
  const { report, config, today } = judged;
  const files = besides.size === 0 ? head : new Map([...head, ...besides]);
  const artifacts = artifactsOf(files, (file) => syntax(file, files), report.head);
  const alerts = alertEstate({ graph: report.head, config, rules: rules() });
  const recordsIn = (set: FileSet) => recordsOf(set, (file) => syntax(file, set));
  const waived = recordWaivers(recordsIn(files), before && recordsIn(before), today);
  return review({ ...judged, waivers: [...judged.waivers, ...waived], artifacts, alerts }, request);
}
