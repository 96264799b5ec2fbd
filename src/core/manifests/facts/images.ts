// What a workload's containers run: code of this company, or a database, broker, proxy or collector that everybody takes as it is.
import type { SyntaxNode } from '../../syntax/node';
import { itemsAt, textAt } from './nodes';

/** Names of public images, without registry, folder, tag and digest (ours). */
const INFRASTRUCTURE = new Set(
  (
    'postgres postgresql pgbouncer postgis timescaledb mysql mariadb percona mongo mongodb redis redis-stack valkey keydb ' +
    'memcached dynamodb-local cassandra scylla cockroach couchdb couchbase neo4j influxdb clickhouse clickhouse-server ' +
    'elasticsearch opensearch kibana opensearch-dashboards logstash filebeat fluentd fluent-bit fluentd-elasticsearch vector solr minio etcd consul ' +
    'vault zookeeper kafka cp-kafka cp-zookeeper cp-schema-registry redpanda rabbitmq nats nats-streaming activemq artemis ' +
    'pulsar mosquitto localstack prometheus alertmanager pushgateway kube-state-metrics heapster heapster-influxdb grafana loki promtail tempo mimir thanos ' +
    'jaeger all-in-one zipkin opentelemetry-collector opentelemetry-collector-contrib otel-collector nginx nginx-unprivileged ' +
    'envoy proxyv2 haproxy traefik caddy squid flagd busybox alpine curl bash ubuntu debian pause kubectl k6 locust mailhog'
  ).split(' '),
);

/** What a name ends in whose image is a database or an exporter of somebody's own making (ours). */
const MADE_FOR = /[-_](?:db|database|exporter)$/;

/** True if a container, other than those that only prepare, runs an image that is not one of the well-known ones. */
export function runsOwnCode(pod: SyntaxNode): boolean {
  return itemsAt(pod, 'spec', 'containers').some((container) => {
    const image = textAt(container, 'image');
    return image !== undefined && isOwnImage(image);
  });
}

/** False for a well-known image, and for one whose name says that it is a database or an exporter. */
export function isOwnImage(image: string): boolean {
  const name = nameOfImage(image);
  return !INFRASTRUCTURE.has(name) && !isMadeForData(name);
}

/** True for the name of a database or an exporter of somebody's own making. */
export function isMadeForData(name: string): boolean {
  return MADE_FOR.test(name);
}

/** `registry.acme.com:5000/shop/payments:1.2@sha256:…` → `payments`. */
function nameOfImage(image: string): string {
  const plain = image.split('@', 1)[0] ?? '';
  const last = plain.slice(plain.lastIndexOf('/') + 1);
  return (last.split(':', 1)[0] ?? '').toLowerCase().replace(/-(?:amd64|arm64)$/, '');
}
