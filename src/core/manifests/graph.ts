// The graph that `sre-lens graph --format json` writes: a baseline file, or the services of other repositories.
import { tell } from '../config/fields';
import type { FormatFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import type { SyntaxNode } from '../syntax/node';
import { itemsAt, textAt } from './facts/nodes';
import type { Format, ManifestDocument } from './format';
import type { GraphContext } from './graph-parts/context';
import { readGraphCall } from './graph-parts/call';
import { readDangling } from './graph-parts/followed';
import { readGraphFlow } from './graph-parts/flow';
import { isOnlyNamed } from './graph-parts/origins';
import { readGraphApi, readGraphHosts, readGraphService } from './graph-parts/service';

const FORMAT = 'graph';

/** Reads back everything that rules need. Evidence points into the graph file: the files that it names are not here. */
export const graph: Format = {
  id: FORMAT,
  title: 'Graph of SRE Lens (graph --format json)',
  read: (document) => readGraph(document),
};

/** The repositories whose statements a graph holds, as it says itself; none where it does not. */
export function repositoriesOf(root: SyntaxNode): readonly string[] {
  const own = textAt(root, 'repository');
  return own === undefined ? itemsAt(root, 'repositories').flatMap((item) => textAt(item) ?? []) : [own];
}

/**
 * The facts of a graph file; `undefined` for any other document. `repository` is what the repository is called whose
 * graph this is, where the file does not say so itself.
 */
export function readGraph(document: ManifestDocument, repository?: string): FormatFacts | undefined {
  const { root } = document;
  const version = root.kind === 'map' ? root.entry('sreGraph') : undefined;
  if (version === undefined) return undefined;
  const problems: Problem[] = [];
  const services = itemsAt(root, 'services');
  const context: GraphContext = {
    place: document.place,
    problems,
    repository: textAt(root, 'repository') ?? repository,
    thirdParties: thirdParties(services),
  };
  if (textAt(version.value) !== '1') {
    tell(
      context,
      'unknown-version',
      version.span,
      'This graph was written by another version and was not read. Write it again with this one.',
    );
    return { problems };
  }
  const described = services.filter((node) => !isOnlyNamed(node));
  return {
    services: described.flatMap((node) => readGraphService(context, document, node, FORMAT) ?? []),
    apis: described.flatMap((node) => readGraphApi(context, document, node, FORMAT) ?? []),
    hosts: described.flatMap((node) => readGraphHosts(document, node, FORMAT)),
    calls: itemsAt(root, 'calls').flatMap((node) => readGraphCall(context, node, FORMAT)),
    flows: itemsAt(root, 'flows').flatMap((node) => readGraphFlow(context, document, node, FORMAT) ?? []),
    dangling: itemsAt(root, 'dangling').flatMap((node) => readDangling(document, node) ?? []),
    problems,
  };
}

/** The domains that only calls name. */
function thirdParties(services: readonly SyntaxNode[]): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>();
  for (const node of services.filter(isOnlyNamed)) {
    const [name, host] = [textAt(node, 'name'), textAt(node, 'external', 'host')];
    if (name !== undefined && host !== undefined) hosts.set(name, host);
  }
  return hosts;
}
