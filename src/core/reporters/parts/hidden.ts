// Secrets in a source line, hidden: reports show names and places, never the values of variables and headers.

const HIDDEN = '*';
/** Words in the name of a field or variable whose value nobody else should see. */
const SECRET_NAME =
  /([\w.-]*(?:secret|token|passw|pwd|api[-_]?key|access[-_]?key|private[-_]?key|credential|authorization)[\w.-]*["']?\s{0,9}[:=]\s{0,9})("[^"]*"|'[^']*'|[^\s,}\]]+)/gi;
/** The `value` of an entry of a list of variables, as Kubernetes writes them. */
const VALUE = /(\bvalue["']?\s{0,9}:\s{0,9})("[^"]*"|'[^']*'|[^\s,}\]]+)/g;
const ADDRESS = /:\/\/|^["']?[\w.-]+:\d{1,5}(?![\w:])/;
const URL_REST = /(:\/\/)([^\s"'<>,}\]]+)/g;
/** Parts of a path that are as long as a key and hold a digit: the secret of a webhook address. */
const KEY_IN_PATH = /(?=[\w-]*\d)[\w-]{20,}/g;

/**
 * Takes one source line; gives it with secrets replaced sign by sign, so that columns keep their meaning: user and
 * password, query, fragment and long keys of addresses, values of fields whose name speaks of a secret, and the `value`
 * of a variable that is no address.
 */
export function withoutSecrets(line: string): string {
  return line
    .replace(URL_REST, (_, scheme: string, rest: string) => scheme + withoutSecretsOfUrl(rest))
    .replace(SECRET_NAME, (_, name: string, value: string) => name + hide(value))
    .replace(VALUE, (whole, name: string, value: string) => (ADDRESS.test(value) ? whole : name + hide(value)));
}

/** What follows `://`. A password may hold any sign, so the last `@` before the query ends it. */
function withoutSecretsOfUrl(rest: string): string {
  const end = rest.search(/[?#]/);
  const front = end < 0 ? rest : rest.slice(0, end);
  const tail = end < 0 ? '' : rest.slice(end);
  const at = front.lastIndexOf('@');
  const [user, place] = at < 0 ? ['', front] : [front.slice(0, at), front.slice(at)];
  const slash = place.indexOf('/');
  const path = slash < 0 ? '' : place.slice(slash);
  const host = slash < 0 ? place : place.slice(0, slash);
  return hide(user) + host + path.replace(KEY_IN_PATH, hide) + tail.slice(0, 1) + hide(tail.slice(1));
}

/** Quotes stay, so that the line still reads as what it is. */
function hide(text: string): string {
  return text.replace(/[^"']/g, HIDDEN);
}
