// A service of a graph file, and its operations.
import type { ApiFact, HostFact, ServiceFact } from '../../model/facts';
import { INPUT_PARTS, type Inputs, type Operation } from '../../model/operation';
import type { Located } from '../../model/place';
import type { Owner } from '../../model/service';
import { boolOf, nodeAt } from '../../syntax/access';
import type { SyntaxNode } from '../../syntax/node';
import { itemsAt, locatedAt, mapAt, textAt } from '../facts/nodes';
import { readCapacity, readExternal } from '../facts/capacity';
import { present, serviceFact } from '../facts/service-fact';
import { readOwnAvailability, readSlo } from '../facts/slo';
import type { ManifestDocument } from '../format';
import type { GraphContext } from './context';
import { readFollowed } from './followed';
import { readOrigins, weightOf } from './origins';
import { readRoutes } from './route';

/** The service as the other repository declares it; its effective tier is not read: it follows from the calls. */
export function readGraphService(
  context: GraphContext,
  document: ManifestDocument,
  node: SyntaxNode,
  format: string,
): ServiceFact | undefined {
  const name = locatedAt(document, node, 'name');
  if (name === undefined) return undefined;
  const tier = locatedAt(document, node, 'tier', 'declared');
  return serviceFact(
    { name: name.value, identity: 'graph', format, place: name.place },
    {
      aliases: itemsAt(node, 'aliases').flatMap((alias) => textAt(alias) ?? []),
      tier: tier?.value === 'unknown' ? undefined : tier,
      lifecycle: locatedAt(document, node, 'lifecycle'),
      owner: readOwner(document, node),
      description: textAt(node, 'description'),
      onCall: textAt(node, 'onCall'),
      onboarded: boolOf(nodeAt(node, 'onboarded')),
      sunset: locatedAt(document, node, 'sunset'),
      replacedBy: locatedAt(document, node, 'replacedBy'),
      slos: itemsAt(node, 'slos').flatMap((slo) => readSlo(context, slo, format) ?? []),
      ownAvailability: readOwnAvailability(context, mapAt(node)?.entry('availability')),
      capacity: readCapacity(context, mapAt(node)?.entry('capacity')),
      external: readExternal(context, mapAt(node)?.entry('external'), ['host']),
      routes: readRoutes(context, node, format),
      origins: readOrigins(node, context.repository),
      weight: weightOf(node),
      followed: readFollowed(document, node),
    },
  );
}

/** The operations of a service of the graph, as a document that says it is its own. */
export function readGraphApi(
  context: GraphContext,
  document: ManifestDocument,
  node: SyntaxNode,
  format: string,
): ApiFact | undefined {
  const service = locatedAt(document, node, 'name');
  const operations = itemsAt(node, 'operations').flatMap((item) => readOperation(context, item, format) ?? []);
  if (service === undefined || operations.length === 0) return undefined;
  return { file: document.file, version: 'graph', service, servers: [], operations, place: service.place };
}

/** Under which other names the service is reached. */
export function readGraphHosts(document: ManifestDocument, node: SyntaxNode, format: string): readonly HostFact[] {
  const service = textAt(node, 'name');
  if (service === undefined) return [];
  return itemsAt(node, 'hosts').flatMap((item) => {
    const host = textAt(item, 'host');
    if (host === undefined) return [];
    const more = present({ namespace: textAt(item, 'namespace'), path: textAt(item, 'path') });
    return [{ host, to: { service }, place: document.place(item.span), format, ...more }];
  });
}

function readOperation(context: GraphContext, node: SyntaxNode, format: string): Operation | undefined {
  const method = textAt(node, 'method');
  const path = textAt(node, 'path');
  if (method === undefined || path === undefined) return undefined;
  return {
    method,
    path,
    responses: itemsAt(node, 'responses').flatMap((code) => textAt(code) ?? []),
    evidence: {
      place: context.place(node.span),
      format,
      ...present({ origins: readOrigins(node, context.repository) }),
    },
    ...present({
      operationId: textAt(node, 'operationId'),
      summary: textAt(node, 'summary'),
      deprecated: boolOf(nodeAt(node, 'deprecated')),
      sunset: textAt(node, 'sunset'),
      idempotencyKey: boolOf(nodeAt(node, 'idempotencyKey')),
      inputs: readInputs(mapAt(node, 'inputs')),
    }),
  };
}

function readInputs(node: SyntaxNode | undefined): Inputs | undefined {
  if (node === undefined) return undefined;
  const unread = itemsAt(node, 'unread').map((part) => textAt(part));
  return {
    required: itemsAt(node, 'required').flatMap((input) => textAt(input) ?? []),
    unread: INPUT_PARTS.filter((part) => unread.includes(part)),
  };
}

function readOwner(document: ManifestDocument, node: SyntaxNode): Located<Owner> | undefined {
  const owner = mapAt(node, 'owner');
  const short = locatedAt(document, node, 'owner');
  if (short !== undefined) return { value: { team: short.value }, place: short.place };
  const team = textAt(owner, 'team');
  if (owner === undefined || team === undefined) return undefined;
  const more = present({ squad: textAt(owner, 'squad'), contact: textAt(owner, 'contact') });
  return { value: { team, ...more }, place: document.place(owner.span) };
}
