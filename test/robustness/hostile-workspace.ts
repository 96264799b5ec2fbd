// A workspace whose every reference wants out: to the network, to files beside it, to links, pipes and devices.
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commitAll, git } from '../workspace/shop';

/** Stands in every file outside the workspace that something points at. */
export const CANARY = 'zqCANARYzq';

export interface HostileWorkspace {
  readonly root: string;
  /** The folder beside it, full of canaries. */
  readonly outside: string;
}

const ADDRESSES = [
  'http://127.0.0.1:9/api.yaml',
  'http://[::ffff:127.0.0.1]:9/api.yaml',
  'https://canary.invalid/api.yaml#/paths/~1a',
  '//canary.invalid/api.yaml',
  'ftp://canary.invalid/api.yaml',
  'file:///etc/passwd',
  '/etc/passwd',
  '/proc/self/environ',
  '/dev/zero',
  '../../outside/secret.yaml',
  '../../outside/secret.yaml#/paths/~1a',
  '..%2f..%2foutside/secret.yaml',
  '..\\..\\outside\\secret.yaml',
  '../../ws-evil/secret.yaml',
  './link.yaml',
  './linked/secret.yaml',
  './pipe.yaml',
  './zero.yaml',
  './self.yaml',
];

/** Makes the workspace and what lies beside it in an empty folder. Pipes are made where the system has them. */
export function makeHostileWorkspace(folder: string): HostileWorkspace {
  const root = join(folder, 'ws');
  const outside = join(folder, 'outside');
  const secret = `openapi: 3.1.0\ninfo: { title: ${CANARY}, version: "1" }\npaths: { /a: { get: { operationId: ${CANARY} } } }\n`;
  for (const name of ['outside', 'ws-evil']) {
    write(join(folder, name), 'secret.yaml', secret);
    write(join(folder, name), 'secret.env', `TOKEN_URL=http://${CANARY}:80\n`);
    write(join(folder, name), 'sre-config.yaml', `sre-config: "1.0"\ntiers: { core: [${CANARY}] }\n`);
    write(join(folder, name), 'graph.json', JSON.stringify({ sreGraph: 1, services: [{ name: CANARY }], calls: [] }));
  }
  write(
    root,
    '.sre/config.yaml',
    'sre-config: "1.0"\nextends: ../../outside/sre-config.yaml\ntiers: { core: [api0] }\nlive: { url: "http://127.0.0.1:9", prometheus: { url: "http://127.0.0.1:9" }, queries: { traffic: "vector(1)" } }\n',
  );
  for (const [index, address] of ADDRESSES.entries()) {
    const ref = JSON.stringify(address);
    write(
      root,
      `api${index}/openapi.yaml`,
      `openapi: 3.1.0\ninfo: { title: api${index}, version: "1", license: { name: x, url: ${ref} } }\nexternalDocs: { url: ${ref} }\nservers: [{ url: ${ref} }]\npaths:\n  /a: { $ref: ${ref} }\n  /b:\n    get:\n      operationId: b${index}\n      x-sre-calls: [{ to: ${ref}, mode: sync }]\n      parameters: [{ $ref: ${ref} }]\n      responses: { "200": { $ref: ${ref} } }\ncomponents: { schemas: { a: { $ref: ${ref} }, b: { $id: ${ref}, $schema: ${ref} } } }\n`,
    );
    write(
      root,
      `api${index}/sre.yaml`,
      `sre: "1.0"\nservice: api${index}\napis: [openapi.yaml, ${ref}]\nlinks: { runbook: ${ref} }\nbenchmark: { script: ${ref}, results: ${ref} }\n`,
    );
    write(root, `api${index}/kiota-lock.json`, JSON.stringify({ descriptionLocation: address, kiotaVersion: '1' }));
    write(
      root,
      `api${index}/catalog-info.yaml`,
      `apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: { name: x${index} }\nspec: { type: openapi, definition: { $text: ${ref} } }\n---\napiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: y }\nspec: { target: ${ref}, targets: [${ref}] }\n`,
    );
    write(
      root,
      `api${index}/docker-compose.yaml`,
      `include: [${ref}]\nservices:\n  api${index}: { image: a, env_file: [${ref}, ../../outside/secret.env], extends: { file: ${ref}, service: a } }\n`,
    );
    symlinkSync('../../outside/secret.yaml', join(root, `api${index}/link.yaml`));
    symlinkSync('../../outside', join(root, `api${index}/linked`));
    symlinkSync('/dev/zero', join(root, `api${index}/zero.yaml`));
    symlinkSync('self.yaml', join(root, `api${index}/self.yaml`));
    spawnSync('mkfifo', [join(root, `api${index}/pipe.yaml`)]);
  }
  symlinkSync('..', join(root, 'up'));
  symlinkSync('.', join(root, 'loop'));
  git(root, 'init', '--quiet', '--template=', '--initial-branch=main');
  write(root, 'README.md', 'A workspace.\n');
  git(root, 'add', 'README.md');
  git(root, 'commit', '--quiet', '-m', 'first');
  git(root, 'checkout', '--quiet', '-b', 'feature');
  commitAll(root);
  return { root, outside };
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** The runs of the command line that are watched. */
export const RUNS: readonly (readonly string[])[] = [
  ['check', '--audit', '--validate', '--format', 'json', '--fail-on', 'never'],
  ['check', '--format', 'html', '--fail-on', 'never'],
  ['graph', '--format', 'json'],
  ['solution'],
  ['services', '--format', 'json'],
];
