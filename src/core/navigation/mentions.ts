// Finds what the documents of a file name: all of it, or only what stands at one position.
import type { Entry, MapNode, ScalarNode, Span, SyntaxFile, SyntaxNode } from '../syntax/node';
import { kindOf, shapeOfKind } from './kind';
import { isTouched, type Mention, pairMentions, partOf, targetMentions, type Written, writtenText } from './mention';
import type { Shape, Shapes } from './shape';

interface Walk {
  readonly syntax: SyntaxFile;
  readonly shapes: Shapes;
  readonly found: Mention[];
  /** Only what holds this offset. */
  readonly at?: number;
}

/** `paths`, a path, a method, `x-sre-calls` – and as deep again for fragments that others refer to. */
const DEEPEST = 8;
/** Parts of an OpenAPI document that hold no operations of its own. */
const WITHOUT_OPERATIONS = new Set(
  'schemas definitions responses parameters requestBody requestBodies examples example headers securitySchemes callbacks links tags security servers info'.split(
    ' ',
  ),
);

const known = new WeakMap<SyntaxFile, readonly Mention[]>();

/** Everything that the file names, in order of its documents; remembered with the nodes. */
export function mentionsOf(shapes: Shapes, syntax: SyntaxFile): readonly Mention[] {
  const already = known.get(syntax);
  if (already !== undefined) return already;
  const found: Mention[] = [];
  for (const root of syntax.roots) walkRoot({ syntax, shapes, found }, root);
  known.set(syntax, found);
  return found;
}

/** What the text at an offset names, the smallest last. Reads nothing but what lies on the way. */
export function mentionsAt(shapes: Shapes, syntax: SyntaxFile, at: number): readonly Mention[] {
  const found: Mention[] = [];
  for (const root of syntax.roots) if (isTouched(root.span, at)) walkRoot({ syntax, shapes, found, at }, root);
  return found;
}

function walkRoot(walk: Walk, root: SyntaxNode): void {
  if (root.kind !== 'map') return;
  const kind = kindOf(root, walk.syntax.file);
  const shape = kind === undefined ? undefined : shapeOfKind(walk.shapes, kind);
  if (shape !== undefined) {
    const own = kind === 'sre' ? root.get('service') : undefined;
    walkShape(walk, shape, root, own);
    return;
  }
  if (kind === undefined && !mayHoldOperations(walk.syntax.text)) return;
  const service = root.entry('x-sre-service');
  if (kind === 'openapi' && service !== undefined && reaches(walk, service.span))
    add(walk, service.value, 'service', service.value);
  walkOperations(walk, root, 0);
}

/** A fragment that an OpenAPI document refers to says nothing of itself. */
function mayHoldOperations(text: string): boolean {
  return text.includes('x-sre-calls') || text.includes('operationId');
}

function walkShape(walk: Walk, shape: Shape, node: SyntaxNode, own: SyntaxNode | undefined): void {
  if (node.kind === 'scalar') {
    if (shape.naming !== undefined) add(walk, node, shape.naming, own);
    return;
  }
  if (node.kind === 'list') {
    if (shape.items === undefined) return;
    for (const item of node.items)
      if (isInside(item.span, node) && reaches(walk, item.span)) walkShape(walk, shape.items, item, own);
    return;
  }
  for (const entry of node.entries) {
    const below = shape.fields.get(entry.key) ?? shape.others;
    if (below !== undefined && isOwn(entry, node) && reaches(walk, entry.span))
      walkShape(walk, below, entry.value, own);
  }
}

function walkOperations(walk: Walk, map: MapNode, depth: number, key?: Entry): void {
  for (const entry of map.entries) {
    if (!isOwn(entry, map) || !reaches(walk, entry.span)) continue;
    if (entry.key === 'x-sre-calls') walkShape(walk, walk.shapes.calls, entry.value, undefined);
    else if (entry.key === 'operationId' && key !== undefined) addOperationId(walk, entry.value, key);
    else if (!entry.key.startsWith('x-') && !WITHOUT_OPERATIONS.has(entry.key)) walkEntry(walk, entry, depth);
  }
}

function walkEntry(walk: Walk, entry: Entry, depth: number): void {
  if (walk.at !== undefined && isTouched(entry.keySpan, walk.at)) {
    addMethods(walk, entry);
    return;
  }
  if (depth < DEEPEST && entry.value.kind === 'map') walkOperations(walk, entry.value, depth + 1, entry);
}

/** On a method, or on a path: the operations there. */
function addMethods({ found }: Walk, entry: Entry): void {
  const named = { text: entry.key, span: entry.keySpan, exact: false };
  found.push({ ...named, kind: 'method', method: entry.keySpan, declares: true });
  if (entry.value.kind !== 'map') return;
  for (const { keySpan } of entry.value.entries)
    found.push({ ...named, kind: 'method', method: keySpan, declares: true });
}

function addOperationId({ syntax, found }: Walk, node: SyntaxNode, key: Entry): void {
  const written = node.kind === 'scalar' && node.value !== null ? trimmed(syntax, node) : undefined;
  if (written !== undefined) found.push({ ...written, kind: 'operation-id', method: key.keySpan, declares: true });
}

function add(walk: Walk, node: SyntaxNode, naming: Shape['naming'], own: SyntaxNode | undefined): void {
  if (node.kind !== 'scalar' || node.value === null) return;
  const written = trimmed(walk.syntax, node);
  if (written === undefined) return;
  const mentions = mentionsIn(
    written,
    naming,
    node.span.start === own?.span.start,
    own?.kind === 'scalar' ? own.text.trim() : undefined,
  );
  const { at } = walk;
  walk.found.push(...(at === undefined ? mentions : mentions.filter(({ span }) => isTouched(span, at))));
}

function mentionsIn(
  written: Written,
  naming: Shape['naming'],
  declares: boolean,
  service: string | undefined,
): readonly Mention[] {
  switch (naming) {
    case 'service':
      return [{ ...written, kind: 'service', declares }];
    case 'target':
      return targetMentions(written);
    case 'pair':
      return pairMentions(written);
    case 'operation':
      return service === undefined ? [] : [{ ...written, kind: 'operation', service, declares: false }];
    case 'file':
    case 'link':
      return [{ ...written, kind: 'link', declares: false }];
    case 'rule':
    case 'check':
    case 'question':
    case 'switch':
    case undefined:
      return [];
  }
}

function trimmed(syntax: SyntaxFile, node: ScalarNode): Written | undefined {
  const written = writtenText(syntax.text, node);
  return partOf(written, 0, written.text.length);
}

function reaches({ at }: Walk, span: Span): boolean {
  return at === undefined || isTouched(span, at);
}

/** What is written here, not merged in or referred to from elsewhere: that is found where it is written. */
function isOwn(entry: Entry, map: MapNode): boolean {
  return isInside(entry.keySpan, map) && entry.span.start >= map.span.start;
}

function isInside(span: Span, node: SyntaxNode): boolean {
  return span.start >= node.span.start && span.end <= node.span.end;
}
