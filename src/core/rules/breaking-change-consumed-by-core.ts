// F-19: an operation that a core service or a core flow uses is removed, or requires more of its callers.
import { type Break, breakOf } from '../changes/breaks';
import { serviceRenames } from '../changes/renames';
import { endLabel } from '../model/call';
import type { Change, OperationOf } from '../model/change';
import { operationKey, operationLabel } from '../model/operation';
import type { Place } from '../model/place';
import { OPENAPI } from '../openapi/operation';
import { type Consumers, consumersOf } from './judging/consumers';
import { listed } from './judging/words';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

export const breakingChangeConsumedByCore: WorkspaceRule = {
  id: 'breaking-change-consumed-by-core',
  code: 'F-19',
  title: 'A breaking change of an operation that core services use',
  severity: 'error',
  on: 'workspace',
  check,
};

function check(context: RuleContext): readonly Verdict[] {
  const { head, before, changes } = context;
  const broken = changes.operations.flatMap((change) => {
    const what = breakOf(change);
    return what === undefined ? [] : [{ change, what }];
  });
  if (broken.length === 0) return [];
  const renames = serviceRenames(before, head);
  const documented = new Set(head.documents.values());
  return broken.flatMap(({ change, what }) => {
    const service = renames.get(change.it.service) ?? change.it.service;
    return (
      verdictOf(context, change, what, { service, isGone: what.kind === 'removed' && !documented.has(service) }) ?? []
    );
  });
}

interface Provider {
  /** As head calls it. */
  readonly service: string;
  /** True where no document describes it any more. */
  readonly isGone: boolean;
}

function verdictOf(
  context: RuleContext,
  change: Change<OperationOf>,
  broken: Break,
  { service, isGone }: Provider,
): Verdict | undefined {
  const { operation } = change.it;
  const consumers = consumersOf(context, change, service);
  const place = placeOf(context, change, service) ?? consumers.related[0]?.place;
  if (place === undefined || consumers.related.length === 0) return undefined;
  const name = endLabel({ service, operation: operationKey(operation), label: operationLabel(operation) });
  return {
    severity: consumers.direct.length === 0 ? 'information' : isGone ? 'warning' : 'error',
    message: `${isGone ? gone(name) : words(name, broken)} ${whoCalls(consumers)}`,
    next: isGone
      ? 'Put the document back, or take these calls out.'
      : broken.kind === 'removed'
        ? 'Keep it beside its successor until these callers have moved.'
        : 'Make it optional until these callers send it, or add a new operation beside this one.',
    place,
    related: consumers.related,
    about: `${service}#${operationKey(operation)}`,
    service,
  };
}

/** No document describes the service any more: the operation may be there still. */
function gone(name: string): string {
  return `The API document with ${name} was removed, so nobody can say whether it still answers.`;
}

function words(name: string, broken: Break): string {
  if (broken.kind === 'removed') return `${name} was removed.`;
  return `${name} now requires ${listed(broken.inputs.map(inputWords))}.`;
}

function inputWords(input: string): string {
  const [where = '', ...name] = input.split(' ');
  if (name.length === 0) return 'a request body';
  if (where === 'body') return `${name.join(' ')} in the body`;
  return where === 'header' ? `the header ${name.join(' ')}` : `the ${where} parameter ${name.join(' ')}`;
}

function whoCalls({ direct, behind }: Consumers): string {
  if (direct.length > 0) return `Used by core: ${listed(direct)}.`;
  return `Used by callers of lower tiers, on which core services rest: ${listed(behind)}.`;
}

/** Of a removed operation the document that had it, else another document of the service. */
function placeOf({ head }: RuleContext, { kind, it }: Change<OperationOf>, service: string): Place | undefined {
  const { evidence } = it.operation;
  if (kind !== 'removed') return evidence.place;
  const places = (head.services.get(service)?.evidence ?? []).filter(
    ({ format }) => format === evidence.format || format === OPENAPI,
  );
  return (places.find(({ place }) => place.file === evidence.place.file) ?? places[0])?.place;
}
