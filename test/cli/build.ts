// Bundles the programs once a run, as they are shipped.
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundlePrograms } from '../../esbuild.mjs';

const root = join(__dirname, '..', '..');
const built = new Map<string, Promise<void>>();

/** The path of the bundled command line. */
export async function buildCli(): Promise<string> {
  const into = join(root, 'out/test-cli');
  await once(into, async () => {
    await bundlePrograms({ into });
    await bundlePage(join(into, 'picture-page.js'));
  });
  return join(into, 'cli.js');
}

/** The path of the bundled language server. */
export async function buildServer(): Promise<string> {
  return join(await servers(), 'server.js');
}

/** The path of the bundled thread that reads large files; it lies beside the server. */
export async function buildReadingWorker(): Promise<string> {
  return join(await servers(), 'reading-worker.js');
}

async function servers(): Promise<string> {
  const into = join(root, 'out/test-server');
  await once(into, () => bundlePrograms({ into }));
  return into;
}

function once(into: string, make: () => Promise<void>): Promise<void> {
  const building = built.get(into) ?? make();
  built.set(into, building);
  return building;
}

async function bundlePage(outfile: string): Promise<void> {
  const entry = join(root, 'src/page/main.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'browser', format: 'iife', minify: true });
}
