// Random documents for the tests of this room: a value, and its text in a style.
import fc from 'fast-check';
import type { TextEdit } from '../../src/core/model/edit';
import type { Json } from '../../src/core/model/service';
import type { SyntaxFile } from '../../src/core/syntax/node';
import { yamlScalar } from '../../src/core/syntax/scalar-text';

export type Style = 'block' | 'flow' | 'json';

const key = fc.constantFrom('to', 'mode', 'a', 'b-c', '200', 'x y', '/pets/{id}', 'true', '#k', 'é');
const text = fc.oneof(
  fc.constantFrom(
    'sync',
    '99.95%',
    'a: b',
    '# x',
    '',
    'null',
    '1',
    'true',
    '- x',
    "it's",
    '"q"',
    ' pad ',
    '{a}',
    '*a',
    'é✓',
    'payments#confirm',
  ),
  fc.string({ maxLength: 8 }),
);

/** Maps and lists of texts, three levels deep. */
export const trees: fc.Arbitrary<Json> = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    text,
    fc
      .uniqueArray(fc.tuple(key, tie('tree')), { maxLength: 4, selector: ([name]) => name })
      .map((pairs) => Object.fromEntries(pairs)),
    fc.array(tie('tree'), { maxLength: 3 }),
  ),
})).tree;

/** The text of a tree, with a comment behind every third line where the style has comments. */
export function write(tree: Json, style: Style, newline = '\n'): string {
  if (style === 'json') return JSON.stringify(tree, null, 2).replaceAll('\n', newline);
  if (style === 'flow') return `${flow(tree)} # end${newline}`;
  const lines = block(tree, 0);
  return `# head${newline}${lines.map((line, at) => (at % 3 === 0 ? `${line} # c${at}` : line)).join(newline)}${newline}`;
}

function flow(tree: Json): string {
  if (isList(tree)) return `[${tree.map(flow).join(', ')}]`;
  if (tree !== null && typeof tree === 'object') {
    return `{ ${Object.entries(tree)
      .map(([name, value]) => `${yamlScalar(name, true)}: ${flow(value)}`)
      .join(', ')} }`;
  }
  return yamlScalar(String(tree), true);
}

function block(tree: Json, indent: number): string[] {
  const pad = ' '.repeat(indent);
  if (isList(tree)) {
    if (tree.length === 0) return [`${pad}[]`];
    return tree.flatMap((item) => {
      const [first = '', ...rest] = block(item, indent + 2);
      return [`${pad}- ${first.trimStart()}`, ...rest];
    });
  }
  if (tree !== null && typeof tree === 'object') {
    const entries = Object.entries(tree);
    if (entries.length === 0) return [`${pad}{}`];
    return entries.flatMap(([name, value]) => {
      const lines = block(value, indent + 2);
      const inline = typeof value === 'string' || lines[0]?.trim() === '[]' || lines[0]?.trim() === '{}';
      return inline
        ? [`${pad}${yamlScalar(name)}: ${lines[0]?.trimStart() ?? ''}`]
        : [`${pad}${yamlScalar(name)}:`, ...lines];
    });
  }
  return [`${pad}${yamlScalar(String(tree))}`];
}

export function isList(tree: Json): tree is readonly Json[] {
  return Array.isArray(tree);
}

/** The text after an edit. */
export function applyEdit(syntax: SyntaxFile, { place, newText }: TextEdit): string {
  const start = syntax.offset(place.line, place.column);
  const end = syntax.offset(place.endLine, place.endColumn);
  return syntax.text.slice(0, start) + newText + syntax.text.slice(end);
}
