// What a field of our files is for, as its schema says it; and which rule, check or question is named there.
import type { Entry, ScalarNode, SyntaxFile, SyntaxNode } from '../syntax/node';
import { kindOf, shapeOfKind } from './kind';
import { isTouched } from './mention';
import type { Naming, Shape, Shapes } from './shape';

export interface FieldAbout {
  readonly field: string;
  readonly about: string;
}

type Found =
  | { readonly at: 'key'; readonly key: string; readonly shape: Shape | undefined; readonly map: Shape | undefined }
  | { readonly at: 'value'; readonly node: ScalarNode; readonly shape: Shape | undefined };

/** No document is read deeper. */
const DEEPEST = 100;
/** What names something of the catalogue. */
const CODES: ReadonlySet<Naming> = new Set(['rule', 'check', 'question', 'switch']);

/** The field whose key stands at an offset; `undefined` elsewhere, and where the schema says nothing. */
export function fieldAt(shapes: Shapes, syntax: SyntaxFile, offset: number): FieldAbout | undefined {
  const found = foundAt(shapes, syntax, offset);
  if (found?.at !== 'key' || found.shape?.description === undefined || namesCode(found.map?.keys)) return undefined;
  return { field: found.key, about: found.shape.description };
}

/** The rule, check or question that is named at an offset, as written: `new-call-to-core`, `F-01`, `CAP-04`, `TS-06`. */
export function codeAt(shapes: Shapes, syntax: SyntaxFile, offset: number): string | undefined {
  const found = foundAt(shapes, syntax, offset);
  if (found?.at === 'key') return namesCode(found.map?.keys) ? found.key : undefined;
  const naming = found?.shape?.naming;
  return naming !== undefined && namesCode([naming]) ? found?.node.text.trim() : undefined;
}

function namesCode(namings: readonly Naming[] | undefined): boolean {
  return namings?.some((naming) => CODES.has(naming)) === true;
}

function foundAt(shapes: Shapes, syntax: SyntaxFile, offset: number): Found | undefined {
  const root = syntax.roots.find(({ span }) => isTouched(span, offset));
  const kind = root && kindOf(root, syntax.file);
  if (root === undefined || kind === undefined) return undefined;
  let node: SyntaxNode | undefined = root;
  let shape = shapeOfKind(shapes, kind);
  for (let depth = 0; node !== undefined && depth < DEEPEST; depth++) {
    if (node.kind === 'scalar') return { at: 'value', node, shape };
    if (node.kind === 'list') {
      node = node.items.find(({ span }) => isTouched(span, offset));
      shape = shape?.items;
      continue;
    }
    const entry: Entry | undefined = node.entries.find(({ span }) => isTouched(span, offset));
    if (entry === undefined) return undefined;
    const map = shape;
    shape = shapeBelow(shapes, map, entry.key, depth);
    if (isTouched(entry.keySpan, offset)) return { at: 'key', key: entry.key, shape, map };
    node = entry.value;
  }
  return undefined;
}

function shapeBelow(shapes: Shapes, shape: Shape | undefined, key: string, depth: number): Shape | undefined {
  if (shape !== undefined) return shape.fields.get(key) ?? shape.others;
  if (key === 'x-sre-calls') return shapes.calls;
  return key === 'x-sre-service' && depth === 0 ? shapes.service : undefined;
}
