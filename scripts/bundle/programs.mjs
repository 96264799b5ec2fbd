// Bundles programs for Node: what several of them need, and what is loaded later, lies in files of its own.
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';
import { LATE_ENTRIES, lateParts } from './late.mjs';

/** Started by its name. */
const EXECUTABLE = 'cli.js';
const CHUNK = /^chunk-\w+\.js(\.map)?$/;

/**
 * The settings of esbuild for programs (by name: the source of each) that are written into a folder. It cuts only ES modules
 * into shared files; each file is made CommonJS afterwards, which starts sooner and knows where it lies.
 */
export async function programSettings({ root, programs, into, production }) {
  return {
    absWorkingDir: root,
    entryPoints: { ...programs, ...LATE_ENTRIES },
    outdir: into,
    bundle: true,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunk-[hash]',
    platform: 'node',
    target: 'node20',
    // The packages' ES modules: their CommonJS twins hide their imports from the bundler.
    mainFields: ['module', 'main'],
    minify: production,
    sourcemap: production ? false : 'inline',
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
    plugins: [await lateParts(root), written(into, production)],
  };
}

function written(into, production) {
  return {
    name: 'written-as-common-js',
    setup(bundler) {
      bundler.onEnd(async ({ outputFiles = [], errors }) => {
        if (errors.length > 0) return;
        await mkdir(into, { recursive: true });
        const names = await Promise.all(outputFiles.map((file) => write(into, file, production)));
        const made = new Set(names.flatMap((name) => [name, `${name}.map`]));
        for (const name of await readdir(into))
          if (CHUNK.test(name) && !made.has(name)) await rm(path.join(into, name), { force: true });
      });
    },
  };
}

async function write(into, { path: file, text }, production) {
  const name = path.basename(file);
  const { code, map } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // `import()` of a file beside it becomes `require`: one way of loading, and no second loader to start.
    supported: { 'dynamic-import': false },
    minify: production,
    banner: name === EXECUTABLE ? '#!/usr/bin/env node' : '',
    legalComments: 'none',
    sourcefile: name,
    sourcemap: production ? false : 'external',
  });
  await writeFile(path.join(into, name), production ? code : `${code}//# sourceMappingURL=${name}.map\n`);
  if (name === EXECUTABLE) await chmod(path.join(into, name), 0o755);
  if (!production) await writeFile(path.join(into, `${name}.map`), map);
  return name;
}
