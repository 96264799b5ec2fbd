// One entry of `x-sre-calls` or of `dependencies[]` in sre.yaml: a call as people declare it.
import { type FieldContext, isEmpty, readText, tell, tellUnknownFields } from '../config/fields';
import type { CallTerms } from '../model/call';
import type { Target } from '../model/facts';
import type { Located, Place } from '../model/place';
import type { Problem } from '../model/problem';
import type { Entry, MapNode, Span, SyntaxNode } from '../syntax/node';
import { readCallTerms, TERM_FIELDS } from './call-terms';
import { parseUrl } from './url';

export interface CallEntryContext {
  readonly place: (span: Span) => Place;
  /** True where the entry may say which of our operations calls (`from`): in sre.yaml, not under an operation. */
  readonly mayHaveFrom: boolean;
}

export interface CallEntry {
  /** `undefined` where nothing is written yet: then there is no call, and `call-without-target` is among the problems. */
  readonly to?: Target;
  readonly terms: CallTerms;
  readonly from?: Located<string>;
  readonly problems: readonly Problem[];
}

/** Takes one item of the list; durations come out in ms, rates in rps, shares as a ratio. */
export function readCallEntry(node: SyntaxNode, context: CallEntryContext): CallEntry {
  const problems: Problem[] = [];
  const fields: FieldContext = { place: context.place, problems };
  if (node.kind !== 'map') {
    tellNoTarget(fields, node.span);
    return { terms: {}, problems };
  }
  const known = ['to', ...(context.mayHaveFrom ? ['from'] : []), ...TERM_FIELDS];
  tellUnknownFields(fields, node, known, 'a call');
  const to = readTarget(fields, node);
  const from = context.mayHaveFrom ? readFrom(fields, node.entry('from')) : undefined;
  const terms = readCallTerms(fields, node);
  return { ...(to === undefined ? {} : { to }), ...(from === undefined ? {} : { from }), terms, problems };
}

/** `service`, `service#operation` (operationId or `METHOD /path`) or a URL; `undefined` where no service is named. */
export function parseTarget(text: string): Target | undefined {
  const hash = text.indexOf('#');
  const service = (hash < 0 ? text : text.slice(0, hash)).trim();
  const operation = hash < 0 ? '' : text.slice(hash + 1).trim();
  if (service === '') return undefined;
  const url = service.includes('://') ? parseUrl(service) : undefined;
  if (url !== undefined) return { kind: 'url', url };
  return operation === '' ? { kind: 'service', service } : { kind: 'service', service, operation };
}

function readTarget(fields: FieldContext, map: MapNode): Target | undefined {
  const entry = map.entry('to');
  if (entry === undefined || isEmpty(entry.value)) {
    tellNoTarget(fields, map.span);
    return undefined;
  }
  if (entry.value.kind !== 'scalar') {
    tell(fields, 'bad-value', entry.value.span, '"to" is a text: service, or service#operation.');
    return undefined;
  }
  const target = parseTarget(entry.value.text);
  if (target === undefined) tellNoTarget(fields, map.span);
  return target;
}

function readFrom(fields: FieldContext, entry: Entry | undefined): Located<string> | undefined {
  const value = readText(fields, entry);
  return value === undefined || entry === undefined ? undefined : { value, place: fields.place(entry.value.span) };
}

function tellNoTarget(fields: FieldContext, span: Span): void {
  const message = 'This call does not say what it calls. Write "to: service" or "to: service#operation".';
  tell(fields, 'call-without-target', span, message);
}
