// What a load test of a service has to do: which operations, which objectives, which load, and where its files go.
import { documentsOf } from '../../drafts/found';
import { homesOf } from '../../drafts/home';
import type { Graph } from '../../model/graph';
import type { Operation } from '../../model/operation';
import type { Located } from '../../model/place';
import type { Service } from '../../model/service';
import type { Slo } from '../../model/slo';
import { type ExampleRequest, exampleRequest } from '../../openapi/example-request';
import type { SyntaxFile } from '../../syntax/node';
import { flowOperations } from '../flow-operations';
import { fileName } from './names';

export interface PlannedRequest {
  readonly operation: Operation;
  /** Absent where the document does not say more than its path and its required inputs. */
  readonly example?: ExampleRequest;
}

export interface BenchmarkPlan {
  readonly service: string;
  /** Those that core flows need; all of them where no core flow needs the service. */
  readonly requests: readonly PlannedRequest[];
  readonly slos: readonly Slo[];
  readonly peakRps?: Located<number>;
  /** Before each path, where a server says so. */
  readonly basePath: string;
  /** Where the script goes, from the root of the workspace. */
  readonly script: string;
  /** The folder of its results. */
  readonly results: string;
}

/** Undefined where nobody says which operations the service has. `syntax` gives the nodes of a file. */
export function planBenchmark(
  graph: Graph,
  service: Service,
  syntax: (file: string) => SyntaxFile | undefined,
): BenchmarkPlan | undefined {
  const operations = flowOperations(graph, service) ?? service.operations;
  if (operations.length === 0) return undefined;
  const documents = documentsOf(service, graph).flatMap((file) => syntax(file) ?? []);
  const requests = operations.map((operation): PlannedRequest => {
    for (const document of documents) {
      const example = exampleRequest(document, syntax, operation);
      if (example !== undefined) return { operation, example };
    }
    return { operation };
  });
  const home = homesOf(graph, service.name).get(service.name) ?? '';
  const folder = home === '' ? 'bench' : `${home}/bench`;
  const peakRps = service.capacity?.peakRps;
  return {
    service: service.name,
    requests: requests.sort((a, b) => rank(a) - rank(b)),
    slos: service.slos,
    ...(peakRps && { peakRps }),
    basePath: service.hosts?.find(({ path }) => path !== undefined)?.path ?? '',
    script: `${folder}/${fileName(service.name)}.js`,
    results: `${folder}/results`,
  };
}

const LAST = ['PUT', 'PATCH', 'DELETE'];

/** What makes something before what reads it, what takes it away last. */
function rank({ operation }: PlannedRequest): number {
  return operation.method === 'POST' ? 0 : LAST.indexOf(operation.method) + 2;
}
