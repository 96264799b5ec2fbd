// Lines of a block map that the scan does not understand, read by the tolerant parser as a map of their own.
import { isCollection, isMap, visit, YAMLMap, type ParsedNode } from 'yaml';
import type { Fault } from './fault';
import { readMended } from './yaml-mended';
import { isMergeKey } from './yaml-scalar';
import type { ViewContext } from './yaml-view';

export interface Segment {
  /** As they stand in the text. */
  readonly lines: string;
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
  const read = readMended(text);
  if (read === undefined) return undefined;
  const [map, second] = read.contents;
  if (second !== undefined || !isMap<ParsedNode, ParsedNode | null>(map) || map.flow === true) return undefined;
  if (map.items.some((pair) => isMergeKey(pair.key)) || map.anchor) return undefined;
  return {
    lines,
    map,
    context: read.context,
    padding: prefix.length,
    added: isStray ? 1 : 0,
    complete: read.complete,
    hasErrors: read.hasErrors,
    faults: read.faults.map((fault) => moved(fault, -prefix.length)),
    ...namesIn(map),
  };
}

/** Lines that are not read; `why` counts from their beginning. */
export function unreadSegment(lines: string, why: Fault): Segment {
  return {
    lines,
    map: new YAMLMap<ParsedNode, ParsedNode | null>(),
    context: { text: lines, targets: new Map() },
    padding: 0,
    added: 0,
    complete: false,
    hasErrors: true,
    faults: [why],
    anchors: false,
    aliases: false,
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
