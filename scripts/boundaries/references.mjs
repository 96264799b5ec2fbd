// Finds all that a TypeScript module refers to in others, what reaches a network without one, and, in core, what reads the clock or chance.
import { parseSync } from 'oxc-parser';

const impure = new Map([
  ['Date.now', 'reads the clock'],
  ['Math.random', 'reads chance'],
  ['performance.now', 'reads the clock'],
]);

// What reaches a network without an import.
const networkGlobals = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);

function lineOf(text, offset) {
  return text.slice(0, offset).split('\n').length;
}

function literal(node) {
  if (node?.type === 'TSLiteralType') return literal(node.literal);
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

function typeOnly(node) {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers ?? [];
  return specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type');
}

// What a node refers to: { at: the node of the specifier } or undefined when it refers to no module.
function specifierNode(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return { at: node.source ?? node.argument };
    case 'ExportNamedDeclaration':
      return node.source === null ? undefined : { at: node.source };
    case 'TSImportEqualsDeclaration':
      return node.moduleReference.type === 'TSExternalModuleReference'
        ? { at: node.moduleReference.expression }
        : undefined;
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require'
        ? { at: node.arguments[0] }
        : undefined;
    default:
      return undefined;
  }
}

function impurity(node) {
  if (node.type === 'NewExpression' && node.callee.name === 'Date' && node.arguments.length === 0)
    return 'reads the clock';
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  return impure.get(`${node.object.name}.${node.property.name}`);
}

// `fetch`, and `globalThis.fetch`; not a property or a field of that name.
function networkGlobal(node) {
  if (node.type === 'Identifier' && networkGlobals.has(node.name)) return node.name;
  const isGlobal = node.type === 'MemberExpression' && ['globalThis', 'global'].includes(node.object.name);
  const name = isGlobal ? (node.property.name ?? node.property.value) : undefined;
  return networkGlobals.has(name) ? name : undefined;
}

function named(node, key) {
  return node.computed !== true && (key === 'key' || (key === 'property' && node.type === 'MemberExpression'));
}

function pushChildren(node, open) {
  const keys = Object.keys(node);
  for (let index = keys.length - 1; index >= 0; index -= 1) {
    const key = keys[index];
    const value = node[key];
    if (typeof value !== 'object' || value === null || named(node, key)) continue;
    if (Array.isArray(value)) for (let at = value.length - 1; at >= 0; at -= 1) open.push(value[at]);
    else open.push(value);
  }
}

/**
 * @param {string} file its path from the root, with slashes
 * @param {string} text
 * @returns {{ references: { specifier: string | undefined, line: number, typeOnly: boolean }[],
 *   problems: { line: number, message: string }[] }} a specifier is undefined when it is no literal
 */
export function readReferences(file, text) {
  const parsed = parseSync(file, text);
  const references = [];
  const problems = parsed.errors.map((error) => ({ line: 1, message: `cannot be read: ${error.message}` }));
  for (const comment of parsed.comments) {
    if (!/^\/\s*<reference\s/.test(comment.value)) continue;
    problems.push({ line: lineOf(text, comment.start), message: 'refers to types by a comment; import them' });
  }
  const open = [parsed.program];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    const found = typeof node.type === 'string' ? specifierNode(node) : undefined;
    if (found !== undefined) {
      references.push({ specifier: literal(found.at), line: lineOf(text, node.start), typeOnly: typeOnly(node) });
    }
    const unclean = file.startsWith('src/core/') && typeof node.type === 'string' ? impurity(node) : undefined;
    if (unclean !== undefined) problems.push({ line: lineOf(text, node.start), message: `core ${unclean}` });
    const reaches = file.startsWith('src/sources/') ? undefined : networkGlobal(node);
    if (reaches !== undefined)
      problems.push({ line: lineOf(text, node.start), message: `uses ${reaches}: only sources has a network` });
    pushChildren(node, open);
  }
  return { references, problems };
}
