// Bundles what is shipped into dist/: the extension, the language server, the command line, and what they load later.
import { existsSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));

// What is heavy and not needed at once is a file of its own that the others load when they come to it.
const apart = new Map([
  ['validator', './validator.js'],
  ['language-client', './language-client.js'],
]);

const targets = [
  { entry: 'src/client/extension.ts', file: 'dist/extension.js', external: ['vscode', './language-client.js'] },
  { entry: 'src/client/language-client.ts', file: 'dist/language-client.js', external: ['vscode'] },
  { entry: 'src/server/main.ts', file: 'dist/server.js', external: [] },
  { entry: 'src/cli/main.ts', file: 'dist/cli.js', external: [], executable: true },
  { entry: 'src/workspace/reading-apart/worker.ts', file: 'dist/reading-worker.js', external: [] },
  { entry: 'src/page/main.ts', file: 'dist/picture-page.js', external: [], browser: true },
  { entry: 'src/page/mind-map/main.ts', file: 'dist/mind-map-page.js', external: [], browser: true },
  { entry: 'src/workspace/validator.ts', file: 'dist/validator.js', external: [] },
  { entry: 'src/workspace/validator-worker.ts', file: 'dist/validator-worker.js', external: [] },
];

function settings(target, production, into) {
  return {
    absWorkingDir: root,
    entryPoints: [target.entry],
    outfile: path.join(into, path.basename(target.file)),
    bundle: true,
    // A page's script is a part of the page: small, and without a map, whose address would be asked for.
    ...(target.browser === true
      ? { platform: 'browser', target: 'es2022', format: 'iife' }
      : { platform: 'node', target: 'node20', format: 'cjs' }),
    // The packages' ES modules: their CommonJS twins hide their imports from the bundler.
    mainFields: ['module', 'main'],
    external: target.external,
    plugins: [loadedApart()],
    minify: production || target.browser === true,
    sourcemap: production || target.browser === true ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    ...(target.executable === true ? { banner: { js: '#!/usr/bin/env node' } } : {}),
  };
}

// `await import('…/workspace/validator')` stays an import, of the file beside the bundle.
function loadedApart() {
  return {
    name: 'loaded-apart',
    setup(bundler) {
      bundler.onResolve({ filter: /\/[\w-]+$/ }, (found) => {
        const file = apart.get(found.path.slice(found.path.lastIndexOf('/') + 1));
        return found.kind === 'dynamic-import' && file !== undefined ? { path: file, external: true } : undefined;
      });
    },
  };
}

/** Bundles every entry that exists into dist/, or another folder. `production` is minified and without source maps. Returns the files written. */
export async function bundle({ production = false, into = path.join(root, 'dist') } = {}) {
  const present = targets.filter((target) => existsSync(path.join(root, target.entry)));
  // Only our own folder is emptied: another one may hold what somebody else put there.
  if (production && into === path.join(root, 'dist')) await rm(into, { recursive: true, force: true });
  await Promise.all(present.map((target) => build(settings(target, production, into))));
  for (const target of present)
    if (target.executable === true) await chmod(path.join(into, path.basename(target.file)), 0o755);
  return present.map((target) => path.relative(root, path.join(into, path.basename(target.file))));
}

async function watch() {
  const present = targets.filter((target) => existsSync(path.join(root, target.entry)));
  console.log('[watch] build started');
  const contexts = await Promise.all(
    present.map((target) => context({ ...settings(target, false, path.join(root, 'dist')), logLevel: 'info' })),
  );
  await Promise.all(contexts.map((one) => one.watch()));
  console.log('[watch] build finished');
}

async function main() {
  if (process.argv.includes('--watch')) return watch();
  const at = process.argv.indexOf('--into');
  const files = await bundle({
    production: process.argv.includes('--production'),
    ...(at < 0 ? {} : { into: path.resolve(process.argv[at + 1]) }),
  });
  console.log(files.join('\n'));
}

// No await at the top level: the tests load this file through require.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
