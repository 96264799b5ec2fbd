// Which service provides which API document, and the operations that follow. Copies of other teams' documents are told apart.
import type { ApiFact, Facts } from '../model/facts';
import type { Evidence } from '../model/place';
import type { Bindings } from './bindings';
import { type Folders, folderOf } from './folders';
import { isForeign } from './foreign';
import type { Hosts } from './hosts';
import type { Names } from './names';
import { type OperationsByKey, operationsOfDocument, operationsOfMoved, uniteOperations } from './operation-keys';
import { compareText } from './order';
import { rememberEach, sameItems } from './remember';
import { createSameness } from './sameness';
import { nameByTitle, slugsOf } from './title';

export interface Documents {
  /** Document → the service that provides it. Sorted by file. */
  readonly services: ReadonlyMap<string, string>;
  /** Consumed copy → the service whose document it is a copy of. */
  readonly copies: ReadonlyMap<string, string>;
  /** Service → its operations, sorted by path and method. */
  readonly operations: ReadonlyMap<string, OperationsByKey>;
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>;
  readonly provided: readonly { readonly api: ApiFact; readonly service: string }[];
}

/** The published graph of another repository counts only for services that are not described here. */
const FOREIGN = 6;

interface Bound {
  readonly api: ApiFact;
  readonly service: string;
  /** 1–3: see `Bindings`; 4 = its folder's service; 5 = by title or server host; 6 = from another repository's graph. */
  readonly rank: number;
}

/** Takes the facts in the order of their files, and everything that can bind a document to a service. */
export function assignDocuments(
  facts: readonly Facts[],
  names: Names,
  folders: Folders,
  bindings: Bindings,
  hosts: Hosts,
): Documents {
  const sameness = createSameness();
  const bound: Bound[] = [];
  const bind = (api: ApiFact, service: string, rank: number) => {
    bound.push({ api, service, rank });
    if (rank <= 4) sameness.add(api, service);
  };
  const unnamed = facts.flatMap((one) => {
    const foreign = isForeign(one);
    return one.apis.filter((api) => {
      const own = bindings.of(api);
      if (own !== undefined) bind(api, own.service, foreign ? FOREIGN : own.rank);
      return own === undefined;
    });
  });

  const unplaced = unnamed.map((api) => ({ api, service: ownFolderService(api, names, folders) }));
  const placed = unplaced.filter(({ api, service }) => service !== undefined && !sameness.find(api, service));
  for (const { api, service } of placed) if (service !== undefined) bind(api, service, 4);

  const copies = new Map<string, string>();
  const settled = new Set(placed.map(({ api }) => api));
  const owners = new Set(bound.map(({ service }) => service));
  for (const api of unnamed) {
    if (settled.has(api)) continue;
    const known = knownByTitle(api, names) ?? hosts.ofServers(api);
    const service = known ?? sameness.find(api, undefined) ?? nameByTitle(api.title?.value, api.file);
    const home = folders.nearest(folderOf(api.file));
    if (owners.has(service) && home !== undefined && home !== service) copies.set(api.file, service);
    else if (known !== undefined || api.operations.length > 0) bind(api, service, 5);
  }
  return collect(bound, copies);
}

/** The one service described in the document's folder, unless the title names another known service. */
function ownFolderService(api: ApiFact, names: Names, folders: Folders): string | undefined {
  const service = folders.exactly(folderOf(api.file));
  const titled = knownByTitle(api, names);
  return titled === undefined || titled === service ? service : undefined;
}

function knownByTitle(api: ApiFact, names: Names): string | undefined {
  const slugs = slugsOf(api);
  const candidates = slugs.length > 0 ? slugs : [nameByTitle(undefined, api.file)];
  for (const slug of candidates) {
    const service = names.resolve(slug);
    if (service !== undefined) return service;
  }
  return undefined;
}

function collect(bound: readonly Bound[], copies: ReadonlyMap<string, string>): Documents {
  const sorted = bound
    .map((one) => ({ ...one, depth: one.api.file.split('/').length }))
    .sort((a, b) => a.rank - b.rank || a.depth - b.depth || compareText(a.api.file, b.api.file));
  const here = new Set(bound.filter(({ rank }) => rank < FOREIGN).map(({ service }) => service));
  const files = new Map<string, string>();
  const operations = new Map<string, OperationsByKey[]>();
  const evidence = new Map<string, Evidence[]>();
  const shared = new Set<string>();
  const provided = sorted.filter(({ service, rank }) => rank < FOREIGN || !here.has(service));
  for (const { api, service } of provided) {
    if (files.has(api.file) && files.get(api.file) !== service) shared.add(api.file);
    files.set(api.file, files.get(api.file) ?? service);
    append(operations, service, operationsOfDocument(api));
    append(evidence, service, evidenceOf(api));
  }
  for (const file of shared) files.delete(file);
  return {
    services: new Map([...files].sort(([a], [b]) => compareText(a, b))),
    copies,
    operations: new Map([...operations].map(([service, own]) => [service, uniteOperations(own)])),
    evidence,
    provided: provided.map(({ api, service }) => ({ api, service })),
  };
}

/**
 * Operations and evidence of the services whose documents say something else `now` of places and contracts than when they
 * were assigned; whose they are does not depend on that.
 */
export function documentsNow(documents: Documents, now: ReadonlyMap<ApiFact, ApiFact>): ReadonlyMap<string, Moved> {
  const moved = new Map<string, Moved>();
  if (now.size === 0) return moved;
  const { provided } = documents;
  const known = movedBefore(documents);
  const services = new Set(provided.flatMap(({ api, service }) => (now.has(api) ? [service] : [])));
  for (const name of services) {
    const provides = provided.filter(({ service }) => service === name).map(({ api }) => api);
    const own = provides.map((api) => now.get(api) ?? api);
    const before = known.get(name);
    const operationsOf = (api: ApiFact): OperationsByKey => {
      const moved = now.get(api);
      return moved === undefined ? operationsOfDocument(api) : operationsOfMoved(api, moved);
    };
    const one =
      before !== undefined && sameItems(before.apis, own)
        ? before
        : { apis: own, operations: uniteOperations(provides.map(operationsOf)), evidence: own.map(evidenceOf) };
    known.set(name, one);
    moved.set(name, one);
  }
  return moved;
}

interface Moved {
  readonly apis: readonly ApiFact[];
  readonly operations: OperationsByKey;
  readonly evidence: readonly Evidence[];
}

/** What the documents of a service came to last: while somebody types in one, those of others stay as they moved. */
const movedBefore = rememberEach((_: Documents) => new Map<string, Moved>());

const evidenceOfApi = new WeakMap<ApiFact, Evidence>();

function evidenceOf(api: ApiFact): Evidence {
  const known = evidenceOfApi.get(api);
  if (known !== undefined) return known;
  const evidence = { place: api.place, format: api.operations[0]?.evidence.format ?? 'openapi' };
  evidenceOfApi.set(api, evidence);
  return evidence;
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
