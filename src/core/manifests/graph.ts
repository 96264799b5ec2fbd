// The graph that `sre-lens graph --format json` writes: a baseline file, or the services of another repository.
import type { FieldContext } from '../config/fields';
import { tell } from '../config/fields';
import type { FormatFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import { itemsAt, textAt } from './facts/nodes';
import type { Format, ManifestDocument } from './format';
import { readGraphCall } from './graph-parts/call';
import { readGraphFlow } from './graph-parts/flow';
import { readGraphApi, readGraphService } from './graph-parts/service';

const FORMAT = 'graph';

/** Reads back everything that rules need. Evidence points into the graph file: the files that it names are not here. */
export const graph: Format = {
  id: FORMAT,
  title: 'Graph of SRE Lens (graph --format json)',
  read: readGraph,
};

function readGraph(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const version = root.kind === 'map' ? root.entry('sreGraph') : undefined;
  if (version === undefined) return undefined;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  if (textAt(version.value) !== '1') {
    tell(
      context,
      'unknown-version',
      version.span,
      'This graph was written by another version and was not read. Write it again with this one.',
    );
    return { problems };
  }
  const services = itemsAt(root, 'services');
  return {
    services: services.flatMap((node) => readGraphService(context, document, node, FORMAT) ?? []),
    apis: services.flatMap((node) => readGraphApi(document, node, FORMAT) ?? []),
    calls: itemsAt(root, 'calls').flatMap((node) => readGraphCall(context, node, FORMAT) ?? []),
    flows: itemsAt(root, 'flows').flatMap((node) => readGraphFlow(context, document, node, FORMAT) ?? []),
    problems,
  };
}
