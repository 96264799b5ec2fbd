// Which operations of a service its load test calls.
import type { Operation } from '../model/operation';
import { matchSegments, type Segments, segmentsOf, sharedBase } from './path-match';
import type { ScriptRequest } from './script';

export interface Covered {
  readonly operation: Operation;
  /** At least one. */
  readonly requests: readonly ScriptRequest[];
}

export interface Coverage {
  readonly covered: readonly Covered[];
  readonly missing: readonly Operation[];
  /** Covered ÷ all; absent where there are none. */
  readonly ratio?: number;
  /** Requests that are none of the operations: another service's, or a slip. */
  readonly others: readonly ScriptRequest[];
}

/** What a gateway or a server puts before the paths of a document, where nobody says. */
const USUAL_BASE = /^(api|rest|v\d{1,3}(\.\d{1,3})?)$/;

/**
 * Each request counts for the operation of its method whose path is most like the one it calls. `basePaths` are those below
 * which the service is served (`/payments/v1`). A path below a base that the script does not spell out may lack what all
 * paths of the service begin with.
 */
export function coverageOf(
  requests: readonly ScriptRequest[],
  operations: readonly Operation[],
  basePaths: readonly string[] = [],
): Coverage {
  const templates = operations.map((operation) => ({ operation, segments: segmentsOf(operation.path) }));
  const bases = { known: basePaths.map(segmentsOf), shared: sharedBase(templates.map(({ segments }) => segments)) };
  const found = new Map<Operation, ScriptRequest[]>();
  const others: ScriptRequest[] = [];
  for (const request of requests) {
    const operation = operationOf(request, templates, bases);
    const known = operation && found.get(operation);
    if (operation === undefined) others.push(request);
    else if (known === undefined) found.set(operation, [request]);
    else known.push(request);
  }
  const missing = operations.filter((operation) => !found.has(operation));
  return {
    covered: [...found].map(([operation, calls]) => ({ operation, requests: calls })),
    missing,
    ...(operations.length > 0 && { ratio: found.size / operations.length }),
    others,
  };
}

interface Template {
  readonly operation: Operation;
  readonly segments: Segments;
}

interface Bases {
  readonly known: readonly Segments[];
  readonly shared: Segments;
}

function operationOf(request: ScriptRequest, templates: readonly Template[], bases: Bases): Operation | undefined {
  const same = templates.filter(({ operation }) => operation.method.toUpperCase() === request.method);
  for (const called of waysToRead(request, bases)) {
    let best: { operation: Operation; score: number } | undefined;
    for (const { operation, segments } of same) {
      const score = matchSegments(segments, called);
      if (score !== undefined && score > (best?.score ?? -1)) best = { operation, score };
    }
    if (best !== undefined) return best.operation;
  }
  return undefined;
}

/** The path as it is, without a base that is known, with the shared one, without one that is usual; the first that fits counts. */
function waysToRead({ path, belowBase }: ScriptRequest, { known, shared }: Bases): readonly Segments[] {
  const called = segmentsOf(path);
  const without = known.flatMap((base) => (startsWith(called, base) ? [called.slice(base.length)] : []));
  const completed = belowBase ? shared.map((_, at) => [...shared.slice(0, shared.length - at), ...called]) : [];
  const words = called.findIndex((segment) => !USUAL_BASE.test(segment));
  const usual = words > 0 ? [called.slice(words)] : [];
  return [called, ...without, ...completed, ...usual];
}

function startsWith(path: Segments, base: Segments): boolean {
  return base.length > 0 && base.every((segment, index) => path[index] === segment);
}
