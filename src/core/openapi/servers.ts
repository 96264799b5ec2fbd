// The hosts under which an OpenAPI document says that its API is served.
import type { UrlTarget } from '../model/facts';
import type { MapNode, SyntaxNode } from '../syntax/node';
import { parseHost, parseUrl } from './url';

/** `servers[]` of OpenAPI 3 with variables at their defaults, `host` of Swagger 2.0; relative URLs name no host. */
export function readServers(root: MapNode, swagger: boolean): readonly UrlTarget[] {
  const found = swagger ? [swaggerServer(root)] : listOf(root.get('servers')).map(serverOf);
  return found.filter((server) => server !== undefined);
}

/** `basePath` of Swagger 2.0 as it goes before each path: `/v1`, or empty. */
export function readBasePath(root: MapNode): string {
  const text = textOf(root.get('basePath')) ?? '';
  const path = text.replace(/^\/+|\/+$/g, '');
  return path === '' ? '' : `/${path}`;
}

function swaggerServer(root: MapNode): UrlTarget | undefined {
  const host = textOf(root.get('host'));
  return host === undefined ? undefined : parseHost(host, readBasePath(root));
}

function serverOf(server: SyntaxNode): UrlTarget | undefined {
  if (server.kind !== 'map') return undefined;
  const url = textOf(server.get('url'));
  if (url === undefined) return undefined;
  const variables = server.get('variables');
  return parseUrl(
    url.replace(/\{([^{}]*)\}/g, (written: string, name: string) => defaultOf(variables, name) ?? written),
  );
}

function defaultOf(variables: SyntaxNode | undefined, name: string): string | undefined {
  const variable = variables?.kind === 'map' ? variables.get(name) : undefined;
  return variable?.kind === 'map' ? textOf(variable.get('default')) : undefined;
}

function listOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node?.kind === 'list' ? node.items : [];
}

function textOf(node: SyntaxNode | undefined): string | undefined {
  const text = node?.kind === 'scalar' && node.value !== null ? node.text.trim() : '';
  return text === '' ? undefined : text;
}
