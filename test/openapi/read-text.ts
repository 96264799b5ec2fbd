// Reads OpenAPI documents from texts, as the tests of this folder do.
import { readOpenApi } from '../../src/core/openapi/read';
import { readSyntax } from '../../src/core/syntax/read';

export type Read = NonNullable<ReturnType<typeof readOpenApi>>;

/** Reads the first document of `text`; `files` are the other files of the workspace. */
export function readText(
  text: string,
  files: Readonly<Record<string, string>> = {},
  file = 'api/openapi.yaml',
): Read | undefined {
  const syntax = readSyntax(file, text);
  const [root] = syntax.roots;
  if (root === undefined) return undefined;
  return readOpenApi(syntax, root, (name) => (files[name] === undefined ? undefined : readSyntax(name, files[name])));
}

/** `METHOD /path` of every operation, sorted. */
export function operationsOf(read: Read | undefined): readonly string[] {
  return (read?.apis?.[0]?.operations ?? []).map(({ method, path }) => `${method} ${path}`).sort();
}

/** `code file:line:column` of every problem. */
export function problemsOf(read: Read | undefined): readonly string[] {
  return (read?.problems ?? []).map(
    ({ code, place }) => `${code} ${place?.file ?? '?'}:${place?.line ?? 0}:${place?.column ?? 0}`,
  );
}
