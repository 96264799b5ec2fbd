// The files that a field of a descriptor names, by a path or a pattern relative to it.
import { matchesPath } from '../../benchmark/wildcard';
import type { SourceFile } from '../../model/snapshot';
import { reachFile } from '../../openapi/relative-path';
import type { CheckContext } from '../check';

/** Takes the descriptor's file and `dashboards/*.json`, as written there; sorted by path. Paths that leave the workspace name nothing. */
export function namedFiles({ artifacts }: CheckContext, from: string, written: string): readonly SourceFile[] {
  const reached = reachFile(from, written);
  if ('refused' in reached) return [];
  return artifacts.allFiles(/./).filter(({ file }) => matchesPath(reached.file, file));
}
