// By what the metrics of a workload are fetched: monitors of the Prometheus operator, annotations, or that it sends them itself.
import type { KubernetesObject } from '../../artifacts/kubernetes/object';
import { selects } from '../../artifacts/kubernetes/selected';
import type { Workload } from '../../artifacts/kubernetes/workload';
import { at, entriesAt, itemsAt, textAt, textsAt, type Traced } from '../../artifacts/traced';
import type { Place } from '../../model/place';
import type { CheckContext } from '../check';
import { ofKinds } from './kinds';

export interface Scraping {
  /** `ServiceMonitor payments`. */
  readonly by: string;
  readonly place: Place;
  /** Why it fetches nothing; absent = it does. */
  readonly broken?: string;
}

/** Kinds that select Services, or pods, by their labels, and the field with what they fetch. */
const MONITORS = new Map([
  ['ServiceMonitor', { of: 'services', endpoints: 'endpoints' }],
  ['VMServiceScrape', { of: 'services', endpoints: 'endpoints' }],
  ['PodMonitor', { of: 'pods', endpoints: 'podMetricsEndpoints' }],
  ['VMPodScrape', { of: 'pods', endpoints: 'podMetricsEndpoints' }],
  ['PodMonitoring', { of: 'pods', endpoints: 'endpoints' }],
] as const);

/** Everything that means to fetch the metrics of the workload. */
export function scrapingOf(context: CheckContext, workload: Workload): readonly Scraping[] {
  const { environment } = workload.object;
  const monitors = ofKinds(context.artifacts, MONITORS.keys()).filter(
    (one) => one.environment === undefined || one.environment === environment,
  );
  return [
    ...monitors.flatMap((monitor) => byMonitor(context, workload, monitor) ?? []),
    ...byAnnotation(workload),
    ...bySending(workload),
  ];
}

function byMonitor(
  { artifacts, service }: CheckContext,
  workload: Workload,
  monitor: KubernetesObject,
): Scraping | undefined {
  const kind = MONITORS.get(monitor.kind as 'PodMonitor');
  if (kind === undefined) return undefined;
  const selector = at(monitor.value, 'spec', 'selector');
  const told = { by: `${monitor.kind} ${monitor.name}`, place: monitor.place };
  const hit =
    kind.of === 'pods'
      ? selects(selector, workload.labels) && isInReach(monitor, workload.object)
      : workload.services.some(
          (one) => isInReach(monitor, one) && selects(selector, textsAt(one.value, 'metadata', 'labels')),
        );
  if (!hit) {
    if (artifacts.serviceOf(monitor) !== service.name) return undefined;
    return {
      ...told,
      broken: `selects no ${kind.of === 'pods' ? 'pod' : 'Service'} of it`,
      place: selector?.place ?? told.place,
    };
  }
  const ports = kind.of === 'pods' ? podPorts(workload) : servicePorts(workload, monitor, selector);
  const wrong = itemsAt(monitor.value, 'spec', kind.endpoints).flatMap((endpoint) => {
    const port = at(endpoint, 'port');
    const name = textAt(port);
    return port === undefined || name === undefined || ports.has(name) ? [] : [{ name, place: port.place }];
  });
  const [first] = wrong;
  return first === undefined
    ? told
    : { ...told, place: first.place, broken: `asks for a port ${first.name} that is not there` };
}

/** Of another namespace only where the monitor says so. */
function isInReach(monitor: KubernetesObject, object: KubernetesObject): boolean {
  const selector = at(monitor.value, 'spec', 'namespaceSelector');
  if (textAt(selector, 'any') === 'true') return true;
  const names = itemsAt(selector, 'matchNames').flatMap((name) => textAt(name) ?? []);
  if (names.length > 0) return object.namespace === undefined || names.includes(object.namespace);
  return monitor.namespace === undefined || object.namespace === undefined || monitor.namespace === object.namespace;
}

function servicePorts(
  { services }: Workload,
  monitor: KubernetesObject,
  selector: Traced | undefined,
): ReadonlySet<string> {
  const met = services.filter(
    (one) => isInReach(monitor, one) && selects(selector, textsAt(one.value, 'metadata', 'labels')),
  );
  return new Set(
    met.flatMap(({ value }) => itemsAt(value, 'spec', 'ports').flatMap((port) => textAt(port, 'name') ?? [])),
  );
}

/** Names and, as PodMonitoring takes them, numbers. */
function podPorts({ containers }: Workload): ReadonlySet<string> {
  const ports = containers.flatMap((container) => itemsAt(container, 'ports'));
  return new Set(ports.flatMap((port) => [textAt(port, 'name') ?? [], textAt(port, 'containerPort') ?? []].flat()));
}

function byAnnotation({ pod, services }: Workload): readonly Scraping[] {
  const places = [
    at(pod, 'metadata', 'annotations'),
    ...services.map(({ value }) => at(value, 'metadata', 'annotations')),
  ];
  return places.flatMap((annotations) =>
    entriesAt(annotations).flatMap(([key, value]) => {
      if (key === 'prometheus.io/scrape' && value.kind === 'scalar')
        return [
          {
            by: `the annotation ${key}`,
            place: value.place,
            ...(value.text === 'true' ? {} : { broken: `says ${value.text}` }),
          },
        ];
      return /^ad\.datadoghq\.com\/[^/]+\.(?:checks|instances)$/.test(key)
        ? [{ by: `the annotation ${key}`, place: value.place }]
        : [];
    }),
  );
}

/** OpenTelemetry sends metrics where it is told to. */
function bySending({ containers }: Workload): readonly Scraping[] {
  return containers.flatMap((container) => {
    const env = itemsAt(container, 'env');
    const isOff = env.some(
      (one) =>
        (textAt(one, 'name') === 'OTEL_METRICS_EXPORTER' && textAt(one, 'value') === 'none') ||
        (textAt(one, 'name') === 'OTEL_SDK_DISABLED' && textAt(one, 'value') === 'true'),
    );
    const target = env.find((one) => /^OTEL_EXPORTER_OTLP_(?:METRICS_)?ENDPOINT$/.test(textAt(one, 'name') ?? ''));
    return target === undefined || isOff
      ? []
      : [{ by: `OpenTelemetry (${textAt(target, 'name')})`, place: target.place }];
  });
}
