// One service of a Compose file.
import type { CallFact, HostFact, ServiceFact } from '../../model/facts';
import type { Located } from '../../model/place';
import type { Entry, Span, SyntaxNode } from '../../syntax/node';
import { nodeAt } from '../../syntax/access';
import { isMadeForData, isOwnImage } from '../facts/images';
import { entriesAt, isWord, itemsAt, textAt } from '../facts/nodes';
import { plainCall, serviceFact } from '../facts/service-fact';
import type { ManifestDocument } from '../format';
import { substituteCompose } from '../network/substitute';
import { readTargets } from '../network/url-target';

/** A `KEY=value` item or a `KEY: value` entry. */
interface Pair {
  readonly key: string;
  /** Absent where Compose takes the value from its own environment: `.env`. */
  readonly value: string | undefined;
  readonly span: Span;
}

/** Takes the entry of a service; gives the service, its host names, its configured calls and its start-up hints. */
export function readComposeService(
  document: ManifestDocument,
  entry: Entry,
  format: string,
): { readonly service: ServiceFact; readonly hosts: readonly HostFact[]; readonly calls: readonly CallFact[] } {
  const name = entry.key;
  const body = entry.value;
  const names = [{ host: name, span: entry.keySpan }, ...otherNames(body)].filter(
    ({ host }, at, all) => all.findIndex((other) => other.host === host) === at,
  );
  const hostname = textAt(body, 'hostname');
  const annotations = new Map<string, Located<string>>();
  for (const { key, value, span } of pairsAt(body, 'labels'))
    if (value !== undefined && isWord(value)) annotations.set(key, { value, place: document.place(span) });
  const service = serviceFact(
    { name, identity: 'compose', format, place: document.place(entry.keySpan) },
    {
      aliases: hostname === undefined || hostname === name ? [] : [hostname],
      annotations,
      ...(isBuiltHere(body, name) ? { deployed: true } : {}),
    },
  );
  const hosts = names.map(({ host, span }) => ({ host, to: { service: name }, place: document.place(span), format }));
  const own = new Set(names.map(({ host }) => host));
  const configured = [...pairsAt(body, 'environment'), ...argumentsAt(body)].flatMap(({ key, value, span }) => {
    const said = { grade: 'configured', format, place: document.place(span) } as const;
    const variable = value === undefined ? key : ONE_VARIABLE.exec(value)?.[1];
    if (variable !== undefined)
      return [plainCall({ service: name }, { kind: 'value', source: envFileOf(document.file), key: variable }, said)];
    return readTargets(substituteCompose(value ?? ''), key)
      .filter(({ host }) => !own.has(host))
      .map((url) => plainCall({ service: name }, { kind: 'url', url }, said));
  });
  return { service, hosts, calls: [...configured, ...readHints(document, name, body, format)] };
}

/** An image that is not built here may be anybody's; one that is built for a database is no code of a service. */
function isBuiltHere(body: SyntaxNode, name: string): boolean {
  const image = textAt(body, 'image');
  return nodeAt(body, 'build') !== undefined && (image === undefined ? !isMadeForData(name) : isOwnImage(image));
}

/** A value that is one variable as a whole: its text stands in `.env`. */
const ONE_VARIABLE = /^\$\{([A-Za-z_][A-Za-z0-9_]{0,200})\}$/;

/** Compose reads the `.env` file beside the first Compose file. */
function envFileOf(file: string): string {
  return `${file.slice(0, file.lastIndexOf('/') + 1)}.env`;
}

/** `hostname`, `container_name` and the aliases in its networks. */
function otherNames(body: SyntaxNode): readonly { readonly host: string; readonly span: Span }[] {
  const nodes = [nodeAt(body, 'hostname'), nodeAt(body, 'container_name')];
  for (const network of entriesAt(body, 'networks')) nodes.push(...itemsAt(network.value, 'aliases'));
  return nodes.flatMap((node) => {
    const host = textAt(node);
    return node === undefined || host === undefined || host.includes('$') ? [] : [{ host, span: node.span }];
  });
}

/** `depends_on` and `links` order the start and open the network: hints, no calls. */
function readHints(document: ManifestDocument, name: string, body: SyntaxNode, format: string): readonly CallFact[] {
  const hints: CallFact[] = [];
  const add = (service: string, span: Span, soft: boolean) => {
    const said = { grade: 'inferred', format, place: document.place(span) } as const;
    const terms = soft ? { criticality: 'soft' as const } : {};
    if (service !== name) hints.push(plainCall({ service: name }, { kind: 'service', service }, { ...said, terms }));
  };
  for (const item of [...itemsAt(body, 'depends_on'), ...itemsAt(body, 'links')]) {
    const service = textAt(item)?.split(':')[0];
    if (service !== undefined && service !== '') add(service, item.span, false);
  }
  for (const { key, span, value } of entriesAt(body, 'depends_on'))
    add(key, span, textAt(value, 'required') === 'false');
  return hints;
}

/** A list of `KEY=value` texts or a map. */
function pairsAt(body: SyntaxNode, field: string): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const item of itemsAt(body, field)) {
    const text = textAt(item) ?? '';
    const equals = text.indexOf('=');
    if (equals < 0 && /^[A-Za-z_][A-Za-z0-9_]*$/.test(text))
      pairs.push({ key: text, value: undefined, span: item.span });
    if (equals > 0) pairs.push({ key: text.slice(0, equals), value: text.slice(equals + 1), span: item.span });
  }
  for (const { key, value, span } of entriesAt(body, field)) {
    const text = textAt(value);
    if (text !== undefined) pairs.push({ key, value: text, span });
  }
  return pairs;
}

/** Arguments of one word; scripts are not taken apart. */
function argumentsAt(body: SyntaxNode): readonly Pair[] {
  return ['command', 'entrypoint'].flatMap((field) =>
    itemsAt(body, field).flatMap((item) => {
      const value = textAt(item);
      return value === undefined || /\s/.test(value) ? [] : [{ key: '', value, span: item.span }];
    }),
  );
}
