// The operations of an API document with parameters, answers and schemas, as a review looks at them.
import type { SourceFile } from '../model/snapshot';
import { readSyntax } from '../syntax/read';
import { at, entriesAt, itemsAt, textAt, type Traced, traced } from './traced';

export interface ApiOperation {
  readonly method: string;
  readonly path: string;
  /** Its operationId, else `METHOD /path`. */
  readonly label: string;
  readonly value: Traced;
  /** Those of the path too; references inside the document are followed. */
  readonly parameters: readonly Traced[];
  /** By status code; references inside the document are followed. */
  readonly responses: ReadonlyMap<string, Traced>;
  /** What a reference inside the document means; undefined where it leads out of it, or nowhere. */
  readonly follow: (value: Traced | undefined) => Traced | undefined;
  /** Swagger 2.0 writes schemas where OpenAPI 3 writes content. */
  readonly isSwagger: boolean;
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace', 'query']);
const MOST_REFERENCES = 20;
const known = new WeakMap<SourceFile, readonly ApiOperation[]>();

/** All operations of a document, in its order; none for what is no API document. Remembered with the file. */
export function apiOperations(source: SourceFile): readonly ApiOperation[] {
  const already = known.get(source);
  if (already !== undefined) return already;
  const operations = read(source);
  known.set(source, operations);
  return operations;
}

function read(source: SourceFile): readonly ApiOperation[] {
  const text = source.text();
  if (typeof text !== 'string') return [];
  const syntax = readSyntax(source.file, text);
  return syntax.roots.flatMap((root) => {
    const document = traced(root, syntax.place);
    const follow = followerIn(document);
    return entriesAt(document, 'paths').flatMap(([path, written]) => {
      const item = follow(written);
      return entriesAt(item).flatMap(([method, value]) => {
        if (!METHODS.has(method)) return [];
        const parameters = [...itemsAt(value, 'parameters'), ...itemsAt(item, 'parameters')].flatMap(
          (parameter) => follow(parameter) ?? [],
        );
        const responses = entriesAt(value, 'responses').flatMap(([code, response]) => {
          const meant = follow(response);
          return meant === undefined ? [] : [[code, meant] as const];
        });
        const upper = method.toUpperCase();
        return [
          {
            method: upper,
            path,
            label: textAt(value, 'operationId') ?? `${upper} ${path}`,
            value,
            parameters,
            responses: new Map(responses),
            follow,
            isSwagger: at(document, 'swagger') !== undefined,
          },
        ];
      });
    });
  });
}

/** `#/components/…`, a few references one after the other. */
function followerIn(document: Traced): ApiOperation['follow'] {
  return (value) => {
    let here = value;
    for (let steps = 0; steps < MOST_REFERENCES; steps++) {
      const reference = textAt(here, '$ref');
      if (reference === undefined) return here;
      if (!reference.startsWith('#/')) return undefined;
      here = at(document, ...reference.slice(2).split('/').map(unescaped));
    }
    return undefined;
  };
}

function unescaped(step: string): string {
  try {
    return decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~');
  } catch {
    return step;
  }
}
