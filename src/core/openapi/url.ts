// The host, port and path of a URL as people write it in documents.
import type { UrlTarget } from '../model/facts';

const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#\\]*)([^?#]*)/i;
const AUTHORITY = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i;

/**
 * Takes an absolute URL (`https://user@host:8080/v1?x`) or one without a scheme (`//host/v1`); gives its host in lower
 * case, port and path. User names, passwords and queries are left out: they may be secrets.
 * `undefined` for relative URLs, hosts with unfilled `{variables}` and everything else.
 */
export function parseUrl(text: string): UrlTarget | undefined {
  const match = ADDRESS.exec(text.trim());
  if (match === null) return undefined;
  const [, authority = '', path = ''] = match;
  return parseHost(authority.slice(authority.lastIndexOf('@') + 1), path);
}

/** Takes `host` or `host:port` and a path. */
export function parseHost(host: string, path = ''): UrlTarget | undefined {
  const match = AUTHORITY.exec(host.trim());
  if (match === null) return undefined;
  const [, name = '', digits] = match;
  const port = digits === undefined ? undefined : Number(digits);
  const plain = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  return {
    host: name.toLowerCase(),
    ...(port === undefined || port > 65535 ? {} : { port }),
    ...(plain === '' || plain === '/' ? {} : { path: plain }),
  };
}
