// Lines of a block map that the scan does not understand, read by the tolerant parser as a map of their own.
import { isCollection, isMap, visit, type ParsedNode, type YAMLMap } from 'yaml';
import { syntaxError } from './syntax-error';
import type { Fault } from './fault';
import { tooDeep } from './json-tree';
import { isMergeKey } from './yaml-scalar';
import { repairYaml } from './yaml-repair';
import { surveyYaml } from './yaml-survey';
import { parseYamlTree } from './yaml-tree';
import type { ViewContext } from './yaml-view';

export interface Segment {
  readonly map: YAMLMap<ParsedNode, ParsedNode | null>;
  readonly context: Omit<ViewContext, 'shift'>;
  /** Offsets of the tree are this much larger than those of the lines. */
  readonly padding: number;
  /** Entries of the tree that do not stand in the lines. */
  readonly added: number;
  readonly complete: boolean;
  readonly hasErrors: boolean;
  readonly faults: readonly Fault[];
  readonly anchors: boolean;
  readonly aliases: boolean;
}

/** A character for private use: no entry has this name. */
const NOBODYS_KEY = '\ue000';

/**
 * Reads lines of a map at `column`. `isStray`: the first of them is no entry, so that one is put before it.
 * Undefined where no map comes of it: then they mean nothing without what stands around them.
 */
export function readSegment(lines: string, column: number, isStray: boolean): Segment | undefined {
  const prefix = isStray ? `${' '.repeat(column)}${NOBODYS_KEY}: 0\n` : '';
  const text = prefix + lines;
  const first = parseYamlTree(text);
  const { tree, text: repaired, causes } = repairYaml(text, first);
  const [map, second] = tree.contents;
  if (second !== undefined || !isMap<ParsedNode, ParsedNode | null>(map) || map.flow === true) return undefined;
  if (map.items.some((pair) => isMergeKey(pair.key)) || map.anchor) return undefined;
  const survey = surveyYaml(tree.contents, repaired);
  const faults = [...[...causes, ...tree.errors].map(syntaxError), ...survey.faults];
  if (tree.tooDeepAt !== undefined) faults.push(tooDeep(tree.tooDeepAt));
  const names = namesIn(map);
  return {
    map,
    context: { text: repaired, targets: survey.targets },
    padding: prefix.length,
    added: isStray ? 1 : 0,
    complete: first.errors.length === 0 && survey.complete && tree.tooDeepAt === undefined,
    hasErrors: first.errors.length > 0,
    faults: faults.map((fault) => moved(fault, -prefix.length)),
    ...names,
  };
}

export function moved(fault: Fault, by: number): Fault {
  return { ...fault, span: { start: Math.max(0, fault.span.start + by), end: Math.max(0, fault.span.end + by) } };
}

function namesIn(map: YAMLMap<ParsedNode, ParsedNode | null>): {
  readonly anchors: boolean;
  readonly aliases: boolean;
} {
  let anchors = false;
  let aliases = false;
  visit(map, {
    Alias: () => {
      aliases = true;
    },
    Scalar: (_, node) => {
      anchors ||= node.anchor !== undefined;
    },
    Collection: (_, node) => {
      anchors ||= isCollection(node) && node.anchor !== undefined;
    },
  });
  return { anchors, aliases };
}
