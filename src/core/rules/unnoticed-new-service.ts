// F-16: a service is new, and nobody whose work it will be has heard of it.
import { folderOf } from '../catalog/folders';
import type { Graph } from '../model/graph';
import type { Evidence } from '../model/place';
import type { Service } from '../model/service';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

/** Files that run nothing: tests, examples, and copies of what belongs to others. */
const NOT_RUN =
  /(?:^|\/)(?:tests?|testdata|fixtures?|mocks?|examples?|samples?|vendor|third[_-]?party|external|clients?|generated)\//i;

export const unnoticedNewService: WorkspaceRule = {
  id: 'unnoticed-new-service',
  code: 'F-16',
  title: 'A new service that SRE does not know',
  severity: 'warning',
  evenNotOnboarded: true,
  on: 'workspace',
  check,
};

/** Services that the baseline does not have. An audit, in which nothing is new, tells what runs and is in no catalogue. */
function check(context: RuleContext): readonly Verdict[] {
  const added = context.changes.services.filter(({ kind }) => kind === 'added').map(({ it }) => it);
  return added.flatMap((service) => verdictOf(context, service) ?? []);
}

function verdictOf(context: RuleContext, service: Service): Verdict | undefined {
  const { name, external, onboarded, review, catalogued } = service;
  if (external !== undefined || onboarded === true || review !== undefined) return undefined;
  if (catalogued !== undefined) return context.audit === true ? undefined : unmet(service, catalogued);
  const found = deployableOf(context, service);
  if (found === undefined) return undefined;
  return {
    severity: 'warning',
    message: `${name} is ${context.audit !== true ? 'new' : service.deployed === undefined ? 'documented' : 'deployed'} here, but no catalogue describes it: its tier, its owner and who is on call are not known.`,
    next: `Describe ${name} in an sre.yaml; its tier is a person's choice.`,
    place: found.place,
    about: name,
    service: name,
    fixes: [
      {
        title: `Create a descriptor for ${name}`,
        intent: { kind: 'create-descriptor', service: name, owners: context.ownersOf?.(found.place.file) ?? [] },
      },
    ],
  };
}

/** In a catalogue since this branch, but SRE has neither taken it on nor begun a review. */
function unmet({ name }: Service, { place }: Evidence): Verdict {
  return {
    severity: 'warning',
    message: `${name} is new, and there is no record that SRE has met it.`,
    next: `Begin its review (.sre/reviews/${name}.yaml), or say since when it is onboarded.`,
    place,
    about: name,
    service: name,
  };
}

/** What deploys it, else its API document, unless that may be a copy of somebody else's. */
function deployableOf(context: RuleContext, { name, deployed, evidence }: Service): Evidence | undefined {
  if (deployed !== undefined) {
    const silent = NOT_RUN.test(deployed.place.file) || isRenamed(context, deployed);
    return silent ? undefined : deployed;
  }
  if (!evidence.every(({ format }) => format === 'openapi')) return undefined;
  const document = evidence.find(({ place }) => !NOT_RUN.test(place.file));
  return document === undefined || isInsideOther(context, name, document) ? undefined : document;
}

/** The same file deployed another service before, which is gone: one that was given another name. */
function isRenamed({ changes }: RuleContext, { place }: Evidence): boolean {
  return changes.services.some(({ kind, it }) => kind === 'removed' && it.deployed?.place.file === place.file);
}

/** A document in the folder of one other service, or below it, may be the copy of an API that this one consumes. */
function isInsideOther({ head }: RuleContext, name: string, { place }: Evidence): boolean {
  const homes = homesOf(head);
  for (let folder = folderOf(place.file); folder !== ''; folder = folderOf(folder)) {
    const home = homes.get(folder);
    if (home !== undefined) return home.size === 1 && !home.has(name);
  }
  return false;
}

const remembered = new WeakMap<Graph, ReadonlyMap<string, ReadonlySet<string>>>();

/** Folder → the services that are described or deployed in it. Built once a graph: an audit asks for every service. */
function homesOf(graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const known = remembered.get(graph);
  if (known !== undefined) return known;
  const homes = new Map<string, Set<string>>();
  for (const { name, catalogued, deployed } of graph.services.values()) {
    for (const evidence of [catalogued, deployed]) {
      if (evidence === undefined || evidence.format === 'config') continue;
      const folder = folderOf(evidence.place.file);
      homes.set(folder, (homes.get(folder) ?? new Set<string>()).add(name));
    }
  }
  remembered.set(graph, homes);
  return homes;
}
