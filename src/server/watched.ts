// Files that changed on disk: manifests are read again, a moved branch means another baseline.
import type { FileEvent } from 'vscode-languageserver/node';
import { isCandidate } from '../workspace/candidates';
import type { Server } from './context';
import type { Folder } from './folder';

interface Touched {
  readonly files: string[];
  git: boolean;
  /** Something that only a walk can tell: a folder is gone, `.gitignore` changed. */
  walk: boolean;
}

/** Takes the events of one notification to the folders that they concern. */
export async function watched(server: Server, changes: readonly FileEvent[]): Promise<void> {
  const touched = new Map<Folder, Touched>();
  for (const { uri } of changes) {
    const found = server.locate(uri);
    if (found === undefined) continue;
    const of = touched.get(found.folder) ?? { files: [], git: false, walk: false };
    touched.set(found.folder, of);
    if (/(^|\/)\.git\//.test(found.file)) of.git = true;
    else if (isCandidate(found.file)) of.files.push(found.file);
    else of.walk = true;
  }
  for (const [folder, { files, git, walk }] of touched) {
    if (walk) await folder.rescan();
    else if (files.length > 0) await folder.refresh(files);
    if (git && folder.state() === 'ready') await folder.readBaseline();
  }
}
