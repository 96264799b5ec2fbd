// Scalars of YAML: from the text to a value by the core schema, whatever custom tag stands before it.
import { isAlias, isScalar, type Alias, type ParsedNode, type Scalar } from 'yaml';
import { ownCopy } from './own-text';

const NULL = /^(?:~|null|Null|NULL)?$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const NUMBER = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;
/** What all of these begin with: most plain scalars are told to be text by their first character. */
const MAY_BE_TYPED = /^(?:$|[-+.~0-9nNtTfF])/;
/** Longer plain scalars are text: no number is that long. */
const MAX_TYPED_LENGTH = 400;
const MAX_COMPLEX_KEY = 200;

/** The value of a plain scalar by the core schema of YAML 1.2 (section 10.3.2). */
export function coreValue(source: string): string | number | boolean | null {
  if (source.length > MAX_TYPED_LENGTH || !MAY_BE_TYPED.test(source)) return source;
  if (NULL.test(source)) return null;
  if (TRUE.test(source)) return true;
  if (FALSE.test(source)) return false;
  if (NUMBER.test(source) || HEXADECIMAL.test(source) || OCTAL.test(source)) return Number(source);
  if (INFINITE.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
  if (NOT_A_NUMBER.test(source)) return Number.NaN;
  return source;
}

export function isPlain(node: Scalar): boolean {
  return node.type === undefined || node.type === 'PLAIN';
}

/** The text of a scalar, without quotes. */
export function scalarText(node: Scalar): string {
  return ownCopy(typeof node.value === 'string' ? node.value : (node.source ?? ''));
}

export function scalarValue(node: Scalar): string | number | boolean | null {
  const text = scalarText(node);
  return isPlain(node) && node.tag !== 'tag:yaml.org,2002:str' ? coreValue(text) : text;
}

/** True for a key or item that is not written: `: value`, `- ` with nothing behind it. */
export function isAbsent(node: ParsedNode | null): boolean {
  return node === null || (isScalar(node) && isPlain(node) && node.range[0] === node.range[1]);
}

export function isMergeKey(key: ParsedNode | null): boolean {
  return isScalar(key) && isPlain(key) && key.value === '<<';
}

/** The text of a key; a collection as key gives its own text. */
export function keyText(key: ParsedNode | null, text: string, targets: ReadonlyMap<Alias, ParsedNode>): string {
  const target = isAlias(key) ? targets.get(key) : key;
  if (!target) return isAlias(key) ? `*${key.source}` : '';
  if (isScalar(target)) return scalarText(target);
  return ownCopy(text.slice(target.range[0], Math.min(target.range[1], target.range[0] + MAX_COMPLEX_KEY)).trimEnd());
}
