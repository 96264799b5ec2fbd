// The example's graph, written and read back, is the same graph.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { link } from '../../src/core/catalog/link';
import { readConfig } from '../../src/core/config/read';
import { buildGraph } from '../../src/core/graph/build';
import type { Config } from '../../src/core/model/config';
import type { FileSet, SourceFile } from '../../src/core/model/snapshot';
import { publishedBaseline } from '../../src/core/published';
import { createReader, type Reading } from '../../src/core/reading';
import { graphJson } from '../../src/core/reporters/graph-json';
import { readSyntax } from '../../src/core/syntax/read';

const EXAMPLE = join('examples', 'phone-shop', 'baseline');

function sourceFile(file: string, text: string): SourceFile {
  return { file, id: file, text: () => text };
}

/** The graph of a file set as JSON; that of a graph file as a baseline is read, or as that of another repository. */
function graphOf(files: FileSet, as: (reading: Reading) => Reading = (reading) => reading): string {
  const reader = createReader();
  const readings = [...files.values()].map((source) => as(reader.read(source, files)));
  const config: Config =
    readings.find((reading) => reading.config !== undefined)?.config ??
    readConfig(readSyntax('config.yaml', '')).config;
  const catalog = link(
    readings.map(({ facts }) => facts),
    config,
  );
  return graphJson.render(buildGraph(catalog), catalog.problems);
}

/** What only the repository itself needs to know again. */
const OWN = new Set(['deployed', 'conflicts', 'dangling']);

function withoutOwn(json: string): unknown {
  return JSON.parse(json, (key, value: unknown) => (OWN.has(key) ? undefined : value));
}

/** They are told where they can be mended. */
function withoutProblems(value: unknown): unknown {
  const graph: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  assert.ok(typeof graph === 'object' && graph !== null);
  return { ...graph, problems: [] };
}

function exampleFiles(): Map<string, SourceFile> {
  const files = new Map<string, SourceFile>();
  for (const entry of readdirSync(EXAMPLE, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(EXAMPLE, path);
    files.set(file, sourceFile(file, readFileSync(path, 'utf8')));
  }
  const more = {
    'extra/sre.yaml':
      'sre: "1.0"\nservice: orders\ntier: supplementary\nowner: team-else\nflows: [{ name: x, entry: nobody#a }]\n',
    'extra/all.yaml': DEPLOYMENT,
    'extra/slo.yaml': OBJECTIVE,
    'extra/mesh.yaml': MESH,
    'extra/flows.arazzo.yaml': WORKFLOW,
    'extra/openapi.yaml': OPENAPI,
  };
  for (const [file, text] of Object.entries(more)) files.set(file, sourceFile(file, text));
  return files;
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: extra }
spec:
  template:
    spec:
      containers:
        - name: app
          env:
            - { name: A_URL, value: "https://api.stripe.com/v1" }
            - { name: B_URL, value: "http://nobody:80/b" }
            - { name: C_URL, value: "http://nobody.there.svc.cluster.local" }
`;

const OBJECTIVE = `apiVersion: openslo/v1
kind: SLO
metadata: { name: extra-availability }
spec:
  service: extra
  timeWindow: [{ duration: 1M, isRolling: false }]
  budgetingMethod: Timeslices
  objectives: [{ target: 0.9995 }]
`;

const MESH = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: extra }
spec:
  gateways: [outside]
  http: [{ match: [{ uri: { exact: /a } }], route: [{ destination: { host: extra } }], timeout: 3s, retries: { attempts: 2, perTryTimeout: 0.5s } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: extra }
spec:
  host: extra
  trafficPolicy: { connectionPool: { tcp: { maxConnections: 9, connectTimeout: 1s } }, outlierDetection: { interval: 7s, maxEjectionPercent: 29 } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: extra }
spec: { scaleTargetRef: { kind: Deployment, name: extra }, minReplicas: 3, maxReplicas: 12 }
`;

const OPENAPI = `openapi: 3.1.0
info: { title: Extra, version: "1" }
x-sre-service: extra
paths: { /a: { get: { operationId: readA, responses: { "200": { description: ok } } } } }
`;

const WORKFLOW = `arazzo: 1.0.1
info: { title: Extra, version: "1" }
sourceDescriptions: [{ name: extra, url: openapi.yaml, type: openapi }]
workflows:
  - workflowId: reading
    x-sre-tier: core
    steps: [{ stepId: read, operationId: readA, timeout: 1500, onFailure: [{ type: retry, retryLimit: 2 }] }]
`;

describe('graph of the example', () => {
  const first = graphOf(exampleFiles());
  const file = new Map([['graph.json', sourceFile('graph.json', first)]]);

  it('comes back as a baseline without a loss, places included', () => {
    for (const word of [
      'conflicts',
      'dangling',
      'deployed',
      'hosts',
      'addresses',
      'unresolved',
      'third-party',
      'calendar',
      'budgeting',
      'replicas',
      'maxReplicas',
      'routes',
      'perTryTimeout',
      'ingress',
      'connectionPool',
      'outlierDetection',
    ])
      assert.ok(first.includes(`"${word}"`), word);
    assert.deepEqual(withoutProblems(graphOf(file, publishedBaseline)), withoutProblems(first));
  });

  it('comes back as the graph of another repository with all but what only that one needs', () => {
    assert.deepEqual(withoutProblems(withoutOwn(graphOf(file))), withoutProblems(withoutOwn(first)));
  });

  it('comes back the same a second time', () => {
    const again = graphOf(file, publishedBaseline);
    const twice = graphOf(new Map([['graph.json', sourceFile('graph.json', again)]]), publishedBaseline);
    assert.equal(twice, again);
  });
});
