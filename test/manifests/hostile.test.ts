// Hostile and broken manifests: no throw, no polluted prototype, no secret in what is kept.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { readManifest } from './read-text';

const SECRET = 'zqSECRETzq';

const SEEDS: readonly string[] = [
  'sre: "1.0"\nservice: __proto__\nowner: { team: constructor }\ncapacity: { __proto__: { polluted: 1 } }\nslos: [{ type: availability, target: 99% }]\ndependencies: [{ to: __proto__#toString, from: constructor }]\n',
  'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: __proto__, annotations: { __proto__: a, constructor: b } }\nspec: { owner: a, consumesApis: [__proto__], dependsOn: ["component:toString"] }\n',
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: constructor, labels: { __proto__: x } }\nspec: { template: { metadata: { labels: { toString: y } }, spec: { containers: [{ env: [{ name: __proto__, value: "constructor:8080" }, { name: B, value: "$(__proto__)" }] }] } } }\n',
  'services:\n  __proto__: { image: a, environment: { constructor: "http://toString:80" } }\n  constructor: { image: b, depends_on: [__proto__] }\n',
  '{ "sreGraph": 1, "services": [{ "name": "__proto__", "operations": [{ "method": "GET", "path": "/__proto__" }], "capacity": { "__proto__": { "polluted": 1 } } }], "calls": [{ "from": { "service": "constructor" }, "to": { "service": "__proto__" } }] }',
  'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: __proto__ }\nspec: { service: constructor, timeWindow: [{ duration: 4w }], indicatorRef: availability, objectives: [{ target: 0.9 }, { targetPercent: 99 }] }\n',
  '- { apiVersion: n9/v1alpha, kind: SLO, metadata: { name: uptime }, spec: { service: __proto__, objectives: [{ target: 0.9, name: constructor }] } }\n',
  'version: prometheus/v1\nservice: toString\nslos: [{ name: errors, objective: 99.9, sli: { __proto__: { a: b } } }]\n',
  'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: __proto__ }\nspec: { target: "99", window: 2w, indicator: { latency: { success: { metric: \'a_seconds_bucket{job="constructor",le="1"}\' } } } }\n',
  'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: __proto__ }\nspec: { http: [{ route: [{ destination: { host: constructor } }], timeout: 2s, retries: { attempts: 2 } }] }\n',
  'arazzo: 1.0.1\nsourceDescriptions: [{ name: __proto__, url: a.yaml }]\nworkflows: [{ workflowId: constructor, steps: [{ stepId: a, operationId: toString, onFailure: [{ type: retry }] }] }]\n',
  'schema-version: v2.1\ndd-service: toString\ntier: constructor\nextensions: { __proto__: { slo: 99% } }\n',
  'apiVersion: opensrm/v1\nkind: ServiceReliabilityManifest\nmetadata: { name: __proto__, team: constructor, tier: low }\nspec: { slos: { availability: { target: 0.9 }, latency: { p99: 1s } }, dependencies: [{ service: toString, critical: true }] }\n',
  '{ "descriptionLocation": "__proto__", "kiotaVersion": "1" }',
];

describe('hostile manifests', () => {
  it('treats names of built-in properties as names', () => {
    const names = SEEDS.flatMap((text) => readManifest(text).services.map(({ name }) => name));
    assert.deepEqual(names, [
      '__proto__',
      '__proto__',
      'constructor',
      '__proto__',
      'constructor',
      '__proto__',
      'toString',
      '__proto__',
    ]);
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

  it('never throws on documents with a piece cut out, doubled or replaced', () => {
    const piece = fc.constantFrom(
      '',
      '[',
      '{ a: ',
      ': ',
      '- ',
      '\n',
      '&a ',
      '*a',
      'null',
      '"',
      '99',
      '!override ',
      '#',
      '|\n',
    );
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), fc.nat(), fc.nat(12), piece, (seed, at, length, text) => {
        const start = at % seed.length;
        const read = readManifest(seed.slice(0, start) + text + seed.slice(start + length));
        for (const { message, place } of read.problems) assert.ok(message !== '' && (place?.line ?? 0) > 0);
      }),
      { numRuns: 250 },
    );
  });

  it('never throws where a value has another shape', () => {
    const leaf = fc.constantFrom('null', '1', 'true', 'text', '[]', '{}', '[[1]]', '[{ a: 1 }]', '{ a: { b: [1] } }');
    const keys = fc.constantFrom(
      'service tier lifecycle owner onCall onboarded apis flows slos availability dependencies capacity external'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(
        keys.chain((names) => fc.tuple(fc.constantFrom(...names), leaf)),
        leaf,
        ([key, value], other) => {
          readManifest(`sre: "1.0"\nservice: a\n${key}: ${value}\n`);
          readManifest(`apiVersion: backstage.io/v1\nkind: Component\nmetadata: { name: a }\nspec: ${other}\n`);
          readManifest(`apiVersion: backstage.io/v1\nkind: API\nmetadata: ${value}\nspec: { definition: ${other} }\n`);
          readManifest(`apiVersion: v1\nkind: Pod\nmetadata: ${value}\nspec: ${other}\n`);
          readManifest(
            `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ env: ${value}, envFrom: ${other}, args: ${value} }] }\n`,
          );
          readManifest(
            `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {}\nspec: { podSelector: ${value}, ingress: ${other} }\n`,
          );
          readManifest(
            `services: { a: { image: a, environment: ${value}, depends_on: ${other}, networks: ${value}, labels: ${other} } }\n`,
          );
          readManifest(`sreGraph: 1\nservices: ${value}\ncalls: [{ from: ${value}, to: ${other} }]\nflows: ${other}\n`);
          readManifest(
            `sreGraph: 1\nservices: [{ name: a, tier: ${value}, owner: ${other}, slos: ${value}, operations: ${other} }]\n`,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps no value of an environment, a ConfigMap, a Secret or a label that may be secret', () => {
    const values = [
      SECRET,
      `http://user:${SECRET}@db/x`,
      `http://db/${SECRET}?a=${SECRET}`,
      `db:5432/${SECRET}`,
      `a ${SECRET}`,
      `https://${SECRET}:x@db`,
    ];
    for (const value of values) {
      const texts = [
        `apiVersion: v1\nkind: Pod\nmetadata: { name: a, annotations: { x: "${value}=" } }\nspec: { containers: [{ env: [{ name: A, value: "${value}" }], args: ["--x=${value}"] }] }\n`,
        `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { A: "${value}" }\n`,
        `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { A: "${value}" }\n`,
        `services: { a: { image: a, environment: { A: "${value}" }, labels: ["users=${value}="], command: ["${value}"] } }\n`,
      ];
      for (const text of texts) assert.ok(!inspect(readManifest(text), { depth: 20 }).includes(SECRET), text);
    }
  });

  it('stops at lists inside lists', () => {
    const text = `${'{ apiVersion: v1, kind: List, items: ['.repeat(30)}${']}'.repeat(30)}`;
    assert.deepEqual(readManifest(text).services, []);
  });
});
