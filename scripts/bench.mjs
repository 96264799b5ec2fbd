// `npm run bench`: what is shipped is bundled, so what is measured is too. A loader that translates file by file gives each
// inner function its name back when it is made, which costs up to a third of a reading.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const into = path.join(root, '.cache', 'bench');

await build({
  absWorkingDir: root,
  entryPoints: ['bench/main.ts', 'bench/measure/retained.ts'],
  entryNames: '[name]',
  outdir: into,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // As in esbuild.mjs.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});

const ran = spawnSync(process.execPath, [path.join(into, 'main.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = ran.status ?? 1;
