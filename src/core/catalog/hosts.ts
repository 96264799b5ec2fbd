// Host names inside the workspace, and the services that they lead to.
import type { Address } from '../model/address';
import type { ApiFact, Facts, HostFact, UrlTarget } from '../model/facts';
import { folderOf } from './folders';
import { isForeign } from './foreign';
import type { Names } from './names';
import type { Workloads } from './workloads';

/** From where a host is looked up: the same host may mean different things in two environments. */
export interface Near {
  readonly file: string;
  readonly namespace?: string | undefined;
}

export interface Hosts {
  /** The service behind a URL, or what is known about it if there is none. */
  readonly find: (url: UrlTarget, near: Near) => HostAnswer;
  /** The service that the servers of a document lead to. */
  readonly ofServers: (api: ApiFact) => string | undefined;
  /** Adds the servers of documents whose service is known by now. */
  readonly addServers: (api: ApiFact, service: string) => void;
  /** Service → the hosts that lead to it, without its own name. */
  readonly byService: () => ReadonlyMap<string, readonly Address[]>;
}

type HostAnswer =
  | { readonly kind: 'service'; readonly service: string }
  /** The machine itself: no call. */
  | { readonly kind: 'local' }
  /** A full domain of somebody else. */
  | { readonly kind: 'external'; readonly host: string }
  /** A name inside the cluster or network that nothing describes. */
  | { readonly kind: 'unknown'; readonly host: string };

interface Candidate {
  readonly service: string;
  readonly namespace?: string | undefined;
  readonly folder?: string | undefined;
  readonly path?: string | undefined;
}

const LOCAL = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[?::1?\]?|host\.docker\.internal)$/;
const ADDRESS = /^(?:\d+(?:\.\d+){3}|\[[0-9a-f:.]*\])$/;
const INTERNAL = /\.(?:svc|local|internal|intranet|lan|cluster|consul)$|\.svc\./;
const HOST_NAME = /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/;

/** Takes all facts in the order of their files; selectors are joined to workloads by their labels. */
export function readHosts(facts: readonly Facts[], names: Names, workloads: Workloads): Hosts {
  const table = new Map<string, Candidate[]>();
  const namespaces = new Set<string>();
  const add = (host: string, candidate: Candidate) => {
    const list = table.get(host) ?? [];
    list.push(candidate);
    table.set(host, list);
  };
  const read = ({ services, hosts }: Facts, isNew: (host: string) => boolean) => {
    for (const { namespace } of services) if (namespace !== undefined) namespaces.add(namespace);
    for (const host of hosts) {
      if (host.namespace !== undefined) namespaces.add(host.namespace);
      const name = normal(host.host);
      if (!isNew(name)) continue;
      for (const service of servicesOf(host, workloads, names)) {
        const folder = folderOf(host.place.file);
        add(name, { service, namespace: host.namespace, folder, path: host.path });
      }
    }
  };
  for (const one of facts) if (!isForeign(one)) read(one, () => true);
  // What a host means here counts before what it means in another repository.
  const here = new Set(table.keys());
  for (const one of facts) if (isForeign(one)) read(one, (host) => !here.has(host));

  const byName = (host: string, namespace: string | undefined, url: UrlTarget, near: Near) =>
    choose(table.get(host) ?? [], namespace, url, near) ?? names.resolve(host);
  const find = (url: UrlTarget, near: Near): HostAnswer => {
    const host = normal(url.host);
    if (LOCAL.test(host)) return { kind: 'local' };
    const whole = byName(host, url.namespace ?? near.namespace, url, near);
    if (whole !== undefined) return { kind: 'service', service: whole };
    const inside = clusterName(host, namespaces);
    const service = inside === undefined ? undefined : byName(inside.name, inside.namespace, url, near);
    if (service !== undefined) return { kind: 'service', service };
    if (inside !== undefined) return { kind: 'unknown', host: inside.name };
    const foreign =
      url.namespace === undefined &&
      !table.has(host) &&
      host.includes('.') &&
      HOST_NAME.test(host) &&
      !ADDRESS.test(host) &&
      !INTERNAL.test(host);
    return { kind: foreign ? 'external' : 'unknown', host };
  };
  const ofServers = (api: ApiFact) => {
    for (const server of api.servers) {
      const answer = find(server, { file: api.file });
      if (answer.kind === 'service') return answer.service;
    }
    return undefined;
  };
  const addServers = (api: ApiFact, service: string) => {
    for (const { host, path } of api.servers) {
      const name = normal(host);
      if (LOCAL.test(name) || !HOST_NAME.test(name) || names.resolve(name) !== undefined) continue;
      add(name, path === undefined ? { service } : { service, path });
    }
  };
  let addresses: ReturnType<typeof addressesByService> | undefined;
  return {
    find,
    ofServers,
    addServers: (api, service) => {
      addresses = undefined;
      addServers(api, service);
    },
    byService: () => {
      addresses ??= addressesByService(table);
      return addresses;
    },
  };
}

