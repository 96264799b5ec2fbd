// `--manifests FILE|-`: manifests that somebody has rendered, looked at as if they were kept in the workspace.
import { relative, resolve, sep } from 'node:path';
import type { Baseline, FileSet, Snapshot, SourceFile } from '../core/model/snapshot';
import { MAX_BYTES, readBytes, sourceOf } from '../workspace/read-file';
import { UsageError } from './exit';

/** What a stream is called in a report. */
export const STREAM = '(stdin).yaml';

const NAMES = /\.(?:ya?ml|json)$/i;

/** Reads a file (from the folder where the command was typed) or, for `-`, what is piped in. Throws `UsageError` with the reason. */
export async function readManifests(cwd: string, root: string, written: string): Promise<SourceFile> {
  if (written === '-') return sourceOf(STREAM, await readStream(process.stdin));
  if (!NAMES.test(written)) throw new UsageError(`--manifests is a .yaml, .yml or .json file, or - for a stream.`);
  const path = resolve(cwd, written);
  const bytes = await readBytes(path);
  if (bytes === undefined) throw new UsageError(`${written} does not exist.`);
  if (!Buffer.isBuffer(bytes)) throw new UsageError(`${written}: ${bytes.message}`);
  return sourceOf(relative(root, path).split(sep).join('/'), bytes);
}

async function readStream(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > MAX_BYTES) throw new UsageError(`--manifests reads ${MAX_BYTES / 1024 / 1024} MB at most.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The snapshot with these files on both sides: what is rendered now makes nothing new. */
export function withManifests(snapshot: Snapshot, manifests: readonly SourceFile[]): Snapshot {
  if (manifests.length === 0) return snapshot;
  const added = (files: FileSet): FileSet => new Map([...files, ...manifests.map((one) => [one.file, one] as const)]);
  return { ...snapshot, head: added(snapshot.head), baseline: onBaseline(snapshot.baseline, added) };
}

function onBaseline(baseline: Baseline, added: (files: FileSet) => FileSet): Baseline {
  return baseline.kind === 'commit' || baseline.kind === 'file'
    ? { ...baseline, files: added(baseline.files) }
    : baseline;
}
