// Bundles the programs once a run, as they are shipped.
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

const root = join(__dirname, '..', '..');
const built = new Map<string, Promise<unknown>>();

/** The path of the bundled command line. */
export async function buildCli(): Promise<string> {
  await bundleOf('src/page/main.ts', 'out/test-cli/picture-page.js', {
    platform: 'browser',
    format: 'iife',
    minify: true,
  });
  return bundleOf('src/cli/main.ts', 'out/test-cli/cli.js');
}

/** The path of the bundled language server. */
export async function buildServer(): Promise<string> {
  return bundleOf('src/server/main.ts', 'out/test-server/server.js');
}

/** The path of the bundled thread that reads large files; it lies beside the server. */
export async function buildReadingWorker(): Promise<string> {
  return bundleOf('src/workspace/reading-apart/worker.ts', 'out/test-server/reading-worker.js');
}

async function bundleOf(entry: string, bundle: string, more: BuildOptions = {}): Promise<string> {
  const outfile = join(root, bundle);
  const building =
    built.get(outfile) ??
    build({
      entryPoints: [join(root, entry)],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      mainFields: ['module', 'main'],
      logLevel: 'error',
      ...more,
    });
  built.set(outfile, building);
  await building;
  return outfile;
}
