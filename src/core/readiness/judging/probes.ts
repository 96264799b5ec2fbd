// The probes of containers: which of them answer requests, what is asked, how long until Kubernetes acts.
import type { Workload } from '../../artifacts/kubernetes/workload';
import { at, itemsAt, numberAt, plain, textAt, type Traced } from '../../artifacts/traced';

export type ProbeKind = 'readinessProbe' | 'livenessProbe' | 'startupProbe';

export interface Probe {
  readonly value: Traced;
  /** Handler and its settings, as comparable text. */
  readonly handler: string;
  /** Of an HTTP probe. */
  readonly path?: Traced;
  /** Seconds of failure until Kubernetes acts. */
  readonly patience: number;
  readonly failureThreshold: number;
}

const HANDLERS = ['httpGet', 'tcpSocket', 'grpc', 'exec'];

/** What Kubernetes takes where a probe does not say it. */
const DEFAULTS = { periodSeconds: 10, failureThreshold: 3 };

/** Undefined where the container has no such probe, or one that asks nothing. */
export function probeOf(container: Traced, kind: ProbeKind): Probe | undefined {
  const value = at(container, kind);
  const handler = HANDLERS.map((name) => ({ name, asks: at(value, name) })).find(({ asks }) => asks !== undefined);
  if (value === undefined || handler?.asks === undefined) return undefined;
  const path = at(value, 'httpGet', 'path');
  const period = numberAt(value, 'periodSeconds') ?? DEFAULTS.periodSeconds;
  const failureThreshold = numberAt(value, 'failureThreshold') ?? DEFAULTS.failureThreshold;
  return {
    value,
    handler: `${handler.name} ${JSON.stringify(plain(handler.asks))}`,
    ...(path === undefined ? {} : { path }),
    patience: period * failureThreshold,
    failureThreshold,
  };
}

/**
 * The containers to which Services send requests, by their ports; where that cannot be told, those that name a port. Empty for
 * what takes no requests.
 */
export function servingContainers({ kind, containers, services }: Workload): readonly Traced[] {
  // What runs on every node and has no Service is asked by its node: an exporter, a shipper of logs.
  if (kind === 'DaemonSet' && services.length === 0) return [];
  const targets = services.flatMap(({ value }) =>
    itemsAt(value, 'spec', 'ports').flatMap((port) => textAt(port, 'targetPort') ?? textAt(port, 'port') ?? []),
  );
  const hit = containers.filter((container) =>
    portsOf(container).some((names) => names.some((one) => targets.includes(one))),
  );
  if (hit.length > 0) return hit;
  const open = containers.filter((container) => portsOf(container).length > 0);
  return open.length > 0 || services.length === 0 ? open : containers;
}

/** Name and number of each port. */
function portsOf(container: Traced): readonly (readonly string[])[] {
  return itemsAt(container, 'ports').map((port) =>
    [textAt(port, 'name'), textAt(port, 'containerPort')].flatMap((text) => text ?? []),
  );
}

/** The port that a probe would ask: the first one that the container names. */
export function firstPort(container: Traced): string | undefined {
  const port = at(container, 'ports', 0);
  return textAt(port, 'name') ?? textAt(port, 'containerPort');
}

/** Last parts of paths by which people mean "with all that I need" (ours). */
const DEEP = new Set(['deep', 'dependencies', 'downstream', 'full', 'detailed', 'all']);

/** Why the answer at a path depends on others; undefined where nothing says so. Spring's `/actuator/health` sums up all its parts. */
export function dependsOnOthers(path: string | undefined): string | undefined {
  const plainPath = (path ?? '').split('?', 1)[0]?.replace(/\/+$/, '').toLowerCase() ?? '';
  const last = plainPath.slice(plainPath.lastIndexOf('/') + 1);
  return DEEP.has(last) || plainPath.endsWith('/actuator/health') ? path : undefined;
}

/** `container payments`. */
export function containerName(container: Traced): string {
  return `container ${textAt(container, 'name') ?? '?'}`;
}
