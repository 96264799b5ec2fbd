// What a change does to the flows that make the call.
import { compareText } from '../catalog/order';
import type { Call, CallEnd } from '../model/call';
import type { Flow } from '../model/flow';
import type { Graph } from '../model/graph';
import type { BeforeAfter, FlowImpact } from '../model/impact';
import { flowNeeds, flowsHitBy, reached } from './flow-reach';
import { serial } from './formulas/availability';
import { errorBudgetMinutes } from './formulas/error-budget';
import { intrinsicOf } from './ceiling';
import type { Side } from './side';
import { type Obstacle, obstacleOf } from './weakest';

/** The declared flows that make the call on the side that has it; by name. `extra` says that it is no hard call there yet. */
export function flowsOf(
  call: Call,
  before: Side,
  after: Side,
  has: 'before' | 'after',
  extra: boolean,
): readonly FlowImpact[] {
  const side = has === 'before' ? before : after;
  return [...flowsHitBy(side.graph, call.from)]
    .sort((a, b) => compareText(a.name, b.name))
    .map((flow) => {
      const added = extra ? [call.to, ...reached(side.graph, [call.to])] : [];
      const ends = { before: has === 'before' ? added : [], after: has === 'after' ? added : [] };
      return impactOn(flow, before, after, ends);
    });
}

function impactOn(flow: Flow, before: Side, after: Side, added: BeforeAfter<readonly CallEnd[]>): FlowImpact {
  const slo = flow.slo?.type === 'availability' ? flow.slo : undefined;
  const owners = ownersOf(flow, after.graph, before.graph);
  if (slo === undefined) return { flow: flow.name, tier: flow.tier, feasible: {}, owners };
  const now = judge(flowIn(after.graph, flow), after, added.after);
  // A flow that is new has no before.
  const earlier = known(before.graph, flow) ? judge(flowIn(before.graph, flow), before, added.before) : undefined;
  const ceiling =
    earlier?.ceiling === undefined || now.ceiling === undefined
      ? undefined
      : { before: earlier.ceiling, after: now.ceiling };
  const minutes = (ratio: number) => errorBudgetMinutes(ratio, slo.windowDays);
  const [minutesBefore, minutesAfter] = [ceiling && minutes(ceiling.before), ceiling && minutes(ceiling.after)];
  const budgetMinutes = minutes(slo.target);
  const verdict = feasible(now, slo.target);
  const earlierVerdict = earlier && feasible(earlier, slo.target);
  return {
    flow: flow.name,
    tier: flow.tier,
    target: slo.target,
    windowDays: slo.windowDays,
    ...(budgetMinutes === undefined ? {} : { budgetMinutes }),
    ...(ceiling === undefined ? {} : { ceiling }),
    ...(minutesBefore === undefined || minutesAfter === undefined
      ? {}
      : { ceilingMinutes: { before: minutesBefore, after: minutesAfter } }),
    feasible: {
      ...(earlierVerdict === undefined ? {} : { before: earlierVerdict }),
      ...(verdict === undefined ? {} : { after: verdict }),
    },
    ...(verdict === false && now.weakest !== undefined ? { because: now.weakest } : {}),
    owners,
  };
}

interface Judged {
  /** Complete, or absent. */
  readonly ceiling?: number;
  /** No more than that, as far as anything is known. */
  readonly atMost: number;
  readonly weakest?: Obstacle;
}

/**
 * `Π intrinsic` over all that the flow needs, each once, where all of it is known; else the objectives of the services that
 * the flow itself begins with and that no other of them needs. Nothing behind may be less available than that.
 */
function judge(flow: Flow, side: Side, added: readonly CallEnd[]): Judged {
  const needs = [...flowNeeds(side.graph, flow), ...added];
  const services = [...new Set(needs.map(({ service }) => service))];
  const [weakest] = services
    .flatMap((service) => obstacleOf(side, service) ?? [])
    .sort((a, b) => a.availability - b.availability || compareText(a.service, b.service));
  const common = weakest === undefined ? {} : { weakest };
  const intrinsic = services.map((service) => intrinsicOf(side, service));
  if (intrinsic.every((ratio) => ratio !== undefined)) {
    const ceiling = serial(intrinsic);
    const least = leastOf(services, intrinsic);
    return { ceiling, atMost: ceiling, ...(least === undefined ? common : { weakest: least }) };
  }
  const promises = topsOf(flow, side).map((service) => side.promised(service));
  const product = serial(promises.flatMap((ratio) => ratio ?? []));
  const atMost = Math.min(product, weakest?.availability ?? 1);
  return promises.includes(undefined) ? { atMost, ...common } : { ceiling: atMost, atMost, ...common };
}

/** The services of entry and steps that are not behind another of them. */
function topsOf(flow: Flow, side: Side): readonly string[] {
  const own = [...new Set([flow.entry, ...flow.steps].map(({ service }) => service))];
  const behind = new Set(
    flowNeeds(side.graph, flow)
      .slice(1 + flow.steps.length)
      .map(({ service }) => service),
  );
  const tops = own.filter((service) => !behind.has(service));
  // In a ring each is behind another: then all of them count.
  return tops.length === 0 ? own : tops;
}

function feasible({ ceiling, atMost }: Judged, target: number): boolean | undefined {
  if (atMost < target) return false;
  return ceiling === undefined ? undefined : true;
}

function leastOf(services: readonly string[], ratios: readonly number[]): Obstacle | undefined {
  const pairs = services.map((service, index) => ({ service, availability: ratios[index] ?? 1 }));
  return pairs.sort((a, b) => a.availability - b.availability || compareText(a.service, b.service))[0];
}

function known(graph: Graph, { name }: Flow): boolean {
  return graph.flows.some((flow) => flow.name === name);
}

/** The flow as that side knows it. */
function flowIn(graph: Graph, flow: Flow): Flow {
  return graph.flows.find(({ name }) => name === flow.name) ?? flow;
}

function ownersOf(flow: Flow, ...graphs: readonly Graph[]): readonly string[] {
  const services = new Set([flow.entry, ...flow.steps].map(({ service }) => service));
  const teams = [...services].flatMap((name) => {
    const owners = graphs.flatMap((graph) => graph.services.get(name)?.owner?.value.team ?? []);
    return owners.slice(0, 1);
  });
  return [...new Set(teams)].sort(compareText);
}
