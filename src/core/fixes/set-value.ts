// A value that is written, replaced by another one.
import type { TextEdit } from '../model/edit';
import type { Place } from '../model/place';
import { setEntry } from '../syntax/edit';
import type { SyntaxFile } from '../syntax/node';
import { yamlScalar } from '../syntax/scalar-text';
import { nodeAtPlace } from './locate';

/**
 * The edit that puts `value` in the place of the scalar there, or into the field of the map there. `undefined` where the
 * file has syntax errors or neither is there.
 */
export function withValue(
  syntax: SyntaxFile,
  place: Place,
  field: string | undefined,
  value: string,
): TextEdit | undefined {
  const node = nodeAtPlace(syntax, place);
  if (!syntax.complete || node === undefined) return undefined;
  if (field !== undefined)
    return node.kind === 'map' && node.get(field) ? setEntry(syntax, node, field, value) : undefined;
  if (node.kind !== 'scalar') return undefined;
  const newText = syntax.language === 'json' ? JSON.stringify(value) : yamlScalar(value, true);
  return { place: syntax.place(node.span), newText };
}
