// The manifests of three public systems: every file is read, and the calls that they hold are found.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { callsOf, type ReadManifest, readManifest } from './read-text';

const ESTATES = join('..', 'shared', 'estates');

interface Edge {
  readonly src: string;
  readonly dst: string;
  readonly grade: string;
}

function readEstate(name: string): readonly ReadManifest[] {
  const root = join(ESTATES, name);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => readManifest(readFileSync(file, 'utf8'), relative(root, file)));
}

describe('manifests of public systems', () => {
  before(function () {
    if (existsSync(ESTATES)) return;
    console.log(`      skipped: ${ESTATES} is not here`);
    this.skip();
  });

  it('finds all calls of online-boutique in its environments, and none to a service of nobody', () => {
    const reads = readEstate('online-boutique');
    const calls = new Set(reads.flatMap(callsOf).map((text) => text.replace(/:\d+\)$/, ')')));
    const { edges } = JSON.parse(readFileSync(`${join(ESTATES, 'online-boutique')}.calls.json`, 'utf8')) as {
      edges: Edge[];
    };
    const required = edges.filter(({ grade }) => grade === 'required');
    assert.equal(required.length, 14);
    for (const { src, dst } of required) assert.ok(calls.has(`${src} -> ${dst} (configured)`), `${src} -> ${dst}`);
    const known = new Set(edges.map(({ src, dst }) => `${src} -> ${dst} (configured)`));
    assert.deepEqual(
      [...calls].filter((text) => text.endsWith('(configured)') && !known.has(text)),
      [],
    );
  });

  it('finds the calls of retail-store in Compose overrides and client lock files', () => {
    const calls = readEstate('retail-store').flatMap(callsOf).join('\n');
    for (const callee of ['catalog', 'carts', 'orders', 'checkout'])
      assert.match(calls, new RegExp(`^ui -> ${callee} \\(configured`, 'm'));
    assert.match(calls, /^checkout -> orders \(configured/m);
    assert.match(calls, /recommendations\/kiota-lock\.json -> src\/recommendations\/openapi\.yml \(declared/);
  });

  it('reads the policies of sock-shop as allowed, never as calls', () => {
    const reads = readEstate('sock-shop');
    const calls = reads.flatMap(callsOf).join('\n');
    for (const pair of ['front-end -> name=catalogue', 'orders -> name=payment', 'shipping -> name=rabbitmq']) {
      assert.match(calls, new RegExp(`^name=${pair} \\(allowed`, 'm'));
    }
    const made = reads
      .flatMap((read) => read.calls)
      .filter(({ to, grade }) => to.kind === 'selector' && grade !== 'allowed');
    assert.deepEqual(made, []);
  });
});
