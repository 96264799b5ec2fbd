// Backstage entities.
import assert from 'node:assert/strict';
import { callsOf, problemsOf, readManifest } from './read-text';

function entity(kind: string, spec: string, metadata = 'name: orders'): string {
  return `apiVersion: backstage.io/v1beta1\nkind: ${kind}\nmetadata: { ${metadata} }\nspec:\n${spec.replace(/^/gm, '  ')}\n`;
}

describe('Backstage entities', () => {
  it('reads a component with owner, lifecycle and the words that may carry a tier', () => {
    const text = entity(
      'Component',
      'type: service\nlifecycle: production\nowner: group:default/team-a\ntier: 1\nprovidesApis: [api:default/orders-api]',
      'name: orders, annotations: { acme.com/tier: "1", link: "https://x.example/a?token=b" }, labels: { level: gold }',
    );
    const [service] = readManifest(text).services;
    assert.equal(service?.identity, 'backstage');
    assert.equal(service?.tier, undefined);
    assert.equal(service?.lifecycle?.value, 'production');
    assert.deepEqual(service?.owner?.value, { team: 'team-a' });
    assert.deepEqual(
      service?.providesApis.map(({ value }) => value),
      ['orders-api'],
    );
    assert.deepEqual(
      [...(service?.annotations ?? [])].map(([key, { value }]) => `${key}=${value}`),
      ['acme.com/tier=1', 'level=gold', 'spec.tier=1'],
    );
  });

  it('grades relations: consumed APIs are declared calls, dependencies are hints', () => {
    const spec =
      'consumesApis: [payments-api]\ndependsOn:\n  - Component:payments\n  - resource:default/db\n  - api:sms-api\ndependencyOf:\n  - component:web';
    const read = readManifest(entity('Component', spec));
    assert.deepEqual(callsOf(read), [
      'orders -> api payments-api (declared:5)',
      'orders -> payments (inferred:7)',
      'orders -> db (inferred:8)',
      'orders -> api sms-api (inferred:9)',
      'web -> orders (inferred:11)',
    ]);
    assert.deepEqual(
      read.calls.map(({ precision }) => precision),
      ['api', 'service', 'service', 'service', 'service'],
    );
    assert.deepEqual(read.calls[0]?.terms, {});
    assert.deepEqual(problemsOf(read), []);
  });

  it('keeps a resource as an end of hints, not as a service', () => {
    const read = readManifest(
      entity('Resource', 'type: database\ndependencyOf: [component:orders]', 'name: orders-db'),
    );
    assert.deepEqual([read.services.length, callsOf(read)], [0, ['orders -> orders-db (inferred:6)']]);
  });

  it('follows definitions inside the workspace only, and reads none', () => {
    const definition = (text: string) =>
      readManifest(entity('API', `type: openapi\ndefinition: ${text}`), 'a/b/catalog-info.yaml');
    assert.equal(definition('{ $text: ./openapi.yaml }').apiEntities[0]?.definition?.value, 'a/b/openapi.yaml');
    assert.equal(definition('{ $yaml: ../api.yaml }').apiEntities[0]?.definition?.value, 'a/api.yaml');
    const remote = definition('{ $text: "https://x.example/openapi.yaml" }');
    assert.deepEqual([remote.apiEntities[0]?.definition, problemsOf(remote)], [undefined, []]);
    const outside = definition('{ $text: ../../../etc/passwd }');
    assert.deepEqual([outside.apiEntities[0]?.definition, problemsOf(outside)], [undefined, ['outside-workspace:6']]);
    const inline = definition('"openapi: 3.1.0"');
    assert.deepEqual([inline.apiEntities[0]?.definition, problemsOf(inline)], [undefined, ['not-read-inline:3']]);
  });

  it('tells an entity without a name, passes over kinds without services, and leaves other files alone', () => {
    assert.deepEqual(problemsOf(readManifest('apiVersion: backstage.io/v1alpha1\nkind: Component\nspec: {}\n')), [
      'missing-field:1',
    ]);
    for (const kind of ['Group', 'User', 'System', 'Domain', 'Location', 'Template']) {
      const read = readManifest(entity(kind, 'type: team'));
      assert.deepEqual([read.formats, read.services.length, problemsOf(read)], [['backstage'], 0, []], kind);
    }
    assert.deepEqual(readManifest(entity('Component', 'type: library\nconsumesApis: [x]')).calls, []);
    assert.deepEqual(readManifest('apiVersion: example.com/v1\nkind: Component\nmetadata: { name: a }\n').formats, []);
  });

  it('keep the tool in which somebody is on call, never the key that its annotation holds', () => {
    const read = (annotations: string) =>
      readManifest(
        `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: a, annotations: ${annotations} }\nspec: { type: service }\n`,
      ).services[0];
    const found = read('{ pagerduty.com/integration-key: sk-0123456789abcdef }');
    assert.equal(found?.onCall, 'PagerDuty');
    assert.equal(read('{ acme.com/pagerduty: x, pagerduty.com/service-id: "" }')?.onCall, undefined);
  });
});
