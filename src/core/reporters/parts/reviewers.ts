// Who must look at a change, and which flows it touches.
import type { Flow } from '../../model/flow';
import type { Report } from '../../model/report';
import type { NewCall } from './pull-request-calls';

/** Somebody who must look. Without `who` nobody is known. */
export interface Reviewer {
  readonly who?: string;
  /** `code-owners`: as written there, a forge may tell them; `catalog`: the name of a team. */
  readonly source: 'code-owners' | 'catalog';
  /** The services and flows because of which. */
  readonly what: readonly string[];
}

/** Names of the declared flows that a new call is a step of or promotes something for, sorted. */
export function touchedFlows(report: Report, calls: readonly NewCall[]): readonly string[] {
  const names = new Set<string>();
  for (const { change, promotions } of calls) {
    // A core service that is in no flow stands for itself: it is no flow that anybody declared.
    for (const { flow } of promotions) if (report.head.flows.some(({ name }) => name === flow)) names.add(flow);
    const { from } = change.it;
    const isAt = (flow: Flow) =>
      [flow.entry, ...flow.steps].some(
        (step) => step.service === from.service && (from.operation === undefined || step.operation === from.operation),
      );
    for (const flow of report.head.flows.filter(isAt)) names.add(flow.name);
  }
  return [...names].sort();
}

/**
 * The owners of the callees that matter and of the touched flows: those of CODEOWNERS for the file that describes them,
 * else the team that the catalog knows.
 */
export function reviewers(report: Report, calls: readonly NewCall[], flows: readonly string[]): readonly Reviewer[] {
  const services = new Set<string>();
  for (const one of calls) {
    if (one.toCore || one.promotions.length > 0) services.add(one.change.it.to.service);
    for (const promotion of one.promotions) services.add(promotion.service);
  }
  if (services.size === 0) return [];
  const looks = new Map<string, { readonly by: Owned; readonly what: Set<string> }>();
  const add = (owners: readonly Owned[], what: string) => {
    for (const by of owners) {
      const key = `${by.source} ${by.who ?? ''}`;
      const known = looks.get(key) ?? { by, what: new Set() };
      looks.set(key, known);
      known.what.add(what);
    }
  };
  for (const flow of report.head.flows) {
    if (!flows.includes(flow.name)) continue;
    const who = report.codeOwners.get(flow.evidence.place.file);
    if (who === undefined) services.add(flow.entry.service);
    else add(who.map(ofCodeOwners), flow.name);
  }
  for (const service of [...services].sort()) add(ownersOf(report, service), service);
  return [...looks.values()].map(({ by, what }) => ({ ...by, what: [...what] }));
}

type Owned = Omit<Reviewer, 'what'>;

function ofCodeOwners(who: string): Owned {
  return { who, source: 'code-owners' };
}

function ownersOf(report: Report, name: string): readonly Owned[] {
  const service = report.head.services.get(name);
  for (const { place } of service?.evidence ?? []) {
    const who = report.codeOwners.get(place.file);
    if (who !== undefined) return who.map(ofCodeOwners);
  }
  const team = service?.owner?.value.team;
  return [{ source: 'catalog', ...(team === undefined ? {} : { who: team }) }];
}
