// Whether a workload keeps state: how many of it run is then a decision of its own.
import type { Workload } from '../../artifacts/kubernetes/workload';
import { at, itemsAt, textAt } from '../../artifacts/traced';
import type { Place } from '../../model/place';

/** Stores and brokers, by the last part of the name of their image. */
const STORES =
  /^(?:redis|valkey|memcached|mongo|mongodb|mysql|mariadb|percona|postgres|postgresql|cassandra|elasticsearch|opensearch|rabbitmq|kafka|zookeeper|etcd|influxdb|clickhouse-server|dynamodb-local|prometheus|[\w-]+-db)$/;

/** Where it is seen: a StatefulSet, a volume that stays, the image of a store. */
export function keptState({ kind, object, pod, containers }: Workload): Place | undefined {
  if (kind === 'StatefulSet') return object.place;
  const claim = itemsAt(pod, 'spec', 'volumes').find((volume) => at(volume, 'persistentVolumeClaim') !== undefined);
  const store = containers.find((container) => STORES.test(imageName(textAt(container, 'image') ?? '')));
  return claim?.place ?? (store && (at(store, 'image') ?? store).place);
}

/** `quay.io:443/acme/redis:7@sha256:…` → `redis`. */
function imageName(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1).split(/[:@]/, 1)[0] ?? '';
}
