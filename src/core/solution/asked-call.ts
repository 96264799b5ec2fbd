// The call that is asked about, with what the questions, the evidence and the gates all need to know of it.
import type { Call, CallEnd } from '../model/call';
import type { Graph, Promotion } from '../model/graph';
import type { Impact } from '../model/impact';
import type { Operation } from '../model/operation';
import { operationKey } from '../model/operation';
import type { Service } from '../model/service';
import type { Sizes } from '../model/sizes';
import { compareTiers, type Tier } from '../model/tier';

export interface AskedCall {
  readonly call: Call;
  readonly head: Graph;
  readonly before?: Graph;
  readonly impact?: Impact;
  /** Of the operation that is called. */
  readonly sizes?: Sizes;
}

/** The service that is called; `undefined` where nothing describes it. */
export function calleeOf(asked: AskedCall): Service | undefined {
  return asked.head.services.get(asked.call.to.service);
}

/** True where nothing in the workspace describes the callee, and it is no third party either: all that is known is a name. */
export function isUndescribed(asked: AskedCall): boolean {
  const callee = calleeOf(asked);
  return callee === undefined || (!callee.known && callee.external === undefined);
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

/** True where the callee is core after the change, or was declared so before it. */
export function callsCore({ head, before, call }: AskedCall): boolean {
  const { service } = call.to;
  return head.tiers.get(service)?.tier === 'core' || wasDeclaredCore(before, service);
}

/** The promotions of which the call is a step and which the baseline did not have: claimed ones first, of those the nearest. */
export function promotionsBy({ call, head, before }: AskedCall): readonly Promotion[] {
  const { claimed, possible, asked } = promotionsAlong(head);
  if (!claimed.has(call.key) && !possible.has(call.key)) return [];
  const known = asked.get(call.key);
  if (known !== undefined && known.before === before) return known.promotions;
  const promotions = newPromotions({ call, head, ...(before && { before }) });
  asked.set(call.key, { before, promotions });
  return promotions;
}

function newPromotions({ call, head, before }: AskedCall): readonly Promotion[] {
  const isNew = ({ service, to }: Promotion) => {
    const earlier = before?.tiers.get(service)?.tier;
    return earlier === undefined || compareTiers(earlier, to) < 0;
  };
  const { claimed: steps, possible: questions } = promotionsAlong(head);
  const claimed = (steps.get(call.key) ?? []).filter(isNew);
  const possible = (questions.get(call.key) ?? []).filter((promotion) => {
    const earlier = before?.questions.get(promotion.path.at(-1)?.key ?? '');
    return isNew(promotion) && (earlier === undefined || compareTiers(earlier.to, promotion.to) < 0);
  });
  const nearest = (a: Promotion, b: Promotion) => a.path.length - b.path.length || (a.service < b.service ? -1 : 1);
  return [...claimed.sort(nearest), ...possible.sort(nearest)];
}

interface Along {
  readonly claimed: ReadonlyMap<string, readonly Promotion[]>;
  readonly possible: ReadonlyMap<string, readonly Promotion[]>;
  /** What was answered of a call: its gates, its questions and the rules ask the same. */
  readonly asked: Map<string, { readonly before: Graph | undefined; readonly promotions: readonly Promotion[] }>;
}

const alongs = new WeakMap<Graph, Along>();

/** Promotions by the keys of their steps; made once a graph, for audits of thousands of calls. */
function promotionsAlong(graph: Graph): Along {
  const known = alongs.get(graph);
  if (known !== undefined) return known;
  const claims = [...graph.tiers.values()].flatMap(({ because }) => because ?? []);
  const along = { claimed: bySteps(claims), possible: bySteps([...graph.questions.values()]), asked: new Map() };
  alongs.set(graph, along);
  return along;
}

/** Steps of all paths together, beyond which only the last ones of each are looked at (ours): a chain of seven hundred services. */
const MOST_STEPS = 250_000;
const LAST_STEPS = 64;

function bySteps(promotions: readonly Promotion[]): ReadonlyMap<string, readonly Promotion[]> {
  const index = new Map<string, Promotion[]>();
  const steps = promotions.reduce((sum, { path }) => sum + path.length, 0);
  for (const promotion of promotions) {
    const path = steps > MOST_STEPS ? promotion.path.slice(-LAST_STEPS) : promotion.path;
    for (const { key } of path) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [promotion]);
      else if (known.at(-1) !== promotion) known.push(promotion);
    }
  }
  return index;
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

function hasStep({ path }: Promotion, call: Call): boolean {
  return path.some((step) => step.key === call.key);
}

function isEnd(step: CallEnd, end: CallEnd): boolean {
  if (step.service !== end.service) return false;
  return end.operation === undefined || step.operation === undefined || step.operation === end.operation;
}
