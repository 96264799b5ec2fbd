// Files of a workspace as scripts and results, each read once for as long as it stays as it is.
import type { Artifacts } from '../../artifacts/artifacts';
import { rememberEach } from '../../catalog/remember';
import { linePlace } from '../../model/place';
import type { SourceFile } from '../../model/snapshot';
import { readResult } from '../read-result';
import { readScript } from '../read-script';
import type { BenchmarkResult, RunFacts } from '../result';
import { readSidecar, sidecarsOf } from '../run-facts';

/** The script that a file holds; undefined for any other file, and for one that cannot be read. */
export const scriptIn = rememberEach(({ file, text }: SourceFile) => {
  const read = text();
  return typeof read === 'string' ? readScript(file, read) : undefined;
});

const resultIn = rememberEach(({ file, text }: SourceFile) => {
  const read = text();
  return typeof read === 'string' ? readResult({ file, pieces: () => [read] }) : undefined;
});

/** The result that a file holds, with what the file beside it says. */
export function resultAt(source: SourceFile, { fileAt }: Pick<Artifacts, 'fileAt'>): BenchmarkResult | undefined {
  const result = resultIn(source);
  return result && { ...besideOf(source.file, fileAt), ...result };
}

function besideOf(file: string, fileAt: Artifacts['fileAt']): RunFacts {
  for (const path of sidecarsOf(file)) {
    const text = fileAt(path)?.text();
    if (typeof text === 'string') return readSidecar(path, text);
  }
  return {};
}

/** Why a file that is there has no text. */
export function unreadReason({ file, text }: SourceFile) {
  const read = text();
  return typeof read === 'string' ? undefined : { message: read.message, place: linePlace(file) };
}
