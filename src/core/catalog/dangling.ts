// References that lead nowhere and are no calls: Services without pods, routes without Services, successors nobody describes.
import { nearestWord } from '../config/nearest';
import type { BackendFact, Facts, HostFact, UrlTarget } from '../model/facts';
import type { Dangling } from '../model/graph';
import type { Place } from '../model/place';
import { calleeByName, splitReference } from './callees';
import { isForeign } from './foreign';
import { folderOf } from './folders';
import { flatPages, type Pages } from './pages';
import { rememberEach } from './remember';
import type { Workspace } from './workspace';

/** Labels of other domains are put on pods by operators, whose workloads stand in no file. */
const OWN_LABEL = /^[^/]*$|^app\.kubernetes\.io\//;

/** What the files describe of clusters: which Services there are, and where workloads are described at all. */
export interface Cluster {
  readonly hosts: ReadonlyMap<string, readonly HostFact[]>;
  /** Namespaces with Services in them; the empty text for files that name none. */
  readonly served: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  readonly namespaces: ReadonlySet<string>;
}

/**
 * Takes the facts of one side. Claims only what the workspace can know: a Service beside workloads, or in their namespace;
 * a route into a namespace with Services. What calls name is `findDanglingCalls`.
 */
export function findStandingDangling(facts: readonly Facts[], workspace: Workspace): readonly Dangling[] {
  const cluster = clusterOf(facts);
  const found: Dangling[] = [];
  for (const one of facts) {
    for (const host of one.hosts) found.push(...emptyHost(host, cluster, workspace));
    for (const backend of one.backends) found.push(...missingBackend(backend, cluster));
    if (one.services.length > 0 && !isForeign(one)) found.push(...unknownSuccessors(one, workspace));
  }
  return found;
}

/** Addresses in calls and values that name a namespace of this workspace in which the host is not. */
export function findDanglingCalls(facts: Pages<Facts>, cluster: Cluster): readonly Dangling[] {
  const find = finders.get(cluster) ?? flatPages(rememberEach((one: Facts) => otherNamespaces(one, cluster)));
  finders.set(cluster, find);
  return find(facts);
}

/** What was found among the same Services. */
const finders = new WeakMap<Cluster, (facts: Pages<Facts>) => readonly Dangling[]>();
const clusters = new WeakMap<readonly Facts[], Cluster>();

/** The same list of facts is described once. */
export function clusterOf(facts: readonly Facts[]): Cluster {
  const cluster = clusters.get(facts) ?? describeCluster(facts);
  clusters.set(facts, cluster);
  return cluster;
}

function describeCluster(facts: readonly Facts[]): Cluster {
  const hosts = new Map<string, HostFact[]>();
  const served = new Set<string>();
  const folders = new Set<string>();
  const namespaces = new Set<string>();
  for (const one of facts) {
    for (const host of one.hosts) {
      if (!('selector' in host.to)) continue;
      const same = hosts.get(host.host);
      if (same === undefined) hosts.set(host.host, [host]);
      else same.push(host);
      served.add(host.namespace ?? '');
      if (host.namespace !== undefined) namespaces.add(host.namespace);
    }
    for (const { identity, place, namespace } of one.services) {
      if (identity !== 'kubernetes') continue;
      folders.add(folderOf(place.file));
      if (namespace !== undefined) namespaces.add(namespace);
    }
  }
  return { hosts, served, folders, namespaces };
}

/** A Service whose selector fits no workload. One without a selector leads elsewhere on purpose. */
function emptyHost(fact: HostFact, { hosts, folders, namespaces }: Cluster, { workloads }: Workspace): Dangling[] {
  const { to, host, namespace, place } = fact;
  if (!('selector' in to) || to.selector.size === 0) return [];
  if (![...to.selector.keys()].every((key) => OWN_LABEL.test(key))) return [];
  if (!folders.has(folderOf(place.file)) && !(namespace !== undefined && namespaces.has(namespace))) return [];
  const leads = ({ to: other, namespace: where }: HostFact) =>
    'selector' in other && (other.selector.size === 0 || workloads.find(other.selector, where).length > 0);
  // A patch of a Service that another file describes; one of another namespace is another Service.
  const isSame = ({ namespace: where }: HostFact) =>
    where === undefined || namespace === undefined || where === namespace;
  if (hosts.get(host)?.some((other) => isSame(other) && leads(other))) return [];
  const labels = [...to.selector].map(([key, value]) => `${key}: ${value}`).join(', ');
  return [{ kind: 'workload', text: labels, by: host, place }];
}

function missingBackend({ host, namespace, by, place }: BackendFact, { hosts, served }: Cluster): Dangling[] {
  if (!served.has(namespace ?? '')) return [];
  const known = hosts.get(host) ?? [];
  if (known.some((one) => one.namespace === undefined || namespace === undefined || one.namespace === namespace))
    return [];
  const elsewhere = known[0]?.namespace;
  const near = elsewhere === undefined ? nearestWord(host, [...hosts.keys()], 1) : undefined;
  return [
    {
      kind: 'backend',
      text: host,
      by,
      place,
      ...(elsewhere === undefined ? {} : { elsewhere }),
      ...(near === undefined ? {} : { near }),
    },
  ];
}

/** Addresses that name a namespace of this workspace in which the host is not, while another one has it. */
function otherNamespaces({ calls, values }: Facts, cluster: Cluster): Dangling[] {
  const found: Dangling[] = [];
  const see = (url: UrlTarget, by: string, place: Place, service?: string) => {
    const { host, namespace } = url;
    const known = cluster.hosts.get(host) ?? [];
    if (namespace === undefined || known.length === 0 || !cluster.namespaces.has(namespace)) return;
    const others = known.map((one) => one.namespace);
    const [elsewhere] = others;
    if (elsewhere === undefined || others.includes(undefined) || others.includes(namespace)) return;
    const text = `${host}.${namespace}`;
    found.push({ kind: 'namespace', text, by, place, elsewhere, ...(service === undefined ? {} : { service }) });
  };
  for (const { to, from, place } of calls)
    if (to.kind === 'url') see(to.url, from.service ?? place.file, place, from.service);
  for (const { target, source, place } of values) see(target, source, place);
  return found;
}

function unknownSuccessors({ services }: Facts, workspace: Workspace): Dangling[] {
  return services.flatMap(({ name, replacedBy }): Dangling[] => {
    if (replacedBy === undefined) return [];
    if (calleeByName(workspace, splitReference(replacedBy.value)).unresolved === undefined) return [];
    const service = workspace.resolve(name) ?? name;
    return [{ kind: 'successor', text: replacedBy.value, by: service, service, place: replacedBy.place }];
  });
}
