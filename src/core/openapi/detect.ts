// Which documents are OpenAPI, by content and never by file name.
import type { MapNode, Span } from '../syntax/node';

export interface OpenApiVersion {
  /** As written: `3.1.0`, `2.0`. */
  readonly text: string;
  readonly swagger: boolean;
  /** Of OpenAPI 3; 0 for Swagger 2.0 and for a half-typed `3`. */
  readonly minor: number;
  /** The whole `openapi: 3.1.0` entry. */
  readonly span: Span;
}

/** The version that the document says it has; `undefined` for none and for versions before 2.0 or after 3.x. */
export function versionOf(root: MapNode): OpenApiVersion | undefined {
  const openapi = root.entry('openapi');
  if (openapi?.value.kind === 'scalar') {
    const match = /^3(?:\.(\d{0,4}).*)?$/.exec(openapi.value.text.trim());
    if (match === null) return undefined;
    return { text: match[0], swagger: false, minor: Number(match[1] ?? 0), span: openapi.span };
  }
  const swagger = root.entry('swagger');
  if (swagger?.value.kind !== 'scalar') return undefined;
  const text = swagger.value.text.trim();
  return /^2(\.0){0,2}$/.test(text) ? { text, swagger: true, minor: 0, span: swagger.span } : undefined;
}

/** True for a document with a version of ours; a Cortex descriptor writes `openapi:` too, and is ours only with `paths`. */
export function isOpenApi(root: MapNode): boolean {
  if (versionOf(root) === undefined) return false;
  if (root.entry('paths') !== undefined) return true;
  const info = root.get('info');
  return info?.kind !== 'map' || info.entry('x-cortex-tag') === undefined;
}
