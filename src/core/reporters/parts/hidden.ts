// Secrets in a source line, hidden: reports show names and places, never the values of variables and headers.

const HIDDEN = '*';
/** `name:` or `name=`, with or without quotes. Begins only where a name begins: linear on any line. */
const NAME = /(?<![\w.-])([\w.-]+)["']?\s{0,9}[:=]\s{0,9}/g;
const VALUE = /"[^"]*"|'[^']*'|[^\s,{}[\]"'][^,}\]]*/y;
/** Where the first word of a value ends, and how far it is looked for. */
const WORD_END = /[\s,}\]]/;
const LONGEST_WORD = 300;
/** Words in the name of a field or variable whose value nobody else should see. */
const SECRET_NAME = /secret|token|passw|pwd|api[-_]?key|access[-_]?key|private[-_]?key|credential|authorization/i;
/** A host with its port, or an address with its scheme. */
const ADDRESS = /:\/\/|^["']?[\w.-]+:\d{1,5}(?![\w:])/;
/** The query of an address that is written without its scheme: `sms:8080?token=…`. */
const QUERY = /([?&][\w.-]{1,60}=)([^\s&"'<>,}\]]+)/g;
const URL_REST = /(:\/\/)([^\s"'<>,}\]]+)/g;
/** Parts of a path that are this long and hold a digit are taken for keys: the secret of a webhook address (ours). */
const KEY_LENGTH = 20;

/**
 * Takes one source line; gives it with secrets replaced sign by sign, so that columns keep their meaning: user and
 * password, query, fragment and long keys of addresses, values of fields whose name speaks of a secret, and the `value`
 * of a variable that is no address.
 */
export function withoutSecrets(line: string): string {
  const addressesHidden = line
    .replace(URL_REST, (_, scheme: string, rest: string) => scheme + withoutSecretsOfUrl(rest))
    .replace(QUERY, (_, name: string, value: string) => name + hide(value));
  return withoutSecretFields(addressesHidden);
}

/** What stands in a value that is shown, or in a comment behind it, is looked at as the line is. */
function withoutSecretFields(line: string): string {
  let shown = '';
  let done = 0;
  for (const match of line.matchAll(NAME)) {
    const start = match.index + match[0].length;
    // Inside a value that was hidden.
    if (match.index < done || !isSecret(match[1] ?? '', line.slice(start, start + LONGEST_WORD))) continue;
    VALUE.lastIndex = start;
    const value = VALUE.exec(line)?.[0] ?? '';
    shown += line.slice(done, start) + hide(value);
    done = start + value.length;
  }
  return shown + line.slice(done);
}

function isSecret(name: string, value: string): boolean {
  if (name !== 'value') return SECRET_NAME.test(name);
  return !ADDRESS.test(value.split(WORD_END, 1)[0] ?? '');
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
  return hide(user) + host + path.replace(/[\w-]+/g, shownPart) + tail.slice(0, 1) + hide(tail.slice(1));
}

function shownPart(part: string): string {
  return part.length >= KEY_LENGTH && /\d/.test(part) ? hide(part) : part;
}

/** Quotes and the space before a closing brace stay, so that the line still reads as what it is. */
function hide(text: string): string {
  return text.replace(/[^"']/g, HIDDEN).slice(0, text.trimEnd().length) + text.slice(text.trimEnd().length);
}
