// What a field of our files is for, as its schema says it.
import type { Entry, SyntaxFile, SyntaxNode } from '../syntax/node';
import { kindOf, shapeOfKind } from './kind';
import { isTouched } from './mention';
import type { Shape, Shapes } from './shape';

export interface FieldAbout {
  readonly field: string;
  readonly about: string;
}

/** No document is read deeper. */
const DEEPEST = 100;

/** The field whose key stands at an offset; `undefined` elsewhere, and where the schema says nothing. */
export function fieldAt(shapes: Shapes, syntax: SyntaxFile, offset: number): FieldAbout | undefined {
  const root = syntax.roots.find(({ span }) => isTouched(span, offset));
  const kind = root && kindOf(root, syntax.file);
  if (root === undefined || kind === undefined) return undefined;
  let node: SyntaxNode | undefined = root;
  let shape = shapeOfKind(shapes, kind);
  for (let depth = 0; node !== undefined && depth < DEEPEST; depth++) {
    if (node.kind === 'scalar') return undefined;
    if (node.kind === 'list') {
      node = node.items.find(({ span }) => isTouched(span, offset));
      shape = shape?.items;
      continue;
    }
    const entry: Entry | undefined = node.entries.find(({ span }) => isTouched(span, offset));
    if (entry === undefined) return undefined;
    shape = shapeBelow(shapes, shape, entry.key, depth);
    if (isTouched(entry.keySpan, offset)) return aboutOf(entry.key, shape);
    node = entry.value;
  }
  return undefined;
}

function shapeBelow(shapes: Shapes, shape: Shape | undefined, key: string, depth: number): Shape | undefined {
  if (shape !== undefined) return shape.fields.get(key) ?? shape.others;
  if (key === 'x-sre-calls') return shapes.calls;
  return key === 'x-sre-service' && depth === 0 ? shapes.service : undefined;
}

function aboutOf(field: string, shape: Shape | undefined): FieldAbout | undefined {
  return shape?.description === undefined ? undefined : { field, about: shape.description };
}
