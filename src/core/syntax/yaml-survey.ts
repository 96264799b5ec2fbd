// One walk over a YAML tree before it is viewed: aliases and what they may expand to, duplicate keys.
import { isAlias, isMap, isScalar, isSeq, type Alias, type ParsedNode, type YAMLMap } from 'yaml';
import { MAX_DEPTH } from './depth';
import { duplicateKey, type Fault } from './fault';
import { isMergeKey, keyText } from './yaml-scalar';

/** Nodes that the aliases of one file may add by being expanded ("billion laughs" stops here; honest files stay far below). */
export const MAX_EXPANDED_NODES = 100_000;

export interface Survey {
  /** What each alias stands for; an alias that is cyclic, unknown or beyond the budget is missing. */
  readonly targets: ReadonlyMap<Alias, ParsedNode>;
  readonly faults: readonly Fault[];
  /** False where an alias had to be left unexpanded. */
  readonly complete: boolean;
}

interface Extent {
  readonly size: number;
  readonly height: number;
}

interface Anchor extends Extent {
  readonly node: ParsedNode;
  readonly open: boolean;
}

const ONE: Extent = { size: 1, height: 0 };

/** Surveys all documents of one file; the expansion budget is shared, anchors are not. */
export function surveyYaml(contents: readonly ParsedNode[], text: string): Survey {
  const targets = new Map<Alias, ParsedNode>();
  const faults: Fault[] = [];
  let anchors = new Map<string, Anchor>();
  let spent = 0;
  let complete = true;

  const walk = (node: ParsedNode | null, depth: number): Extent => {
    if (node === null) return ONE;
    if (isAlias(node)) return walkAlias(node, depth);
    if (node.anchor) anchors.set(node.anchor, { node, open: true, ...ONE });
    const extent = isScalar(node) ? ONE : walkCollection(node, depth);
    if (node.anchor) anchors.set(node.anchor, { node, open: false, ...extent });
    return extent;
  };

  const walkCollection = (node: ParsedNode, depth: number): Extent => {
    let size = 1;
    let height = 0;
    const add = (extent: Extent): void => {
      size += extent.size;
      height = Math.max(height, extent.height + 1);
    };
    if (isSeq<ParsedNode>(node)) for (const item of node.items) add(walk(item, depth + 1));
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      for (const pair of node.items) {
        add(walk(pair.key, depth + 1));
        add(walk(pair.value, depth + 1));
      }
      tellDuplicates(node, text, targets, faults);
    }
    return { size, height };
  };

  const walkAlias = (alias: Alias.Parsed, depth: number): Extent => {
    const anchor = anchors.get(alias.source);
    const refusal = refuse(anchor, depth, spent);
    if (anchor === undefined || refusal !== undefined) {
      complete = false;
      faults.push({
        code: anchor === undefined ? 'syntax-error' : 'too-many-aliases',
        message: refusal ?? `Nothing is named &${alias.source.slice(0, 60)} above this alias.`,
        span: { start: alias.range[0], end: alias.range[1] },
      });
      return ONE;
    }
    spent += anchor.size;
    targets.set(alias, anchor.node);
    return { size: anchor.size, height: anchor.height };
  };

  for (const root of contents) {
    anchors = new Map();
    walk(root, 1);
  }
  return { targets, faults, complete };
}

function refuse(anchor: Anchor | undefined, depth: number, spent: number): string | undefined {
  if (anchor === undefined) return undefined;
  if (anchor.open) return 'This alias stands for something that contains it, so it is left empty.';
  if (spent + anchor.size > MAX_EXPANDED_NODES) {
    return `Aliases of this file expand to more than ${MAX_EXPANDED_NODES} nodes; this one is left empty.`;
  }
  if (depth + anchor.height > MAX_DEPTH)
    return `With this alias the text is nested deeper than ${MAX_DEPTH} levels; it is left empty.`;
  return undefined;
}

function tellDuplicates(
  map: YAMLMap<ParsedNode, ParsedNode | null>,
  text: string,
  targets: ReadonlyMap<Alias, ParsedNode>,
  faults: Fault[],
): void {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    if (isMergeKey(key)) continue;
    const name = keyText(key, text, targets);
    if (seen.has(name) && key !== null) {
      faults.push(duplicateKey(name, { start: key.range[0], end: key.range[1] }));
    }
    seen.add(name);
  }
}
