// Why a Prometheus could not be asked, as one sentence that says what to do. No text of the other side is in it.
import { oneLine } from '../../core/units/one-line';

/** `all`: nothing else will be answered either. `query`: this query is wrong, whatever it is asked for. `one`: only this once. */
export interface Failure {
  readonly kind: 'failure';
  readonly spoils: 'all' | 'query' | 'one';
  readonly sentence: string;
}

/** Codes of Node (errors of OpenSSL keep their names) for a certificate that is not trusted. */
const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
]);

/** The sentence for an error of `fetch`, by the code of its cause: its message may hold what was sent. */
export function connectionFailure(error: unknown, shown: string): Failure {
  return all(sentenceOf(codeOf(error), shown));
}

function sentenceOf(code: string, shown: string): string {
  if (UNTRUSTED.has(code))
    return `The certificate of ${shown} is not trusted (${code}); have NODE_EXTRA_CA_CERTS name the certificate of your company.`;
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return `The certificate of ${shown} is not valid today (${code}); its owner has to renew it.`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate of ${shown} is for another name; check the host of the address.`;
    case 'ECONNREFUSED':
      return `Nothing listens at ${shown}; check the host and the port of the address.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of ${shown} is not known; check the address, and the network or VPN.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `${shown} cannot be reached from here; check the network or VPN.`;
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return `${shown} does not answer; check the address, and the network or VPN.`;
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return `${shown} does not speak TLS at that port; try http:// or another port.`;
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
      return `${shown} closed the connection; check the port, and whether it wants https://.`;
    default:
      if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO')
        return `No secure connection to ${shown} could be made (${code}).`;
      return `${shown} could not be asked (${code}).`;
  }
}

/** The sentence for a status that is no answer to a query; `undefined` for one whose body says more. */
export function statusFailure(status: number, shown: string, authorized: boolean): Failure | undefined {
  if (status >= 300 && status < 400)
    return all(
      `${shown} sends elsewhere (${status}); redirects are not followed, so give the address that it leads to.`,
    );
  if (status === 401)
    return all(
      authorized
        ? `${shown} does not accept the authorization (401); set a new one.`
        : `${shown} wants an authorization (401); set one.`,
    );
  if (status === 403) return all(`${shown} forbids the query with this authorization (403).`);
  if (status === 404) return all(`There is no Prometheus API at ${shown} (404); check the path of the address.`);
  if (status === 429) return all(`${shown} takes no more queries now (429); try later.`);
  if (status >= 500 && status !== 503) return all(`${shown} failed (${status}); try later.`);
  return undefined;
}

/** For everything that is not what Prometheus answers. */
export function notPrometheus(shown: string, what: string): Failure {
  return all(`${shown} does not answer as Prometheus does: ${what}. Check the address.`);
}

/** A failure after which nothing more is asked. */
export function all(sentence: string): Failure {
  return { kind: 'failure', spoils: 'all', sentence };
}

function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
    if ('code' in at && typeof at.code === 'string') return oneLine(at.code).slice(0, 60);
    if ('errors' in at && Array.isArray(at.errors) && at.errors.length > 0) at = at.errors[0];
    else at = 'cause' in at ? at.cause : undefined;
  }
  return 'no reason given';
}
