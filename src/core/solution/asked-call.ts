// The call that is asked about, with what the questions, the evidence and the gates all need to know of it.
import type { Call, CallEnd } from '../model/call';
import type { Graph, Promotion } from '../model/graph';
import type { Impact } from '../model/impact';
import type { Operation } from '../model/operation';
import { operationKey } from '../model/operation';
import type { Service } from '../model/service';
import { compareTiers, type Tier } from '../model/tier';

export interface AskedCall {
  readonly call: Call;
  readonly head: Graph;
  readonly before?: Graph;
  readonly impact?: Impact;
}

export function calleeOf(asked: AskedCall): Service | undefined {
  return asked.head.services.get(asked.call.to.service);
}

/** The operation of an end of a call, where a contract in the workspace describes it. */
export function operationOf(graph: Graph, end: CallEnd): Operation | undefined {
  if (end.operation === undefined) return undefined;
  return graph.services.get(end.service)?.operations.find((operation) => operationKey(operation) === end.operation);
}

/** The method of the called operation; its key begins with it even where no contract is at hand. */
export function calledMethod(asked: AskedCall): string | undefined {
  return asked.call.to.operation?.split(' ', 1)[0]?.toUpperCase();
}

/** True where the baseline declares the service core: a branch that lowers its tier does not make it less so. */
export function wasDeclaredCore(before: Graph | undefined, service: string): boolean {
  return before?.services.get(service)?.tier.declared === 'core';
}

/** The promotions of which the call is a step and which the baseline did not have: claimed ones first. */
export function promotionsBy({ call, head, before }: AskedCall): readonly Promotion[] {
  const isNew = ({ service, to }: Promotion) => {
    const earlier = before?.tiers.get(service)?.tier;
    return earlier === undefined || compareTiers(earlier, to) < 0;
  };
  const claimed = [...head.tiers.values()].flatMap(({ because }) =>
    because !== undefined && hasStep(because, call) && isNew(because) ? [because] : [],
  );
  const possible = questionsAlong(head, call).filter((promotion) => {
    const earlier = before?.questions.get(promotion.path.at(-1)?.key ?? '');
    return isNew(promotion) && (earlier === undefined || compareTiers(earlier.to, promotion.to) < 0);
  });
  const byService = (a: Promotion, b: Promotion) => (a.service < b.service ? -1 : 1);
  return [...claimed.sort(byService), ...possible.sort(byService)];
}

const alongs = new WeakMap<Graph, ReadonlyMap<string, readonly Promotion[]>>();

/** The possible promotions of which the call is a step; the index is built once a graph, for audits of thousands of calls. */
function questionsAlong(graph: Graph, call: Call): readonly Promotion[] {
  let index = alongs.get(graph);
  if (index === undefined) {
    const made = new Map<string, Promotion[]>();
    for (const promotion of graph.questions.values()) {
      for (const { key } of promotion.path) {
        const known = made.get(key);
        if (known === undefined) made.set(key, [promotion]);
        else known.push(promotion);
      }
    }
    alongs.set(graph, made);
    index = made;
  }
  return index.get(call.key) ?? [];
}

/** The effective tier of a service, leaving out a promotion that this call is a step of. */
export function tierApartFrom(graph: Graph, service: string, call: Call): Tier {
  const effective = graph.tiers.get(service);
  if (effective === undefined) return 'unknown';
  if (effective.because === undefined || !hasStep(effective.because, call)) return effective.tier;
  return graph.services.get(service)?.tier.declared ?? 'unknown';
}

/** True where the caller's flow or the callee is core, apart from what this very call changes. */
export function touchesCore({ head, call }: AskedCall): boolean {
  if (tierApartFrom(head, call.to.service, call) === 'core') return true;
  if (head.tiers.get(call.from.service)?.tier === 'core') return true;
  return head.flows.some(
    (flow) => flow.tier === 'core' && [flow.entry, ...flow.steps].some((step) => isEnd(step, call.from)),
  );
}

function hasStep(promotion: Promotion, call: Call): boolean {
  return promotion.path.some((step) => step.key === call.key);
}

function isEnd(step: CallEnd, end: CallEnd): boolean {
  if (step.service !== end.service) return false;
  return end.operation === undefined || step.operation === undefined || step.operation === end.operation;
}