/** In the order of the files. It is asked for at every keystroke: nothing is sorted, and few addresses are compared. */
function addressesByService(table: ReadonlyMap<string, readonly Candidate[]>): ReadonlyMap<string, readonly Address[]> {
  const byService = new Map<string, Address[]>();
  for (const [host, candidates] of table) {
    for (const { service, namespace, path } of candidates) {
      if (host === service && path === undefined) continue;
      const own = byService.get(service) ?? [];
      if (own.some((one) => one.host === host && one.namespace === namespace && one.path === path)) continue;
      own.push({
        host,
        ...(namespace === undefined ? {} : { namespace }),
        ...(path === undefined ? {} : { path }),
      });
      byService.set(service, own);
    }
  }
  return byService;
}

function normal(host: string): string {
  return host.trim().toLowerCase().replace(/\.$/, '');
}

/** `svc.ns`, `svc.ns.svc`, `svc.ns.svc.cluster.local` and `pod.svc.ns.svc…` → the name and namespace of the Service. */
function clusterName(
  host: string,
  namespaces: ReadonlySet<string>,
): { name: string; namespace: string | undefined } | undefined {
  const parts = host.split('.');
  const at = parts.indexOf('svc', 2);
  if (at >= 2) return { name: parts[at - 2] ?? '', namespace: parts[at - 1] };
  const [name, namespace] = parts;
  if (parts.length === 2 && name !== undefined && namespace !== undefined && namespaces.has(namespace))
    return { name, namespace };
  return undefined;
}

/** Same namespace first, then the longest server path, then the same folder; what is still ambiguous leads nowhere. */
function choose(
  candidates: readonly Candidate[],
  namespace: string | undefined,
  url: UrlTarget,
  near: Near,
): string | undefined {
  const narrow = (list: readonly Candidate[], fits: (one: Candidate) => boolean) => {
    const fitting = list.filter(fits);
    return fitting.length > 0 ? fitting : list;
  };
  const fitting = candidates.filter(({ path }) => path === undefined || underPath(url.path, path));
  let left = fitting.length > 0 ? fitting : candidates;
  if (namespace !== undefined) left = narrow(left, (one) => one.namespace === namespace);
  if (fitting.length > 0 && sole(left) === undefined) {
    const longest = left.reduce((most, { path }) => Math.max(most, path?.length ?? 0), 0);
    left = narrow(left, ({ path }) => (path?.length ?? 0) === longest);
  }
  if (sole(left) === undefined) left = narrow(left, ({ folder }) => folder === folderOf(near.file));
  if (sole(left) === undefined) left = narrow(left, ({ service }) => service === normal(url.host).split('.')[0]);
  return sole(left);
}

function sole(candidates: readonly Candidate[]): string | undefined {
  const service = candidates[0]?.service;
  return candidates.every((one) => one.service === service) ? service : undefined;
}

function underPath(path: string | undefined, prefix: string): boolean {
  const plain = prefix.replace(/\/$/, '');
  return plain === '' || path === plain || (path?.startsWith(`${plain}/`) ?? false);
}

/** The services behind a host: the one it names, or the workloads whose labels its selector asks for. */
function servicesOf(host: HostFact, workloads: Workloads, names: Names): readonly string[] {
  if ('service' in host.to) return [names.resolve(host.to.service) ?? host.to.service];
  const unique = workloads.find(host.to.selector, host.namespace);
  const named = names.resolve(normal(host.host));
  return unique.length > 1 && named !== undefined && unique.includes(named) ? [named] : unique;
}
