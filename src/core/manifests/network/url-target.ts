// Finds the hosts that a configured value leads to; keeps host, port and a plain path, never anything that may be secret.
import type { UrlTarget } from '../../model/facts';

/** Stands for a substitution whose value is not known: never part of a host, a port or a path that is kept. */
export const UNKNOWN = '\uFFFD';

/** Longer values are no addresses. */
const MAX_VALUE = 4096;
const MAX_TARGETS = 20;

const SCHEME = new RegExp(
  '^(?:(?:jdbc|r2dbc):)?(?:[a-z][a-z0-9]{0,15}:)?(?:https?|wss?|grpcs?|tcp|tls|ssl|rediss?|amqps?|mongodb(?:\\+srv)?|postgres(?:ql)?|' +
    'mysql|mariadb|sqlserver|clickhouse|cockroachdb|nats|kafka|mqtts?|memcached|ldaps?|smtps?|dns|lb)://',
);
const EMBEDDED = /(?:https?|wss?|grpcs?):\/\/[^\s"'`<>|,()]{1,2048}/g;
/** Only these have a path that says something about the operation. */
const WITH_PATH = /^(?:https?|wss?|grpcs?):/;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
/** `--payments-url=…`, `-Dpayments.url=…`: what an argument is called does not matter here. */
const ARGUMENT = /^-{1,2}[A-Za-z][\w.-]{0,100}=/;

/** Keys whose value looks like an address and is none that this service calls. */
const NOT_AN_ADDRESS =
  /(?:^|[_.-])(?:image|tag|version|(?:https?|no|all)_proxy|cors|allowed_?origins?|allowed_?hosts?)(?:$|[_.-])/i;
/** Keys whose value is a secret even where it happens to look like `host:port` (`admin:12345`). */
const SECRET = /pass|passwd|pwd|secret|token|credential|api_?key|private|auth$|login|user|account/i;

/** Keys whose value may be a host name alone. */
const HOST_KEY = /(?:^|[_.-])(?:host|hostname|host_?name|addr|address|server|endpoint)$/i;

const NEVER = new Set(['localhost', 'host.docker.internal', 'gateway.docker.internal', 'metadata.google.internal']);

/**
 * The targets of a value of the environment, an argument or a ConfigMap entry, in the order of the text.
 * Understands whole URLs (`http://`, `redis://`, `jdbc:postgresql://` …), `host:port`, lists of these separated by commas,
 * service names with `.svc` of Kubernetes, and `http://` and `ws://` URLs inside a longer one-line text.
 * Userinfo, query, fragment and paths that could hold a token are never kept; a value that cannot be taken apart
 * safely gives nothing. Addresses, `localhost` and names of the platform are no targets.
 */
export function readTargets(text: string, key = ''): readonly UrlTarget[] {
  const value = text.trim().replace(ARGUMENT, '');
  if (value === '' || value.length > MAX_VALUE || /[\r\n]/.test(value) || NOT_AN_ADDRESS.test(key)) return [];
  // `USER_SERVICE_ADDR` names an address, `DB_USER` does not.
  const secret = SECRET.test(key) && !HOST_KEY.test(key);
  const whole = wholeValue(value, secret);
  if (whole.length > 0) return unique(whole);
  const named = HOST_KEY.test(key) ? readHost(value) : undefined;
  if (named !== undefined) return [{ ...named, onlyIfKnown: true }];
  // Text around an `@` may be a part of a password: only texts without one are searched.
  if (value.includes('@')) return [];
  return unique([...value.matchAll(EMBEDDED)].flatMap((match) => readUrl(match[0])));
}

function wholeValue(value: string, secret: boolean): readonly UrlTarget[] {
  if (/\s/.test(value.replace(/,\s/g, ','))) return [];
  if (SCHEME.test(value)) {
    const urls = value.split(/,\s?(?=[a-z][a-z0-9+:]{0,40}:\/\/)/);
    // A comma in a password splits it: then one part has lost its `@`.
    if (new Set(urls.map((url) => url.includes('@'))).size > 1) return [];
    return urls.flatMap(readUrl);
  }
  if (secret) return [];
  const targets: UrlTarget[] = [];
  for (const part of value.split(',', MAX_TARGETS + 1)) {
    const target = readAddress(part.trim(), true);
    if (target === undefined) return [];
    targets.push(target);
  }
  return targets;
}

function readUrl(text: string): readonly UrlTarget[] {
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) return [];
  let rest = text.slice(scheme.length);
  // `dns:///payments:50051`: the authority is the name server.
  if (rest.startsWith('/') && scheme === 'dns://') rest = rest.slice(1);
  const end = rest.search(/[/?#;\s\\]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const tail = end < 0 ? '' : rest.slice(end);
  const at = authority.lastIndexOf('@');
  // An unescaped `/`, `?` or `#` in a password moves the end of the authority: what looks like a host may be a part of it.
  if (tail.includes('@') || authority.indexOf('@') !== at) return [];
  const targets: UrlTarget[] = [];
  for (const part of authority.slice(at + 1).split(',', MAX_TARGETS)) {
    const target = readAddress(part, false);
    if (target === undefined) return [];
    targets.push(target);
  }
  const path = WITH_PATH.test(scheme) ? plainPath(tail) : undefined;
  return path === undefined ? targets : targets.map((target) => ({ ...target, path }));
}

/** `host`, `host:port`; bare (without a scheme) it must hold a believable port or a Kubernetes name. */
function readAddress(text: string, bare: boolean): UrlTarget | undefined {
  const [address, ...tail] = bare ? text.split('/') : [text];
  if (address === undefined || tail.join('/').includes('@')) return undefined;
  const colon = address.indexOf(':');
  const written = colon < 0 ? address : address.slice(0, colon);
  const host = readHost(bare ? written : written.toLowerCase());
  if (host === undefined) return undefined;
  const portText = colon < 0 ? '' : address.slice(colon + 1);
  if (portText === '' || (!bare && portText.includes(UNKNOWN))) {
    return bare && host.namespace === undefined ? undefined : host;
  }
  if (!/^\d{1,5}$/.test(portText)) return undefined;
  const port = Number(portText);
  if (port < 1 || port > 65535 || (bare && !believable(port))) return undefined;
  return { host: host.host, ...(host.namespace === undefined ? {} : { namespace: host.namespace }), port };
}

/** Smaller numbers behind a colon are mostly tags of images (`redis:7`) or versions. */
function believable(port: number): boolean {
  return port >= 80 || port === 25 || port === 53;
}

/** A host name with at least one letter; Kubernetes names are taken apart into host and namespace. */
function readHost(text: string): UrlTarget | undefined {
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  if (name.length > 253 || NEVER.has(name) || name.endsWith('.localhost')) return undefined;
  const labels = name.split('.');
  if (!labels.every((label) => LABEL.test(label)) || !/[a-z]/.test(name)) return undefined;
  // A last label of digits makes it an address or a version: 10.0.0.1, v1.2.
  if (labels.length > 1 && /^\d/.test(labels.at(-1) ?? '')) return undefined;
  if (/^0x[0-9a-f]+$/.test(name)) return undefined;
  const svc = labels.indexOf('svc');
  const cluster = svc >= 2 && (labels.length === svc + 1 || labels[svc + 1] === 'cluster');
  // The interface of the cluster itself, not a service of anybody.
  if (name === 'kubernetes' || name.startsWith('kubernetes.default')) return undefined;
  if (!cluster) return { host: name };
  return { host: labels[svc - 2] ?? name, namespace: labels[svc - 1] ?? '' };
}

/** The path up to a query; undefined where it is empty, holds anything that is no plain word, or was substituted. */
function plainPath(tail: string): string | undefined {
  const path = tail.split(/[?#;]/, 1)[0] ?? '';
  if (path === '' || path === '/' || path.length > 200) return undefined;
  const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  return segments.every(plainSegment) ? `/${segments.join('/')}` : undefined;
}

/** Tokens hold capitals, many digits or are long: such a segment is not kept. */
function plainSegment(segment: string): boolean {
  return /^[a-z][a-z0-9._-]{0,29}$/.test(segment) && segment.replace(/\D/g, '').length <= 3;
}

function unique(targets: readonly UrlTarget[]): readonly UrlTarget[] {
  const seen = new Map<string, UrlTarget>();
  for (const target of targets.slice(0, MAX_TARGETS)) {
    const id = `${target.host} ${target.namespace ?? ''} ${target.port ?? ''} ${target.path ?? ''}`;
    if (!seen.has(id)) seen.set(id, target);
  }
  return [...seen.values()];
}
