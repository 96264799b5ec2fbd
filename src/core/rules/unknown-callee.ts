// F-13: the callee of a new call is not known: nothing can be said of what it costs.
import { rememberEach } from '../catalog/remember';
import { nearestService, nearestWord } from '../config/nearest';
import { type Call, callLabel } from '../model/call';
import type { Change, Changes } from '../model/change';
import type { Graph } from '../model/graph';
import { placeOf } from './judging/words';
import type { CallRule, RuleContext, Verdict } from './rule';

export const unknownCallee: CallRule = {
  id: 'unknown-callee',
  code: 'F-13',
  title: 'The callee is not known',
  severity: 'warning',
  on: ['added-call'],
  check,
};

function check(context: RuleContext, { it: call }: Change<Call>): Verdict | undefined {
  const place = placeOf(call);
  if (place === undefined || call.unresolved === undefined) return undefined;
  const verdict =
    call.unresolved.what === 'operation' ? unknownOperation(context, call) : unknownService(context, call);
  return verdict && { ...verdict, place, about: call.key };
}

type Words = Pick<Verdict, 'severity' | 'message' | 'next'>;

/** The service is known but its contract has no such operation. A planned call may be ahead of the contract. */
function unknownOperation({ head }: RuleContext, call: Call): Words | undefined {
  const operations = head.services.get(call.to.service)?.operations ?? [];
  const written = call.unresolved?.text.split('#').slice(1).join('#') ?? '';
  if (operations.length === 0) return undefined;
  const near = nearestWord(
    written,
    operations.flatMap(({ operationId }) => operationId ?? []),
  );
  return {
    severity: call.terms.planned ? 'information' : onCoreFlow(head.tiers.get(call.from.service)?.tier, call),
    message: `${call.to.service} has no operation ${written}, so this call cannot be judged.`,
    next: near === undefined ? 'Mend the name, or add the operation to its API document.' : `Did you mean ${near}?`,
  };
}

/** A slip in the name of a known service, else a service of another repository: that is told once, as information. */
function unknownService(context: RuleContext, call: Call): Words | undefined {
  const { head } = context;
  const [written = call.to.service] = (call.unresolved?.text ?? call.to.service).split('#');
  const near = nearestService(written, namesOf(head));
  if (near !== undefined && near !== call.from.service) {
    return {
      severity: onCoreFlow(head.tiers.get(call.from.service)?.tier, call),
      message: `No service is called ${written}, so this call cannot be judged.`,
      next: `Did you mean ${near}?`,
    };
  }
  if (!isFirst(context, call)) return undefined;
  return {
    severity: 'information',
    message: `Nothing here describes ${written}, so ${callLabel(call)} cannot be judged.`,
    next: 'Describe it in an sre.yaml, as external if others run it, or mend the name.',
  };
}

function onCoreFlow(callerTier: string | undefined, call: Call): 'error' | 'warning' {
  return callerTier === 'core' && call.criticality === 'hard' ? 'error' : 'warning';
}

/** True for the first new call to a service that no call of the baseline names. */
function isFirst({ before, changes }: RuleContext, call: Call): boolean {
  return !calleesOf(before).has(call.to.service) && firstCalls(changes).get(call.to.service)?.key === call.key;
}

const calleesOf = rememberEach(({ calls }: Graph) => new Set(calls.map(({ to }) => to.service)));

/** By callee; made once, for changes of thousands of calls. */
const firstCalls = rememberEach(({ calls }: Changes): ReadonlyMap<string, Call> => {
  const first = new Map<string, Call>();
  for (const { kind, it } of calls) {
    if (kind !== 'added') continue;
    const known = first.get(it.to.service);
    if (known === undefined || isBefore(it, known)) first.set(it.to.service, it);
  }
  return first;
});

/** By file, then by name: not by line, which the order of the keys of a file would change. */
function isBefore(one: Call, other: Call): boolean {
  const [file = '', otherFile = ''] = [placeOf(one)?.file, placeOf(other)?.file];
  return file === otherFile ? one.key < other.key : file < otherFile;
}

/** The names of the services that something here describes. */
const namesOf = rememberEach(({ services }: Graph) =>
  [...services.values()].flatMap(({ known, name }) => (known ? [name] : [])),
);
