// The files of a workspace as its kustomizations see them.
import { folderOf } from '../../catalog/folders';
import type { FileSet } from '../../model/snapshot';
import type { SyntaxFile } from '../../syntax/node';
import { artifactsIn, documentsIn } from '../read';
import type { KustomizeFiles } from './build-context';
import type { Kustomization } from './kustomization';
import { type Overlays, overlaysOf } from './overlays';

/** Takes the files and the way to their nodes; builds every kustomization that no other one uses. */
export function overlaysIn(files: FileSet, syntax: (file: string) => SyntaxFile | undefined): Overlays {
  const kustomizations = [...files.values()]
    .flatMap((source) => artifactsIn(source, syntax).kustomization ?? [])
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const byFolder = new Map<string, Kustomization>();
  // Of several in one folder kustomize takes none; the last one stands for it here.
  for (const one of kustomizations) byFolder.set(folderOf(one.file), one);
  const workspace: KustomizeFiles = {
    kustomizationIn: (folder) => byFolder.get(folder),
    objectsOf: (file) => {
      const source = files.get(file);
      const found = source && artifactsIn(source, syntax);
      return found === undefined || found.template || typeof source?.text() !== 'string' ? undefined : found.objects;
    },
    documentsOf: (file) => {
      const source = files.get(file);
      return source && documentsIn(source, syntax);
    },
  };
  return overlaysOf([...byFolder.values()], workspace);
}
