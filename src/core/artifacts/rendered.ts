// Which charts somebody has rendered: `helm template` says above each document from which template it comes.
import { folderOf } from '../catalog/folders';
import { textAt, type Traced } from './traced';

const SOURCE = /^# Source: ([^/\s]+)\//gm;

/** The names of the charts from which the documents of a text come. */
export function chartsIn(text: string): readonly string[] {
  if (!text.includes('# Source: ')) return [];
  return [...new Set([...text.matchAll(SOURCE)].flatMap(([, chart]) => chart ?? []))];
}

/** The templates whose chart (the outermost folder with a `Chart.yaml` around it) is none of the rendered ones. */
export function notRendered(
  templates: readonly string[],
  rendered: ReadonlySet<string>,
  documentsAt: (file: string) => readonly Traced[],
): readonly string[] {
  if (rendered.size === 0) return templates;
  const names = new Map<string, readonly string[]>();
  /** The names of the charts around a folder. */
  const chartsAround = (folder: string): readonly string[] => {
    const known = names.get(folder);
    if (known !== undefined) return known;
    const own = textAt(documentsAt(folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml`)[0], 'name');
    const around = folder === '' ? [] : chartsAround(folderOf(folder));
    const all = own === undefined ? around : [own, ...around];
    names.set(folder, all);
    return all;
  };
  return templates.filter((file) => !chartsAround(folderOf(file)).some((chart) => rendered.has(chart)));
}
