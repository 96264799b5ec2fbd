// Graph files of small repositories, as `sre-lens graph` writes them.
import { link } from '../../src/core/catalog/link';
import { DEFAULT_CONFIG } from '../../src/core/config/read';
import { buildGraph } from '../../src/core/graph/build';
import type { Config } from '../../src/core/model/config';
import type { Graph } from '../../src/core/model/graph';
import { createReader } from '../../src/core/reading';
import { graphJson } from '../../src/core/reporters/graph-json';
import { filesOf } from '../session/files';

export type Repository = Readonly<Record<string, string>>;

/** What the files of a repository come to. */
export function graphOf(repository: Repository): Graph {
  const files = filesOf(Object.entries(repository));
  const reader = createReader();
  const readings = [...files.values()].map((source) => reader.read(source, files));
  const config: Config = readings.find((reading) => reading.config !== undefined)?.config ?? DEFAULT_CONFIG;
  return buildGraph(
    link(
      readings.map(({ facts }) => facts),
      config,
    ),
  );
}

/** The text of its graph file. */
export function published(repository: Repository, name?: string): string {
  const graph = graphOf(repository);
  return graphJson.render(graph, [], name === undefined ? {} : { repository: name });
}

/** An API document of one operation each line: `POST /charges createCharge`. */
export function api(service: string, operations: readonly string[], more = ''): string {
  const paths = operations.map((line) => {
    const [method = '', path = '', id = ''] = line.split(' ');
    return `  ${path}:\n    ${method.toLowerCase()}:\n      operationId: ${id}\n      responses: { "200": { description: ok } }\n`;
  });
  return `openapi: 3.1.0\ninfo: { title: ${service} API, version: "1" }\n${more}paths:\n${paths.join('')}`;
}

/** A descriptor with its own lines behind the name. */
export function descriptor(service: string, lines: readonly string[] = []): string {
  return `${['sre: "1.0"', `service: ${service}`, ...lines].join('\n')}\n`;
}

const to = (target: string, more = '') => `  - { to: ${target}, mode: sync, criticality: hard${more} }`;

/** A shop of one repository per service. Nobody sees it as a whole. */
export const SHOP: Readonly<Record<string, Repository>> = {
  web: {
    'sre.yaml': descriptor('web', [
      'tier: normal',
      'owner: team-web',
      'flows: [{ name: checkout, tier: core, entry: web#POST /buy }]',
      'dependencies:',
      to('orders#createOrder', ', from: POST /buy'),
    ]),
    'openapi.yaml': api('web', ['POST /buy buy']),
  },
  orders: {
    'sre.yaml': descriptor('orders', [
      'tier: normal',
      'owner: team-orders',
      'dependencies:',
      to('payments#createCharge', ', from: createOrder'),
    ]),
    'openapi.yaml': api('orders', ['POST /orders createOrder']),
    'deploy.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec:
  template:
    spec:
      containers:
        - name: app
          env:
            - { name: SMS_URL, value: "http://sms.messaging.svc.cluster.local:8080" }
            - { name: LEDGER, value: "https://api.shop.example/ledger" }
`,
  },
  payments: {
    'sre.yaml': descriptor('payments', ['tier: supplementary', 'owner: team-payments']),
    'openapi.yaml': api('payments', ['POST /charges createCharge']),
  },
  messaging: {
    'sre.yaml': descriptor('notifications', ['owner: team-messaging']),
    'deploy.yaml': `apiVersion: v1
kind: Service
metadata: { name: sms, namespace: messaging }
spec: { selector: { app: notifications }, ports: [{ port: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: notifications, namespace: messaging }
spec:
  selector: { matchLabels: { app: notifications } }
  template:
    metadata: { labels: { app: notifications } }
    spec: { containers: [{ name: app }] }
`,
  },
  ledger: {
    'sre.yaml': descriptor('ledger', ['tier: normal']),
    'openapi.yaml': api('ledger', ['GET /entries list'], 'servers: [{ url: https://api.shop.example/ledger }]\n'),
  },
  invoices: {
    'sre.yaml': descriptor('invoices', ['tier: normal']),
    'openapi.yaml': api('invoices', ['GET /invoices list'], 'servers: [{ url: https://api.shop.example/invoices }]\n'),
  },
};
