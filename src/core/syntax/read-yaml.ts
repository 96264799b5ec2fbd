// A YAML text to nodes: by the index where the scan understands it, by the tolerant parser as a whole where not.
import type { BlockIndex } from './block';
import { faultsOf, gistOf } from './block-gist';
import { indexBlocks, indexInSteps } from './block-index';
import { viewDocument } from './block-view';
import type { Fault } from './fault';
import type { SyntaxNode } from './node';
import type { Steps } from './steps';
import { readMended } from './yaml-mended';
import { hasTemplateMarks } from './yaml-tree';
import { viewYaml } from './yaml-view';

export interface YamlRead {
  readonly roots: readonly SyntaxNode[];
  readonly faults: readonly Fault[];
  readonly complete: boolean;
  readonly index?: BlockIndex;
}

/**
 * A broken text up to this length is parsed as a whole, which tells more of how its lines belong together; in a longer
 * one only the entries with errors are, because the parser takes 0.3 ms a kilobyte and up to thirteen rounds.
 */
export const MENDED_AS_A_WHOLE = 32_768;

/** Never throws. `template`: the errors are those of template marks. */
export function readYaml(text: string): YamlRead | 'template' {
  const index = indexBlocks(text, text.length > MENDED_AS_A_WHOLE);
  return index === undefined ? readWhole(text) : readIndex(() => text, index);
}

/** As `readYaml` with pauses; undefined where only the tolerant parser knows, which has none. */
export function* readYamlInSteps(text: string): Steps<YamlRead | undefined> {
  const index = yield* indexInSteps(text, true);
  const read = index && readIndex(() => text, index);
  return read === 'template' ? undefined : read;
}

/** What an index says; the text is asked only where lines had to be mended. */
export function readIndex(text: () => string, index: BlockIndex): YamlRead | 'template' {
  const complete = index.documents.every(({ blocks }) => gistOf(blocks).whole);
  if (!complete && hasTemplateMarks(text())) return 'template';
  let at = 0;
  const roots = index.documents.map((document) => {
    const start = at + document.lead;
    at = start + gistOf(document.blocks).length;
    return viewDocument(document, start);
  });
  return { roots, faults: faultsOf(index), complete, index };
}

/** As `readYaml`, by the tolerant parser alone: what the index is held against. */
export function readWhole(text: string): YamlRead | 'template' {
  const read = readMended(text, () => hasTemplateMarks(text));
  if (read === undefined) return 'template';
  const { contents, faults, complete } = read;
  const context = { ...read.context, shift: 0 };
  return { roots: contents.map((root) => viewYaml(context, root)), faults, complete };
}
