// One request of a script of k6.
import { isMutating } from '../../model/operation';
import type { Json } from '../../model/service';
import { inTemplate, literal, quoted } from './javascript';
import { variableOf } from './names';
import type { PlannedRequest } from './plan';

export interface WrittenRequest {
  /** The statement, with the indent of the body of a function. */
  readonly text: string;
  /** Variables of the environment that it takes from `values`, with what they are where nobody sets them. */
  readonly values: ReadonlyMap<string, string>;
}

const INDENT = '  ';
const FUNCTIONS = new Map([
  ['GET', 'get'],
  ['HEAD', 'head'],
  ['POST', 'post'],
  ['PUT', 'put'],
  ['PATCH', 'patch'],
  ['DELETE', 'del'],
  ['OPTIONS', 'options'],
]);
/** These take no body. */
const BARE = new Set(['GET', 'HEAD']);

export function writeRequest({ operation, example }: PlannedRequest, tag: string): WrittenRequest {
  const method = operation.method.toUpperCase();
  const required = requiredOf(operation.inputs?.required ?? []);
  const { path, values } = writePath(operation.path, example?.path ?? new Map());
  const query = queryOf(example?.query ?? required.query);
  const url = `\`\${BASE_URL}${path}${inTemplate(query)}\``;
  const body =
    example?.body ?? (required.body === undefined ? undefined : { value: required.body, mediaType: JSON_TYPE });
  const headers = example?.headers ?? required.headers;
  const about = `about(${[quoted(tag), quoted(`${method} ${operation.path}`), ...headersOf(headers, body?.mediaType)].join(', ')})`;
  const called = FUNCTIONS.get(method);
  const sent = BARE.has(method) ? [] : [body === undefined ? 'null' : bodyText(body)];
  const start = called === undefined ? [`http.request(${quoted(method)}`, url] : [`http.${called}(${url}`];
  const rest = called === undefined && BARE.has(method) ? ['null'] : sent;
  return { text: `${INDENT}${[...start, ...rest, about].join(', ')});`, values };
}

/** Each parameter of the path is taken of `values`: ids that exist differ from one environment to the next. */
function writePath(
  template: string,
  examples: ReadonlyMap<string, Json>,
): { path: string; values: Map<string, string> } {
  const values = new Map<string, string>();
  const segments = template.split('/');
  const path = segments.map((segment, at) => {
    const before = segments.slice(0, at).findLast((one) => one !== '' && !one.includes('{'));
    return segment
      .split(/(\{[^{}/]*\})/)
      .map((part) => {
        if (!/^\{[^{}/]*\}$/.test(part)) return inTemplate(part);
        const name = part.slice(1, -1);
        const variable = variableOf(before, name);
        values.set(variable, textOf(examples.get(name) ?? '1'));
        return `\${values.${variable}}`;
      })
      .join('');
  });
  return { path: path.join('/'), values };
}

function queryOf(query: ReadonlyMap<string, Json>): string {
  const pairs = [...query].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function textOf(value: Json): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

const JSON_TYPE = 'application/json';

function bodyText({ value, mediaType }: { value: Json; mediaType: string }): string {
  const text = literal(value, INDENT);
  if (mediaType.includes('json')) return `JSON.stringify(${text})`;
  const isForm = mediaType === 'application/x-www-form-urlencoded' && typeof value === 'object';
  return isForm ? text : quoted(textOf(value));
}

/** Headers besides those of every request; a key of idempotency differs in each. */
function headersOf(headers: ReadonlyMap<string, Json>, mediaType: string | undefined): readonly string[] {
  const own = [...headers].map(([name, value]) => {
    const isKey = /^(?:x-)?idempotency-key$/i.test(name);
    return `${quoted(name)}: ${isKey ? '`${__VU}-${__ITER}-${Date.now()}`' : quoted(textOf(value))}`;
  });
  const type = mediaType === undefined ? [] : [`'content-type': ${quoted(mediaType)}`];
  const all = [...type, ...own];
  return all.length === 0 ? [] : [`{ ${all.join(', ')} }`];
}

interface Required {
  readonly query: ReadonlyMap<string, Json>;
  readonly headers: ReadonlyMap<string, Json>;
  readonly body?: Json;
}

/** What the contract requires, by name alone: `query limit`, `header x-tenant`, `body amount`. */
function requiredOf(inputs: readonly string[]): Required {
  const of = (where: string) =>
    new Map(
      inputs.flatMap((input): [string, Json][] =>
        input.startsWith(`${where} `) ? [[input.slice(where.length + 1), 'x']] : [],
      ),
    );
  const body = of('body');
  const hasBody = inputs.includes('body') || body.size > 0;
  return { query: of('query'), headers: of('header'), ...(hasBody && { body: Object.fromEntries(body) }) };
}

/** True for a request that changes something. */
export function changes({ operation }: PlannedRequest): boolean {
  return isMutating(operation.method);
}
