// What an open document says of itself, told before the folder around it has been read.
import { join } from 'node:path';
import { CONFIG_FILE } from '../core/model/config';
import type { Problem } from '../core/model/problem';
import type { SourceFile } from '../core/model/snapshot';
import { configOf } from '../core/reading';
import type { Session } from '../core/session';
import { readBytes, sourceOf } from '../workspace/read-file';

/**
 * The problems of a document that need no other file: what the first judgement will say of it, too. Empty where the config
 * itself names no tier (then nothing may be underlined yet), and where the document refers to other files.
 */
export async function earlyProblems(
  root: string,
  source: SourceFile,
  { facts }: Pick<Session, 'facts'>,
): Promise<readonly Problem[]> {
  const bytes = await readBytes(join(root, CONFIG_FILE));
  if (!Buffer.isBuffer(bytes)) return [];
  const config = configOf(new Map([[CONFIG_FILE, sourceOf(CONFIG_FILE, bytes)]]));
  if (config === undefined || config.tiers.size === 0) return [];
  const { uses, problems } = facts(source, new Map([[source.file, source]]));
  // That a file is being read is no finding: it is told where the rest has to wait for it.
  return uses.length > 0 ? [] : problems.filter(({ code }) => code !== 'being-read');
}
