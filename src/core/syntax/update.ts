// Rewrites one of our own YAML files with other values; comments and order stay.
import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Document,
  Pair,
  type ParsedNode,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { Json } from '../model/service';
import { yamlScalar } from './scalar-text';
import { coreValue, scalarText } from './yaml-scalar';
import { parseYamlTree } from './yaml-tree';

export interface ValueChange {
  readonly path: readonly (string | number)[];
  /** Undefined: the value is removed. */
  readonly value: Json | undefined;
}

/**
 * The text with the values set or removed, in order. Maps and lists on the way are made where they are missing.
 * Undefined (say so, write nothing) if the text has syntax errors, holds several documents, or a path runs into a
 * scalar or an alias. Never throws.
 */
export function updateYaml(text: string, changes: readonly ValueChange[]): string | undefined {
  const tree = parseYamlTree(text);
  const document = tree.documents[0];
  if (tree.errors.length > 0 || tree.tooDeepAt !== undefined || tree.documents.length > 1 || !document)
    return undefined;
  try {
    for (const change of changes) if (!apply(document, change)) return undefined;
    const written = document.toString({ lineWidth: 0 });
    return text.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written;
  } catch {
    // The library refuses to write: an alias whose anchor was removed.
    return undefined;
  }
}

function apply(document: Document.Parsed<ParsedNode>, { path, value }: ValueChange): boolean {
  if (path.length === 0) return false;
  for (let length = 0; length < path.length; length++) {
    const at = path.slice(0, length);
    const node: unknown = length === 0 ? document.contents : document.getIn(at, true);
    if (isCollection(node)) {
      if (!fits(node, path[length])) return false;
      continue;
    }
    if (node !== undefined && node !== null && !isNothing(node)) return false;
    if (value === undefined) return true;
    const made = typeof path[length] === 'number' ? new YAMLSeq() : new YAMLMap();
    if (!fits(made, path[length])) return false;
    if (length === 0) document.contents = made as ParsedNode;
    else document.setIn(at, made);
  }
  if (value === undefined) document.deleteIn(path);
  else replace(document, path, value);
  return true;
}

/** Lists take positions up to one behind their end, maps take keys. */
function fits(node: unknown, step: string | number | undefined): boolean {
  if (typeof step !== 'number') return isMap(node);
  return isSeq(node) && Number.isInteger(step) && step >= 0 && step <= node.items.length;
}

/** A scalar is changed in place: its comment stays. */
function replace(document: Document.Parsed<ParsedNode>, path: readonly (string | number)[], value: Json): void {
  const old: unknown = document.getIn(path, true);
  const made = nodeOf(value);
  if (!isScalar(old) || !isScalar(made)) {
    document.setIn(path, made);
    return;
  }
  old.value = made.value;
  const quoted = old.type === 'QUOTE_DOUBLE' || old.type === 'QUOTE_SINGLE';
  if (!quoted || typeof value !== 'string') old.type = made.type ?? 'PLAIN';
}

function nodeOf(value: Json): Scalar | YAMLMap | YAMLSeq {
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    for (const item of value as readonly Json[]) list.items.push(nodeOf(item));
    return list;
  }
  if (typeof value === 'object' && value !== null) {
    const map = new YAMLMap();
    for (const [key, item] of Object.entries(value)) map.items.push(new Pair(nodeOf(key), nodeOf(item)));
    return map;
  }
  const scalar = new Scalar(String(value));
  const mustQuote =
    typeof value === 'string' && (yamlScalar(value, true) !== value || typeof coreValue(value) !== 'string');
  scalar.type = mustQuote ? 'QUOTE_DOUBLE' : 'PLAIN';
  return scalar;
}

function isNothing(node: unknown): boolean {
  return isScalar(node) && scalarText(node) === '';
}
