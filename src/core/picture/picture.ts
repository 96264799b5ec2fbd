// From a graph to what a picture of it shows.
import { compareText } from '../catalog/order';
import { becauseWords, perhapsWords } from '../graph/explain';
import { blastRadius } from '../impact/blast-radius';
import { errorBudgetMinutes } from '../impact/formulas/error-budget';
import { availabilitySlo } from '../impact/objectives';
import type { Call, CallEnd } from '../model/call';
import type { Changes } from '../model/change';
import type { Graph } from '../model/graph';
import type { Picture, PictureCall, PictureFlow, PictureService } from '../model/picture';
import type { Report } from '../model/report';
import type { Service } from '../model/service';
import { compareTiers } from '../model/tier';
import { oneLine } from '../units/one-line';
import { createPlaces, type Places } from './places';

/** What a graph is compared with, as far as a picture needs it. */
export type Compared = Pick<Report, 'changes' | 'baseline'> & { readonly before?: Graph };

/** Everything that one numbering is about. */
interface Numbering {
  readonly graph: Graph;
  readonly compared: Compared | undefined;
  readonly services: ReadonlyMap<string, number>;
  readonly calls: ReadonlyMap<Call, number>;
  readonly flows: ReadonlyMap<string, number>;
  readonly places: Places;
}

/**
 * Takes a graph, and what is new in it where that is known; gives its picture. The same graph gives the same picture,
 * in whatever order its files were read. A graph that is compared with nothing says so in `note`.
 */
export function pictureOf(graph: Graph, compared?: Compared): Picture {
  const names = new Set(graph.services.keys());
  for (const { from, to } of graph.calls) names.add(from.service).add(to.service);
  for (const { entry } of graph.flows) names.add(entry.service);
  const sorted = [...names].sort(compareText);
  const calls = callsOf(graph);
  const flows = [...graph.flows].sort((a, b) => compareText(a.name, b.name));
  const numbering: Numbering = {
    graph,
    compared,
    services: numbered(sorted),
    calls: numbered(calls),
    flows: numbered(flows.map(({ name }) => name)),
    places: createPlaces(),
  };
  const changed = changedCalls(compared?.changes);
  const note = noteOf(compared);
  return {
    services: sorted.map((name) => serviceOf(name, numbering)),
    calls: calls.map((call) => callOf(call, changed.get(call.key), numbering)),
    flows: flows.map(
      (flow): PictureFlow => ({
        name: oneLine(flow.name),
        tier: flow.tier,
        entry: numberOf(numbering.services, flow.entry.service),
        place: numbering.places.add(flow.evidence.place),
      }),
    ),
    places: numbering.places.all(),
    anyTier: graph.anyTier,
    ...(note === undefined ? {} : { note }),
  };
}

/** The number of a call in the picture of a graph, by its key; `undefined` where the graph has no such call. */
export function callNumber(graph: Graph, key: string): number | undefined {
  const found = callsOf(graph).findIndex((call) => call.key === key);
  return found < 0 ? undefined : found;
}

function callsOf({ calls }: Graph): readonly Call[] {
  return [...calls].sort((a, b) => compareText(a.key, b.key));
}

function serviceOf(name: string, numbering: Numbering): PictureService {
  const { graph, compared, places } = numbering;
  const service = graph.services.get(name);
  const { tier = 'unknown', because, possible } = graph.tiers.get(name) ?? {};
  const evidence = service?.evidence[0];
  const owner = service?.owner?.value.team;
  const objective = service && objectiveOf(service);
  const way = (because ?? possible)?.path.flatMap((call) => numbering.calls.get(call) ?? []);
  const down = downOf(name, numbering);
  const earlier = compared?.before?.tiers.get(name);
  return {
    name: oneLine(name),
    tier,
    declared: service?.tier.declared ?? 'unknown',
    ...(because === undefined ? {} : { because: oneLine(becauseWords(because)) }),
    ...(possible === undefined ? {} : { perhaps: oneLine(perhapsWords(possible)) }),
    ...(way === undefined || way.length === 0 ? {} : { path: way }),
    raised: earlier !== undefined && because !== undefined && compareTiers(tier, earlier.tier) > 0,
    isNew: compared?.changes.services.some(({ kind, it }) => kind === 'added' && it.name === name) === true,
    known: service?.known === true,
    ...(owner === undefined ? {} : { owner: oneLine(owner) }),
    ...(objective === undefined ? {} : { objective }),
    ...(evidence === undefined ? {} : { place: places.add(evidence.place) }),
    ...(down === undefined ? {} : { down }),
  };
}

function objectiveOf(service: Service): PictureService['objective'] {
  const slo = availabilitySlo(service);
  const budgetMinutes = slo && errorBudgetMinutes(slo.target, slo.windowDays);
  if (slo === undefined || budgetMinutes === undefined) return undefined;
  return { target: slo.target, windowDays: slo.windowDays, budgetMinutes };
}

function downOf(name: string, { graph, services, flows }: Numbering): PictureService['down'] {
  const hit = blastRadius(graph, name);
  if (hit.services.length === 0 && hit.flows.length === 0) return undefined;
  return {
    services: hit.services.map((one) => numberOf(services, one)),
    flows: hit.flows.map((one) => numberOf(flows, one)),
    owners: hit.owners.map(oneLine),
  };
}

function callOf(call: Call, change: PictureCall['change'], { services, places }: Numbering): PictureCall {
  const { from, to, mode, criticality, assumed, terms, grade } = call;
  return {
    from: numberOf(services, from.service),
    to: numberOf(services, to.service),
    what: [from, to].every(({ operation }) => operation === undefined) ? '' : oneLine(`${named(from)} → ${named(to)}`),
    mode,
    criticality,
    assumed,
    waits: mode === 'async' && terms.blocks === true,
    grade,
    ...(change === undefined ? {} : { change }),
    place: places.add(call.evidence[0]?.place ?? { file: '', line: 1, column: 1 }),
  };
}

function named({ operation, label }: CallEnd): string {
  return label ?? operation ?? '…';
}

function changedCalls(changes: Changes | undefined): ReadonlyMap<string, 'new' | 'changed'> {
  const changed = new Map<string, 'new' | 'changed'>();
  for (const { kind, it } of changes?.calls ?? [])
    if (kind !== 'removed') changed.set(it.key, kind === 'added' ? 'new' : 'changed');
  return changed;
}

function noteOf(compared: Compared | undefined): string | undefined {
  if (compared === undefined) return 'Compared with nothing: no call is marked as new.';
  const { baseline } = compared;
  if (baseline.kind === 'unknown')
    return oneLine(`The baseline is unknown, so no call is known to be new. ${baseline.reason}`);
  return baseline.kind === 'empty' ? 'Compared with nothing: no call is marked as new.' : undefined;
}

function numbered<T>(things: readonly T[]): ReadonlyMap<T, number> {
  return new Map(things.map((thing, index) => [thing, index]));
}

function numberOf<T>(numbers: ReadonlyMap<T, number>, thing: T): number {
  return numbers.get(thing) ?? -1;
}
