// Long documents that the server's own thread needs the nodes of: they are read bit by bit, a little on each turn.
import type { FileSet, SourceFile } from '../core/model/snapshot';
import type { Session } from '../core/session';
import type { Steps } from '../core/syntax/steps';
import { nextTurn } from './clock';

export interface LongDocuments {
  /** Ends when the nodes of a file are there, or cannot be had before it changes. */
  readonly nodes: (source: SourceFile) => Promise<void>;
  /** Makes a file ready for edits; ends early where it changed otherwise. */
  readonly prepare: (source: SourceFile, files: FileSet) => Promise<void>;
}

interface Environment {
  readonly session: Pick<Session, 'readNodes' | 'readForEdits'>;
  /** False once nobody needs anything any more. */
  readonly isWanted: () => boolean;
}

export function createLongDocuments({ session, isWanted }: Environment): LongDocuments {
  /** What is being read, so that two who need it do not read it twice. */
  const under = new Map<SourceFile, Promise<void>>();
  const walk = async (steps: Steps<unknown>): Promise<void> => {
    while (steps.next().done !== true) {
      await nextTurn();
      if (!isWanted()) return;
    }
  };
  const nodes = (source: SourceFile): Promise<void> => {
    const known = under.get(source);
    if (known !== undefined) return known;
    const reading = walk(session.readNodes(source)).finally(() => under.delete(source));
    under.set(source, reading);
    return reading;
  };
  return {
    nodes,
    prepare: async (source, files) => {
      await nodes(source);
      await nextTurn();
      await walk(session.readForEdits(source, files));
    },
  };
}
