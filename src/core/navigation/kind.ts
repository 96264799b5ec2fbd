// Which of our files a document is, by its content.
import { CONFIG_FILE } from '../model/config';
import { PRACTICES_FILE } from '../model/practice';
import type { SyntaxNode } from '../syntax/node';
import type { Shape, Shapes } from './shape';

export type Kind = 'sre' | 'config' | 'practices' | 'solution' | 'review' | 'openapi';

/** The field at the top level that says it. */
export const SIGN_FIELDS: readonly (readonly [field: string, kind: Kind])[] = [
  ['sre', 'sre'],
  ['sre-config', 'config'],
  ['sre-solution', 'solution'],
  ['sre-review', 'review'],
  ['openapi', 'openapi'],
  ['swagger', 'openapi'],
];

/** The keys of a path item that hold an operation: OpenAPI 2.0 to 3.2. */
export const METHODS: ReadonlySet<string> = new Set('get put post delete options head patch trace query'.split(' '));

/** The kind of a document; `undefined` for what is not ours. */
export function kindOf(root: SyntaxNode, file: string): Kind | undefined {
  // It need not say what it is.
  if (file === CONFIG_FILE) return 'config';
  if (file === PRACTICES_FILE) return 'practices';
  if (root.kind !== 'map') return undefined;
  // `sre:` with fields of its own is somebody else's (values of a chart).
  return SIGN_FIELDS.find(([field]) => root.get(field)?.kind === 'scalar')?.[1];
}

/** The shape of a document of ours; an OpenAPI document has none of its own. */
export function shapeOfKind(shapes: Shapes, kind: Kind): Shape | undefined {
  return kind === 'openapi' ? undefined : shapes[kind];
}
