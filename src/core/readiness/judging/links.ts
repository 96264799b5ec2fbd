// The documents that a descriptor links: runbook, design, policy.
import { at, textAt } from '../../artifacts/traced';
import { type Evidence, linePlace } from '../../model/place';
import type { SourceFile } from '../../model/snapshot';
import { reachFile } from '../../openapi/relative-path';
import type { CheckContext } from '../check';
import { inDescriptor } from './descriptors';
import { inText } from './texts';

export interface LinkedDocument {
  /** As it is written; of a file that nobody links its path. */
  readonly text: string;
  /** `elsewhere`: an address, which nobody reads here. `missing`: the file is not there. */
  readonly where: 'here' | 'elsewhere' | 'missing';
  readonly file?: SourceFile;
  readonly isLinked: boolean;
  /** The link, else the file. */
  readonly evidence: readonly Evidence[];
}

/** `links.<name>` of the descriptors, each with what it leads to. */
export function linksTo({ descriptors, artifacts }: CheckContext, name: string): readonly LinkedDocument[] {
  return descriptors.flatMap(({ value, file: from }): readonly LinkedDocument[] => {
    const written = at(value, 'links', name);
    const text = textAt(written);
    if (written === undefined || text === undefined) return [];
    const evidence = inDescriptor(written.place);
    if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return [{ text, where: 'elsewhere', isLinked: true, evidence }];
    const reached = reachFile(from, text.split('#')[0] ?? '');
    const file = 'file' in reached ? artifacts.fileAt(reached.file) : undefined;
    return file === undefined
      ? [{ text, where: 'missing', isLinked: true, evidence }]
      : [{ text, where: 'here', file, isLinked: true, evidence }];
  });
}

/** The document that is linked by the name; where none is, files of the service's own folders whose path fits. */
export function documentsNamed(context: CheckContext, name: string, pattern: RegExp): readonly LinkedDocument[] {
  const linked = linksTo(context, name);
  if (linked.length > 0) return linked;
  return context.artifacts.files(context.service.name, pattern).map((file) => ({
    text: file.file,
    where: 'here' as const,
    file,
    isLinked: false,
    evidence: inText(linePlace(file.file)),
  }));
}
