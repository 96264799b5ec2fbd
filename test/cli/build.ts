// Bundles the command line once a run, as it is shipped.
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(__dirname, '..', '..');
const cli = join(root, 'out', 'test-cli', 'cli.js');
let built: Promise<unknown> | undefined;

/** The path of the bundled command line. */
export async function buildCli(): Promise<string> {
  built ??= build({
    entryPoints: [join(root, 'src/cli/main.ts')],
    outfile: cli,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  await built;
  return cli;
}
