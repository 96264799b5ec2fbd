// The library's YAML nodes seen as nodes of `node.ts`, converted when asked for.
import { isAlias, isMap, isScalar, isSeq, type Alias, type Pair, type ParsedNode, type YAMLMap } from 'yaml';
import { lazyEntry, listNode, mapNode, nothingAt } from './collections';
import type { Entry, Span, SyntaxNode } from './node';
import { isAbsent, isMergeKey, isPlain, keyText, scalarText, scalarValue } from './yaml-scalar';

export interface ViewContext {
  readonly text: string;
  readonly targets: ReadonlyMap<Alias, ParsedNode>;
  /** Added to the offsets of the text. */
  readonly shift: number;
}

type YamlPair = Pair<ParsedNode, ParsedNode | null>;
type YamlMap = YAMLMap<ParsedNode, ParsedNode | null>;

/** A node; `at` replaces its span (an alias stands where it is written). */
export function viewYaml(
  context: ViewContext,
  node: ParsedNode,
  at: Span = placed(context, spanOf(context, node)),
): SyntaxNode {
  if (isAlias(node)) {
    const target = context.targets.get(node);
    return target ? viewYaml(context, target, at) : { ...nothingAt(at.start), span: at };
  }
  if (isMap<ParsedNode, ParsedNode | null>(node))
    return mapNode(at, node.flow === true, () => viewEntries(context, node));
  if (isSeq<ParsedNode>(node))
    return listNode(at, node.flow === true, () => node.items.map((item) => viewYaml(context, item)));
  return { kind: 'scalar', span: at, value: scalarValue(node), text: scalarText(node), quoted: !isPlain(node) };
}

/** Own entries in order of the text, then what merge keys add and no own key says. */
export function viewEntries(context: ViewContext, map: YamlMap): readonly Entry[] {
  const own: Entry[] = [];
  const merged: YamlMap[] = [];
  for (const pair of map.items) {
    const maps = isMergeKey(pair.key) ? mergedMaps(context, pair.value) : undefined;
    if (maps) merged.push(...maps);
    else own.push(viewPair(context, pair));
  }
  if (merged.length === 0) return own;

  const keys = new Set(own.map((entry) => entry.key));
  for (const source of merged) {
    const fresh = mapNode({ start: 0, end: 0 }, false, () => viewEntries(context, source)).entries.filter(
      (entry) => !keys.has(entry.key),
    );
    for (const entry of fresh) keys.add(entry.key);
    own.push(...fresh);
  }
  return own;
}

/** The maps that `<<` names; undefined if its value is neither a map nor a list of maps. */
function mergedMaps(context: ViewContext, value: ParsedNode | null): YamlMap[] | undefined {
  const target = follow(context, value);
  if (isMap<ParsedNode, ParsedNode | null>(target)) return [target];
  if (!isSeq<ParsedNode>(target)) return undefined;
  const maps: YamlMap[] = [];
  for (const item of target.items) {
    const map = follow(context, item);
    if (!isMap<ParsedNode, ParsedNode | null>(map)) return undefined;
    maps.push(map);
  }
  return maps;
}

function follow(context: ViewContext, node: ParsedNode | null): ParsedNode | null {
  return isAlias(node) ? (context.targets.get(node) ?? null) : node;
}

function viewPair(context: ViewContext, pair: YamlPair): Entry {
  const { key, value } = pair;
  const keySpan = key === null ? { start: 0, end: 0 } : spanOf(context, key);
  const name = keyText(key, context.text, context.targets);
  const keyPlace = placed(context, keySpan);
  if (value === null || isAbsent(value)) {
    const end = behindColon(context.text, keySpan.end) + context.shift;
    return lazyEntry(name, keyPlace, { start: keyPlace.start, end }, () => nothingAt(end));
  }
  const valueSpan = placed(context, spanOf(context, value));
  const span = { start: keyPlace.start, end: Math.max(keyPlace.end, valueSpan.end) };
  return lazyEntry(name, keyPlace, span, () => viewYaml(context, value, valueSpan));
}

function placed({ shift }: ViewContext, { start, end }: Span): Span {
  return { start: start + shift, end: end + shift };
}

/** From the first to behind the last character; white space and comments behind the last child do not count. */
function spanOf(context: ViewContext, node: ParsedNode): Span {
  if (isAbsent(node)) {
    const at = trimEnd(context.text, node.range[0], 0);
    return { start: at, end: at };
  }
  return { start: node.range[0], end: endOf(context, node) };
}

function endOf(context: ViewContext, node: ParsedNode): number {
  let last: ParsedNode = node;
  while ((isMap(last) || isSeq(last)) && last.flow !== true) {
    const items: readonly unknown[] = last.items;
    const item = items.at(-1);
    const pair = isMap(last) ? (item as YamlPair) : undefined;
    const child = pair ? (pair.value ?? pair.key) : (item as ParsedNode | undefined);
    if (pair?.key && (pair.value === null || isAbsent(pair.value))) return behindColon(context.text, pair.key.range[1]);
    if (!child) break;
    last = child;
  }
  if (isScalar(last) && isPlain(last) && !isAbsent(last)) return last.range[1];
  return trimEnd(context.text, last.range[1], last.range[0] + 1);
}

/** The offset behind the colon of a key, or behind the key where there is none. */
function behindColon(text: string, keyEnd: number): number {
  let at = keyEnd;
  while (isBlank(text.charCodeAt(at))) at++;
  return text[at] === ':' ? at + 1 : keyEnd;
}

function trimEnd(text: string, end: number, atLeast: number): number {
  let at = end;
  while (at > atLeast && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
