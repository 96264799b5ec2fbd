// Which files of a folder are worth reading: the same answer for the disk and for a tree of git.
import { CODE_OWNERS_FILES } from '../core/catalog/code-owners';

const EXTENSIONS = ['.yaml', '.yml', '.json'];

/** Folders that hold other people's or generated files; skipped on disk and in the baseline alike. */
const SKIPPED = new Set([
  '.git',
  'node_modules',
  'dist',
  'out',
  'target',
  '.venv',
  'vendor',
  '.terraform',
  '.vscode-test',
]);

/** Lock files and the like: large, of a known name, and never a manifest. */
const NEVER = new Set([
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'pnpm-lock.yaml',
  'composer.lock',
  'npm-shrinkwrap.json',
]);

/** True if a folder of this name is not entered. */
export function isSkippedFolder(name: string): boolean {
  return SKIPPED.has(name);
}

/** True if a file of this path (relative, with `/`) may hold a manifest or an API document, or says who owns them. */
export function isCandidate(file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (file.split('/').slice(0, -1).some(isSkippedFolder)) return false;
  if (name === '.env' || CODE_OWNERS_FILES.includes(file)) return true;
  const extension = name.slice(name.lastIndexOf('.')).toLowerCase();
  return EXTENSIONS.includes(extension) && !NEVER.has(name);
}
