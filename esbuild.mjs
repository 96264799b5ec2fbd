// Bundles what is shipped into dist/: the extension, the language server, the command line, and what they load later.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { programSettings } from './scripts/bundle/programs.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));

// What runs in Node outside the editor.
const programs = {
  server: 'src/server/main.ts',
  cli: 'src/cli/main.ts',
  'reading-worker': 'src/workspace/reading-apart/worker.ts',
  'validator-worker': 'src/workspace/validator-worker.ts',
};

// One file each. The editor loads the client of the language server when it comes to it.
const targets = [
  { entry: 'src/client/extension.ts', file: 'dist/extension.js', external: ['vscode', './language-client.js'] },
  { entry: 'src/client/language-client.ts', file: 'dist/language-client.js', external: ['vscode'] },
  { entry: 'src/page/main.ts', file: 'dist/picture-page.js', external: [], browser: true },
  { entry: 'src/page/mind-map/main.ts', file: 'dist/mind-map-page.js', external: [], browser: true },
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
    mainFields: ['module', 'main'],
    external: target.external,
    plugins: [clientApart],
    minify: production || target.browser === true,
    sourcemap: production || target.browser === true ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
  };
}

// `await import('./language-client')` stays an import, of the file beside the bundle.
const clientApart = {
  name: 'client-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /\/language-client$/ }, (found) =>
      found.kind === 'dynamic-import' ? { path: './language-client.js', external: true } : undefined,
    );
  },
};

/** Bundles everything into dist/, or another folder. `production` is minified and without source maps. */
export async function bundle({ production = false, into = path.join(root, 'dist') } = {}) {
  // Only our own folder is emptied: another one may hold what somebody else put there.
  if (production && into === path.join(root, 'dist')) await rm(into, { recursive: true, force: true });
  await Promise.all([
    bundlePrograms({ production, into }),
    ...targets.map((target) => build(settings(target, production, into))),
  ]);
}

/** Bundles what runs in Node into a folder. */
export async function bundlePrograms({ production = false, into }) {
  await build(await programSettings({ root, programs, into, production }));
}

async function watch() {
  console.log('[watch] build started');
  const into = path.join(root, 'dist');
  const all = [
    await programSettings({ root, programs, into, production: false }),
    ...targets.map((target) => settings(target, false, into)),
  ];
  const contexts = await Promise.all(all.map((one) => context({ ...one, logLevel: 'info' })));
  await Promise.all(contexts.map((one) => one.watch()));
  console.log('[watch] build finished');
}

async function main() {
  if (process.argv.includes('--watch')) return watch();
  const at = process.argv.indexOf('--into');
  await bundle({
    production: process.argv.includes('--production'),
    ...(at < 0 ? {} : { into: path.resolve(process.argv[at + 1]) }),
  });
}

// No await at the top level: the tests load this file through require.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
