// Reads all files before the first judgement, bit by bit, so that requests are answered meanwhile.
import type { FileSet, Snapshot } from '../core/model/snapshot';
import type { Session } from '../core/session';
import { nextTurn } from './clock';

/** The server does nothing else for no longer than this and the reading of one file. */
const SLICE_MS = 40;

/** Lets the session read what it will judge. Throws only the signal's reason; `now` is in milliseconds. */
export async function readAhead(
  { read }: Pick<Session, 'read'>,
  { head, baseline }: Pick<Snapshot, 'head' | 'baseline'>,
  { signal, now = () => performance.now() }: { readonly signal?: AbortSignal; readonly now?: () => number } = {},
): Promise<void> {
  let begun = now();
  const readSet = async (files: FileSet): Promise<void> => {
    for (const source of files.values()) {
      if (now() - begun > SLICE_MS) {
        await nextTurn();
        signal?.throwIfAborted();
        begun = now();
      }
      read(source, files);
    }
  };
  await readSet(head);
  if (baseline.kind === 'commit' || baseline.kind === 'file') await readSet(baseline.files);
}
