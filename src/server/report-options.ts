// What reporters need of the world around them where the editor asks for a report.
import { version } from '../../package.json';
import { pathFrom } from '../core/model/place';
import { linesOf } from '../core/reporters/parts/excerpt';
import { uriPath } from '../core/reporters/parts/repository-path';
import type { RenderOptions } from '../core/reporters/reporter';
import { manualFolder } from '../core/rules/judging/manual-page';
import { manual } from '../workspace/manuals';
import { folderInRepository } from '../workspace/repository-folder';
import type { Folder } from './folder';
import { fileOf } from './uri';

const EXTENSIONS = new Map([
  ['pretty', 'txt'],
  ['markdown', 'md'],
  ['github-summary', 'md'],
  ['github', 'txt'],
  ['html', 'html'],
  ['junit', 'xml'],
  ['sarif', 'sarif'],
]);

/** Of a file in a format of the command line, without the dot. */
export function extensionOf(format: string): string {
  return EXTENSIONS.get(format) ?? 'json';
}

/** `target` is the URI of the file that the report will be saved to: inside the folder its links are relative to it. */
export function renderOptionsOf(folder: Folder, target: string | undefined): RenderOptions {
  const inside = target === undefined ? undefined : fileOf(folder.root, target);
  return {
    paint: (_style, text) => text,
    line: linesOf(folder.source),
    folder: folderInRepository(folder.root),
    manual: (id) => manual(manualFolder(id), id) ?? manual('checks', id),
    version,
    ...(inside === undefined ? {} : { link: (file: string, line: number) => linkFrom(inside, file, line) }),
  };
}

/** A link from one file of the folder to a line of another, as forges and editors read it. */
function linkFrom(from: string, file: string, line: number): string {
  return `${uriPath(pathFrom(from, file))}#L${line}`;
}
