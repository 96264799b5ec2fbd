// What is bundled apart and loaded when it is first called: the sources import it as anything else.
import { Module } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

/** By the name of its file: heavy, and needed for few files. A package, or a source that exports functions alone. */
const LATE = new Map([
  ['late-yaml', 'yaml'],
  ['late-re2', 're2js'],
  ['late-promql', 'src/core/alerts/promql/tree.ts'],
]);

/** The bundles' names and entries, which only `lateParts` understands. */
export const LATE_ENTRIES = Object.fromEntries([...LATE.keys()].map((name) => [name, `late:${name}`]));

/** Whoever imports what is late gets the stub of it. */
export async function lateParts(root) {
  const stubs = new Map();
  const entries = new Map();
  for (const [name, what] of LATE) {
    const source = what.endsWith('.ts') ? path.join(root, what) : what;
    const exported = Object.entries(await exportsOf(root, name, what)).filter(([, value]) => isLate(what, value));
    stubs.set(source, stubOf(name, exported));
    const names = exported.map(([key]) => key).join(', ');
    entries.set(`late:${name}`, `export { ${names} } from ${JSON.stringify(source)};\n`);
  }
  return {
    name: 'late-parts',
    setup(bundler) {
      bundler.onResolve({ filter: /^late:/ }, (found) => ({ path: found.path, namespace: 'late-entry' }));
      bundler.onResolve({ filter: /^\.\/late-/ }, (found) => ({ path: `${found.path}.js`, external: true }));
      bundler.onResolve({ filter: /^(yaml|re2js|\.{1,2}\/(.*\/)?tree)$/ }, (found) => {
        const what = found.path.startsWith('.') ? `${path.resolve(found.resolveDir, found.path)}.ts` : found.path;
        return found.namespace !== 'late-entry' && stubs.has(what) ? { path: what, namespace: 'late-stub' } : undefined;
      });
      bundler.onLoad({ filter: /.*/, namespace: 'late-stub' }, ({ path: what }) => ({
        contents: stubs.get(what),
        resolveDir: root,
      }));
      bundler.onLoad({ filter: /.*/, namespace: 'late-entry' }, ({ path: entry }) => ({
        contents: entries.get(entry),
        resolveDir: root,
      }));
    },
  };
}

async function exportsOf(root, name, what) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [what],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    outfile: 'late.js',
    logLevel: 'warning',
  });
  const loaded = new Module(name);
  loaded._compile(outputFiles[0].text, path.join(root, `${name}.js`));
  return loaded.exports;
}

/** A constant would have to be known before its file is loaded: the build fails where one is imported. */
function isLate(what, value) {
  if (typeof value === 'function') return true;
  if (what.endsWith('.ts')) throw new Error(`${what} is loaded late and exports something that is no function`);
  return false;
}

function stubOf(name, exported) {
  const lines = exported.map(([key, value]) => lineOf(key, isClass(value)));
  return `let all;\nconst late = () => (all ??= require('./${name}'));\n${lines.join('')}`;
}

function isClass(value) {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function lineOf(key, constructs) {
  if (!constructs) return `export const ${key} = (...given) => late().${key}(...given);\n`;
  return `export const ${key} = /* @__PURE__ */ new Proxy(class {}, {
    construct: (_, given) => new (late().${key})(...given),
    get: (_, name) => late().${key}[name],
  });\n`;
}
