// Holds which room of src/ may import which, type-only imports included. node scripts/boundaries.mjs [ROOT] prints what breaks it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readReferences } from './boundaries/references.mjs';
import { allowedPackage, allowedRoom, knownRoom, roomOf } from './boundaries/rooms.mjs';

/**
 * @typedef {{ file: string, line: number, message: string }} Violation `file` is relative to the root, `line` counts from 1.
 * @typedef {{ modules: number, imports: number, violations: Violation[] }} Boundaries
 */

function sourceFiles(root) {
  const entries = readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

function resolve(root, file, specifier) {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const candidates = [`${target}.ts`, `${target}/index.ts`, target.replace(/\.js$/, '.ts'), target];
  return candidates.find((candidate) => existsSync(path.join(root, candidate))) ?? `${target}.ts`;
}

function judge(root, file, reference) {
  const { specifier } = reference;
  if (specifier === undefined) return 'imports what is only known when it runs';
  if (!specifier.startsWith('.')) return allowedPackage(file, specifier, isBuiltin(specifier), reference.typeOnly);
  return allowedRoom(file, resolve(root, file, specifier));
}

// Depth first over the imports; every edge back into the path that is being walked closes a cycle.
function cycles(graph) {
  const state = new Map();
  const found = [];
  for (const start of graph.keys()) {
    const stack = [{ file: start, next: 0 }];
    while (stack.length > 0) {
      const top = stack.at(-1);
      if (top.next === 0) {
        if (state.has(top.file)) {
          stack.pop();
          continue;
        }
        state.set(top.file, 'open');
      }
      const edge = graph.get(top.file)?.[top.next];
      top.next += 1;
      if (edge === undefined) {
        state.set(top.file, 'done');
        stack.pop();
      } else if (state.get(edge.target) === 'open') {
        const loop = stack.slice(stack.findIndex((entry) => entry.file === edge.target)).map((entry) => entry.file);
        found.push({
          file: top.file,
          line: edge.line,
          message: `closes a cycle: ${[...loop, edge.target].join(' → ')}`,
        });
      } else if (!state.has(edge.target)) {
        stack.push({ file: edge.target, next: 0 });
      }
    }
  }
  return found;
}

/**
 * Reads every module under `root`/src and judges what it imports.
 * @param {string} root a folder with a `src` folder
 * @returns {Boundaries}
 */
export function checkBoundaries(root) {
  const files = sourceFiles(root);
  const graph = new Map();
  const violations = [];
  let imports = 0;
  for (const file of files) {
    const { references, problems } = readReferences(file, readFileSync(path.join(root, file), 'utf8'));
    imports += references.length;
    const wrongRoom = knownRoom(file) ? [] : [{ line: 1, message: `lies in an unknown room: ${roomOf(file)}` }];
    const judged = wrongRoom.length > 0 ? [] : references;
    const wrongImports = judged.flatMap((reference) => {
      const message = judge(root, file, reference);
      return message === undefined ? [] : [{ line: reference.line, message }];
    });
    violations.push(...[...wrongRoom, ...problems, ...wrongImports].map((found) => ({ file, ...found })));
    const own = references.filter((reference) => reference.specifier?.startsWith('.'));
    graph.set(
      file,
      own.map((reference) => ({ target: resolve(root, file, reference.specifier), line: reference.line })),
    );
  }
  return { modules: files.length, imports, violations: [...violations, ...cycles(graph)] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { modules, imports, violations } = checkBoundaries(path.resolve(process.argv[2] ?? '.'));
  for (const { file, line, message } of violations) console.log(`${file}:${line} ${message}`);
  console.log(`${modules} modules, ${imports} imports, ${violations.length} violations`);
  process.exitCode = violations.length > 0 || modules === 0 ? 1 : 0;
}
