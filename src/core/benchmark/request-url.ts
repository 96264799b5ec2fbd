// A URL as a script puts it together, as the path that it calls.
import { type Pattern, writePattern } from './pattern';

const HOST = /^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#]*/i;

/**
 * `${BASE}/charges/${id}?x=1` → `/charges/{}`, below a base; `https://host/v1/charges` → `/v1/charges`, whole. Undefined where
 * the text does not say a path: a URL that is one variable, a word.
 */
export function requestPath(pattern: Pattern): { readonly path: string; readonly belowBase: boolean } | undefined {
  const text = writePattern(pattern).trimStart();
  const host = HOST.exec(text)?.[0];
  // An address whose last part is filled in may go on with a path.
  if (host !== undefined) return pathOf(text.slice(host.length) || '/', host.endsWith('{}'));
  if (text.startsWith('/')) return pathOf(text, true);
  return text.startsWith('{}') ? belowHole(text.slice(2)) : undefined;
}

/** The base may end with a slash, or with a part of the path: `${BASE}charges`. */
function belowHole(rest: string): ReturnType<typeof requestPath> {
  if (rest.startsWith('/')) return pathOf(rest, true);
  return /^[\w-]/.test(rest) && !rest.includes('://') ? pathOf(`/${rest}`, true) : undefined;
}

function pathOf(text: string, belowBase: boolean): ReturnType<typeof requestPath> {
  return { path: text.split(/[?#]/, 1)[0] ?? '', belowBase };
}
