// A call that is planned: as it stands in a story, and as an entry below the operation that will make it.
import { type Call, type CallEnd, type CallTerms, callKey, endLabel } from '../model/call';
import type { TextEdit } from '../model/edit';
import type { Place } from '../model/place';
import { addListEntry } from '../syntax/edit';
import type { SyntaxFile } from '../syntax/node';
import { nodeAtPlace } from './locate';
import { termFields } from './terms';

/** What is planned: how the caller waits, and what else is known of it. */
export type PlannedTerms = CallTerms & { readonly mode: 'sync' | 'async' };

/** The call as the graph will hold it, without evidence: nothing in the workspace says it yet. */
export function plannedCall(from: CallEnd, to: CallEnd, how: PlannedTerms): Call {
  return {
    key: callKey(from, to, how.mode),
    from,
    to,
    mode: how.mode,
    criticality: how.criticality ?? 'unknown',
    assumed: how.criticality === undefined,
    terms: termsOf(how),
    precision: to.operation === undefined ? 'service' : 'operation',
    grade: 'declared',
    evidence: [],
  };
}

/**
 * The edit that adds an `x-sre-calls` entry with `planned: true` to the operation whose key is at `place`. `undefined`
 * where the document has syntax errors or the operation is not there.
 */
export function withPlannedCall(
  syntax: SyntaxFile,
  place: Place,
  to: CallEnd,
  how: PlannedTerms,
): TextEdit | undefined {
  const operation = nodeAtPlace(syntax, place);
  if (!syntax.complete || operation?.kind !== 'map') return undefined;
  return addListEntry(syntax, operation, 'x-sre-calls', [['to', endLabel(to)], ...termFields(termsOf(how))]);
}

function termsOf({ blocks, ...terms }: PlannedTerms): CallTerms {
  return { ...terms, ...(blocks === undefined || terms.mode === 'sync' ? {} : { blocks }), planned: true };
}
