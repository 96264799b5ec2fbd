// From a folder to a judged report: what every command begins with.
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Command as Program } from 'commander';
import { CONFIG_FILE, type Judging } from '../core/model/config';
import type { Report } from '../core/model/report';
import type { FileSet } from '../core/model/snapshot';
import { configOf } from '../core/reading';
import { createSession, type Session } from '../core/session';
import type { SyntaxFile } from '../core/syntax/node';
import { fileInside, isBaselineFile } from '../workspace/baseline';
import { openIndexCache } from '../workspace/index-cache/cache';
import { lateCache } from '../workspace/index-cache/late-cache';
import { buildOf, userCacheFolder } from '../workspace/index-cache/place';
import { openWorkspace } from '../workspace/workspace';
import { UsageError } from './exit';
import { readManifests, withManifests } from './rendered-manifests';

export interface LoadOptions {
  readonly cwd: string;
  readonly baseline?: string;
  readonly audit?: boolean;
  /** Begin with what the files said at the last run, where they have not changed; so it is unless this is false. */
  readonly cache?: boolean | undefined;
  /** Files of rendered manifests, or `-`. */
  readonly manifests?: readonly string[];
}

export interface Loaded {
  readonly report: Report;
  readonly root: string;
  readonly head: FileSet;
  /** What the workspace says of how it is to be judged. */
  readonly judging: Judging;
  /** What a review begins with. */
  readonly judged: Session['judged'];
  /** The branch, where known, and the ISO date of today. */
  readonly branch?: string;
  readonly today: string;
  /** The nodes of a file of head. */
  readonly syntax: (file: string) => SyntaxFile | undefined;
}

/** Gives a command that reads a workspace the way to do so without the warm index: `cache` of its options. */
export function withCacheOption(program: Program): Program {
  return program.option('--no-cache', 'read every file anew, and remember nothing for the next run');
}

/** The nearest folder upwards that holds `.sre` or `.git`, else the folder itself. */
export function findRoot(cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.sre')) || existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return resolve(cwd);
  }
}

/** Bytes of texts that are held at a time: findings and drafts quote a few files, a review comes back to all of them once. */
const MOST_HELD = 4 * 1024 * 1024;

/** Reads and judges the workspace around `cwd`. Throws `UsageError` if `cwd` is no folder. */
export async function load(options: LoadOptions): Promise<Loaded> {
  if (!existsSync(options.cwd) || !statSync(options.cwd).isDirectory())
    throw new UsageError(`${options.cwd} is not a folder.`);
  const root = findRoot(options.cwd);
  const cache = cacheOf(root, options.cache !== false);
  await cache.open();
  const workspace = openWorkspace(root, cache, { mostHeld: MOST_HELD });
  const session = createSession(cache.store);
  // What a file says is read while its text is at hand, so that the texts of all files are never held at once.
  await workspace.scan({ read: session.read });
  if (options.audit === true) await workspace.readBaseline({ audit: true, onDefaultBranch: 'parent' });
  else {
    const read = async (wanted: string | undefined) =>
      workspace.readBaseline({ ...(wanted === undefined ? {} : { wanted }), onDefaultBranch: 'parent' });
    const inConfig = () => configured(root, workspace.snapshot('').head);
    const wanted = options.baseline === undefined ? inConfig() : await asTyped(options.cwd, options.baseline);
    await read(wanted);
    // A sparse checkout may leave out the config itself: only now is it known what that wants.
    if (options.baseline === undefined && inConfig() !== wanted) await read(inConfig());
  }
  const today = new Date().toISOString().slice(0, 10);
  const manifests = await Promise.all(
    (options.manifests ?? []).map((written) => readManifests(options.cwd, root, written)),
  );
  const snapshot = withManifests(workspace.snapshot(today), manifests);
  const report = session.judge(snapshot);
  await cache.save();
  return {
    root,
    head: snapshot.head,
    today,
    ...(snapshot.branch === undefined ? {} : { branch: snapshot.branch }),
    report: { ...report, problems: [...workspace.problems(), ...report.problems] },
    judging: session.judging(),
    judged: session.judged,
    syntax: session.syntax,
  };
}

function cacheOf(root: string, wanted: boolean): ReturnType<typeof lateCache> {
  const [folder, build] = wanted ? [userCacheFolder(), buildOf()] : [];
  if (folder === undefined || build === undefined) return lateCache(undefined);
  return lateCache(() => openIndexCache({ root, folder, build }));
}

/** A file is named from the folder where the command was typed. */
async function asTyped(cwd: string, baseline: string): Promise<string> {
  const path = resolve(cwd, baseline);
  return (await isBaselineFile(path)) ? path : baseline;
}

/**
 * The config's own baseline, which has to be known before anything is judged. Throws `UsageError` for a file outside
 * the workspace: a config that nobody vetted must not make this program read it.
 */
function configured(root: string, head: FileSet): string | undefined {
  const { baseline } = configOf(head) ?? {};
  if (baseline !== undefined && fileInside(root, resolve(root, baseline)) === undefined)
    throw new UsageError(
      `${CONFIG_FILE}: the baseline ${baseline} lies outside this workspace. Name a ref, or a file.`,
    );
  return baseline;
}

/** Paths as the user types them, relative to the root with `/`. Throws `UsageError` for one outside of it. */
export function relativePaths(root: string, cwd: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const inside = relative(root, resolve(cwd, path)).split(sep).join('/');
    if (inside === '..' || inside.startsWith('../')) throw new UsageError(`${path} lies outside ${root}.`);
    if (inside !== '' && !existsSync(resolve(cwd, path))) throw new UsageError(`${path} does not exist.`);
    return inside;
  });
}
