// Results go to stdout or a file, everything else to stderr.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lstat, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Report } from '../core/model/report';
import type { FileSet } from '../core/model/snapshot';
import pc from 'picocolors';
import { version } from '../../package.json';
import { linesOf } from '../core/reporters/parts/excerpt';
import { repositoryPath } from '../core/reporters/parts/repository-path';
import { terminalText } from '../core/reporters/parts/terminal-text';
import type { RenderOptions } from '../core/reporters/reporter';
import { manualFolder } from '../core/rules/judging/manual-page';
import { manual } from '../workspace/manuals';
import { folderInRepository } from '../workspace/repository-folder';
import { EXIT, spoilsConfig, UsageError } from './exit';
import { forgeLink } from './forge';
import { findRoot } from './load';

/** Writes a result to stdout (also for `-`), or to `output` by a temporary file and rename; a link is refused. */
export async function deliver(text: string, output: string | undefined): Promise<void> {
  if (output === undefined || output === '-') return print(text);
  const path = resolve(output);
  const existing = await lstat(path).catch(() => undefined);
  if (existing !== undefined && !existing.isFile())
    throw new UsageError(`${output} is not a regular file; nothing was written.`);
  const folder = dirname(path);
  if (!existsSync(folder)) throw new UsageError(`The folder ${dirname(output)} does not exist.`);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw new UsageError(`${output} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A reader that closes the pipe early (`| head`) has what it wanted; a full disk behind `>` is told. */
async function print(text: string): Promise<void> {
  // The callback gets the error; without a listener it would end the program as well.
  process.stdout.on('error', () => undefined);
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((done) => process.stdout.write(text, done));
  if (error && error.code !== 'EPIPE') throw new UsageError(`The result cannot be written: ${error.message}`);
}

/** Says something that is not a result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The exit code apart from what is judged: 2 where the config is broken, which is said here, because the result does not. */
export function configCode({ problems }: Report): number {
  const broken = problems.filter(spoilsConfig);
  for (const { message, place } of broken)
    say(terminalText(`sre-lens: ${place?.file ?? ''}:${place?.line ?? 1}: ${message}`));
  return broken.length === 0 ? EXIT.ok : EXIT.usage;
}

/** Says why nothing is known to be new, and what mends it; nothing where the baseline is known. */
export function sayUnknownBaseline({ baseline }: Report): void {
  if (baseline.kind !== 'unknown') return;
  const remedy = baseline.remedy === undefined ? '' : ` Try: ${baseline.remedy}`;
  say(terminalText(`sre-lens: baseline unknown, so nothing is known to be new. ${baseline.reason}${remedy}`));
}

/**
 * What reporters need of the world around them: colours where stdout is a terminal that shows them (`NO_COLOR`,
 * `FORCE_COLOR` are honoured), source lines of head, manuals, the place of the workspace in its repository, and the
 * addresses of lines where a CI server says at which forge it runs.
 */
export function renderOptions(head: FileSet, output: string | undefined): RenderOptions {
  const colours = pc.createColors(
    pc.isColorSupported &&
      ((output === undefined && process.stdout.isTTY === true) || process.env['FORCE_COLOR'] !== undefined),
  );
  const folder = folderInRepository(findRoot(process.cwd()));
  const link = forgeLink(process.env);
  return {
    paint: (style, text) => colours[style](text),
    line: linesOf((file) => head.get(file)),
    folder,
    manual: (id) => manual(manualFolder(id), id) ?? manual('checks', id),
    version,
    ...(link !== undefined && { link: (file, line) => link(repositoryPath(file, { folder }), line) }),
  };
}
