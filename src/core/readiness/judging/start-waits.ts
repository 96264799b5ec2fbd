// What waits for another service before it starts: init containers, and `depends_on` of Compose.
import { entriesAt, itemsAt, type Traced, textAt } from '../../artifacts/traced';
import type { Evidence } from '../../model/place';
import { allNames, type Service } from '../../model/service';
import type { CheckContext } from '../check';
import { inKubernetes } from './workloads';

export interface StartWait {
  /** What waits: `init container wait-for-orders`. */
  readonly by: string;
  readonly service: string;
  readonly evidence: Evidence;
}

/** Commands and images that only look whether somebody answers. */
const WAITS =
  /\b(?:until|while|nc|netcat|wait-for|wait-for-it|wait4x|dockerize|k8s-wait-for|curl|wget|nslookup|grpc_health_probe)\b/;
const HOST =
  /\/\/([a-z0-9][a-z0-9-]{0,62})|\b([a-z0-9][a-z0-9-]{0,62})(?:\.[a-z0-9.-]{1,190})?(?::\d{2,5}|\s\d{2,5}\b|\.svc\b)/g;
/** What is longer does more than wait. */
const LONGEST_SCRIPT = 10_000;
const COMPOSE = 'compose';
const HEALTHY = 'service_healthy';

/** Only services of ours count: a store has to be there, and its own start is nobody's call. */
export function startWaits(context: CheckContext): readonly StartWait[] {
  const inPods = context.workloads.flatMap(({ pod }) =>
    itemsAt(pod, 'spec', 'initContainers').flatMap((container) => ofContainer(context, container)),
  );
  return context.workloads.length > 0 ? inPods : ofCompose(context);
}

function ofContainer(context: CheckContext, container: Traced): readonly StartWait[] {
  // A side-car goes on beside the others.
  if (textAt(container, 'restartPolicy') === 'Always') return [];
  const parts = [...itemsAt(container, 'command'), ...itemsAt(container, 'args')].flatMap((part) => textAt(part) ?? []);
  const text = [textAt(container, 'image') ?? '', ...parts].join(' ');
  if (!WAITS.test(text)) return [];
  const values = itemsAt(container, 'env').flatMap((one) => textAt(one, 'value') ?? []);
  const hosts = hostsIn([...parts, ...values].join('\n'), text);
  return othersOf(context, (names) => names.some((name) => hosts.has(name))).flatMap((service) =>
    inKubernetes(container.place).map((evidence) => ({
      by: `init container ${textAt(container, 'name') ?? '?'}`,
      service,
      evidence,
    })),
  );
}

/** `http://orders`, `orders:8080`, `orders 8080`, `orders.shop.svc`; of an image that waits for nothing else every word. */
function hostsIn(text: string, whole: string): ReadonlySet<string> {
  if (/k8s-wait-for/.test(whole)) return new Set(text.split(/[^\w-]+/));
  const found = [...text.slice(0, LONGEST_SCRIPT).matchAll(HOST)].map(
    ([, afterScheme, beforePort]) => afterScheme ?? beforePort ?? '',
  );
  return new Set(found);
}

function othersOf(
  { report, service }: CheckContext,
  isMeant: (names: readonly string[]) => boolean,
): readonly string[] {
  return [...report.head.services.values()]
    .filter((other) => other.name !== service.name && isService(other) && isMeant(allNames(other)))
    .map(({ name }) => name);
}

/** Code of ours that goes on running. */
function isService({ deployed, catalogued, external }: Service): boolean {
  return external === undefined && (deployed !== undefined || catalogued !== undefined);
}

function ofCompose(context: CheckContext): readonly StartWait[] {
  const { service, artifacts } = context;
  const files = new Set(service.evidence.flatMap(({ place, format }) => (format === COMPOSE ? [place.file] : [])));
  const own = new Set(allNames(service));
  return [...files].flatMap((file) =>
    artifacts
      .documentsAt(file)
      .flatMap((root) => entriesAt(root, 'services').filter(([key]) => own.has(key)))
      .flatMap(([key, value]) => entriesAt(value, 'depends_on').map(([name, terms]) => ({ key, name, terms })))
      .filter(({ terms }) => textAt(terms, 'condition') === HEALTHY)
      .flatMap(({ key, name, terms }) =>
        othersOf(context, (names) => names.includes(name)).map((other) => ({
          by: `${key} (depends_on)`,
          service: other,
          evidence: { place: terms.place, format: COMPOSE },
        })),
      ),
  );
}
