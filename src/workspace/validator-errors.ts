// The errors of swagger-parser as problems: in plain words, at their places, without the noise of alternatives.
import type { Problem } from '../core/model/problem';
import type { SyntaxFile, SyntaxNode } from '../core/syntax/node';
import { placeOfPointer, pointerOf } from './validator-place';

const MOST_TOLD = 20;
/** Keywords that only say that one of several alternatives should have fitted. */
const ALTERNATIVES = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'not']);

interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** `undefined` where the error is not about the document (the library failed, or gave up). */
export function errorProblems(syntax: SyntaxFile, root: SyntaxNode, error: unknown): readonly Problem[] | undefined {
  if (!(error instanceof Error)) return undefined;
  const details: unknown = Reflect.get(error, 'details');
  if (Array.isArray(details)) return schemaProblems(syntax, root, details.filter(isSchemaError));
  if (Reflect.get(error, 'code') === 'EMISSINGPOINTER') {
    const parent = String(Reflect.get(error, 'parentPath') ?? '').replace(/^[^#]*#?/, '');
    return [problemAt(syntax, root, parent, 'This reference leads nowhere in the document.', '$ref')];
  }
  if (!(error instanceof SyntaxError)) return undefined;
  const message = error.message.replace(/^Validation failed\. /, '').trim();
  if (message.startsWith('API version')) {
    return [problemAt(syntax, root, '/info', 'The version of the API must be a text: put it into quotes.', 'version')];
  }
  return [problemAt(syntax, root, pointerIn(root, message), `${message.replace(/\.$/, '')}.`)];
}

function schemaProblems(syntax: SyntaxFile, root: SyntaxNode, errors: readonly SchemaError[]): readonly Problem[] {
  const telling = errors.filter(
    ({ keyword, params }) => !ALTERNATIVES.has(keyword) && params.missingProperty !== '$ref',
  );
  const problems = new Map<string, Problem>();
  for (const error of telling.length > 0 ? telling : errors) {
    const { message, field } = inWords(error);
    problems.set(`${error.instancePath} ${message}`, problemAt(syntax, root, error.instancePath, message, field));
  }
  const told = [...problems.values()].slice(0, MOST_TOLD);
  const more = problems.size - told.length;
  return more === 0 ? told : [...told, problemAt(syntax, root, '', `There are ${more} more errors in this document.`)];
}

function inWords({ keyword, params, message }: SchemaError): { readonly message: string; readonly field?: string } {
  const field = params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof field === 'string') return { message: `"${field}" is not allowed here.`, field };
  if (typeof params.missingProperty === 'string') return { message: `"${params.missingProperty}" is missing here.` };
  if (keyword === 'enum' && Array.isArray(params.allowedValues)) {
    return { message: `Allowed here are ${params.allowedValues.join(', ')}.` };
  }
  return { message: `This ${message ?? 'is not allowed here'}.` };
}

function problemAt(syntax: SyntaxFile, root: SyntaxNode, pointer: string, what: string, field?: string): Problem {
  const place = placeOfPointer(syntax, root, pointer, field);
  return { code: 'invalid-openapi', message: `Not valid OpenAPI: ${what}`, place, severity: 'error' };
}

/** For Swagger 2.0 the library writes paths into its sentences, unescaped: `/paths/a/{id}/get is missing …`. */
function pointerIn(root: SyntaxNode, message: string): string {
  const paths = root.kind === 'map' ? root.get('paths') : undefined;
  if (paths?.kind !== 'map') return '';
  let longest = '';
  for (const { key } of paths.entries) {
    if (key.length > longest.length && message.includes(`/paths${key}`)) longest = key;
  }
  if (longest === '') return '';
  const behind = message.slice(message.indexOf(`/paths${longest}`) + '/paths'.length + longest.length);
  const method = /^\/([a-z]+)/.exec(behind)?.[1];
  return method === undefined ? pointerOf('paths', longest) : pointerOf('paths', longest, method);
}

function isSchemaError(error: unknown): error is SchemaError {
  return (
    typeof error === 'object' && error !== null && 'instancePath' in error && 'keyword' in error && 'params' in error
  );
}
