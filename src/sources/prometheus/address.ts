// Where a Prometheus is, as a person wrote it: checked before anything is sent there.

export interface PrometheusAddress {
  /** Where queries go. */
  readonly query: URL;
  /** For sentences: without anything that could be a secret. */
  readonly shown: string;
}

/** What asks a Prometheus: from a person's own settings or environment, never from a file of a workspace. */
export interface PrometheusSettings {
  readonly url: string;
  /** The value of the header `Authorization`: `Bearer …`. */
  readonly authorization?: string;
}

/** The address of the API below a base URL (`https://prometheus.example.com/prometheus`), or what is wrong with it. */
export function readAddress(url: string): PrometheusAddress | { readonly fault: string } {
  let base: URL;
  try {
    base = new URL(url.trim());
  } catch {
    return { fault: 'The address of Prometheus is no URL; it looks like https://prometheus.example.com.' };
  }
  if (base.protocol !== 'http:' && base.protocol !== 'https:')
    return { fault: 'The address of Prometheus begins with https:// or http://.' };
  if (base.username !== '' || base.password !== '')
    return { fault: 'The address of Prometheus holds a name or a password; set them as the authorization instead.' };
  if (base.search !== '' || base.hash !== '') return { fault: 'The address of Prometheus ends before "?" and "#".' };
  const path = base.pathname.replace(/\/+$/, '');
  return { query: new URL(`${base.origin}${path}/api/v1/query`), shown: `${base.origin}${path}` };
}

/** What is wrong with an authorization, without repeating any of it. */
export function authorizationFault(authorization: string | undefined): string | undefined {
  if (authorization === undefined || /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(authorization)) return undefined;
  return 'The authorization for Prometheus holds a character that no header may hold; set it anew, on one line ("Bearer …").';
}

/** True where the authorization would cross a network unencrypted. */
export function isOpenToAll({ query }: PrometheusAddress): boolean {
  return query.protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(query.hostname);
}
