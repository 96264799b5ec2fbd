// Calls that were there before and whose callee this branch renamed, moved, removed or misspelt.
import { splitReference } from '../../catalog/callees';
import { nearestWord } from '../../config/nearest';
import { type Call, endLabel } from '../../model/call';
import type { Change } from '../../model/change';
import type { Severity } from '../../model/finding';
import { operationKey } from '../../model/operation';
import { consumersOf } from '../judging/consumers';
import { type Fate, fateOfOperation, newName } from '../judging/moved';
import { placeOf } from '../judging/words';
import type { RuleContext, Verdict } from '../rule';
import { mendFix } from './mend';

const REMOVED = 'breaking-change-consumed-by-core';

/**
 * The references of calls that led somewhere in the baseline. A new call is told by unknown-callee, a removed operation that
 * core services call at its document (F-19), where that rule speaks.
 */
export function danglingCalls(context: RuleContext): readonly Verdict[] {
  const { changes, config } = context;
  return changes.calls.flatMap(({ kind, it, before }: Change<Call>) => {
    const broken = it.unresolved;
    if (kind !== 'modified' || broken === undefined || !config.trust.includes(it.grade)) return [];
    if (broken.text === before?.unresolved?.text) return [];
    const place = broken.place ?? placeOf(it);
    const told =
      broken.what === 'operation' ? lostOperation(context, it, broken.text) : lostService(context, broken.text);
    if (place === undefined || told === undefined) return [];
    const { severity, says, next, mended } = told;
    return [
      {
        severity,
        message: `${endLabel(it.from)} calls ${broken.text}, ${says}`,
        next: mended === undefined ? next : `Did you mean ${mended}?`,
        place,
        about: `call ${endLabel(it.from)} ${broken.text}`,
        service: it.from.service,
        call: it.key,
        fixes: mended === undefined ? [] : mendFix(place, broken.text, mended),
      },
    ];
  });
}

interface Told {
  readonly severity: Severity;
  /** The end of the sentence that begins with who calls what. */
  readonly says: string;
  readonly next: string;
  /** What to write instead. */
  readonly mended?: string;
}

function lostOperation(context: RuleContext, call: Call, text: string): Told | undefined {
  const { head, before } = context;
  const { service: written, operation = '' } = splitReference(text);
  const { service } = call.to;
  const fate = fateOfOperation(before, head, service, operation);
  if (fate?.kind !== 'renamed' && isToldAtDocument(context, call, fate)) return undefined;
  const operations = head.services.get(service)?.operations ?? [];
  const near =
    fate === undefined || fate.kind === 'removed'
      ? nearestWord(
          operation,
          operations.flatMap(({ operationId }) => operationId ?? []),
          1,
        )
      : fate.to;
  return {
    severity: 'warning',
    says: fateWords(fate, service),
    next:
      fate === undefined
        ? 'Mend the name, or add the operation to its API document.'
        : 'Put the operation back until this call has moved, or take the call out.',
    ...(near === undefined ? {} : { mended: `${written}#${near}` }),
  };
}

function fateWords(fate: Fate | undefined, service: string): string {
  if (fate === undefined) return `which ${service} does not have, so the call is judged only in part.`;
  if (fate.kind === 'renamed') return `which is named ${fate.to} now, so the call is judged only in part.`;
  return fate.kind === 'moved'
    ? 'which has another method or path now, so the call is judged only in part.'
    : `which was removed: ${service} no longer answers this call.`;
}

/** A removed operation that this caller, being core, still needs is an error of the document that had it. */
function isToldAtDocument(context: RuleContext, call: Call, fate: Fate | undefined): boolean {
  if (fate === undefined || context.config.rules.get(REMOVED)?.off === true) return false;
  const key = operationKey(fate.was);
  return context.changes.operations.some(
    (change) =>
      change.kind === 'removed' &&
      operationKey(change.it.operation) === key &&
      [change.it.service, newName(context.before, context.head, change.it.service)].includes(call.to.service) &&
      consumersOf(context, change, call.to.service).direct.includes(endLabel(call.from)),
  );
}

/**
 * A service that is described here no more may have moved to another repository: information. Where it had a tier, that it is
 * lost is told by objective-weakened (F-22).
 */
function lostService({ head, before }: RuleContext, text: string): Told | undefined {
  const { service, operation } = splitReference(text);
  const renamed = newName(before, head, service);
  if (renamed === undefined) {
    const old = before.services.get(service);
    return old?.known === true && old.tier.declared === 'unknown'
      ? {
          severity: 'information',
          says: 'which nothing in this workspace describes any more.',
          next: 'Mend the name, or describe the service.',
        }
      : undefined;
  }
  return {
    severity: 'warning',
    says: `but that service is called ${renamed} now.`,
    next: 'Mend the name.',
    mended: operation === undefined ? renamed : `${renamed}#${operation}`,
  };
}
