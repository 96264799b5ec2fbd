// Pyrra: one objective a document. It names no service: that is looked for in the labels of its queries.
import { type FieldContext, readQuantity, tell } from '../config/fields';
import type { FormatFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import type { SyntaxNode } from '../syntax/node';
import { parseDuration } from '../units/duration';
import { locatedAt, mapAt, textAt } from './facts/nodes';
import type { Format, ManifestDocument } from './format';
import { type Kind, kindOf } from './slo-parts/kind';
import { objective, statement, tellUnclear } from './slo-parts/statement';
import { readTarget } from './slo-parts/target';
import { textsBelow } from './slo-parts/texts';
import { readWindowDays } from './slo-parts/window';

const FORMAT = 'pyrra';
/** Labels that name a service, the surest first. */
const LABELS = ['service', 'service_name', 'app', 'job', 'grpc_service'];
const MATCHER = /\b(service|service_name|app|job|grpc_service)\s*=\s*"([\w./-]{1,253})"/g;
const MOST_TEXT = 20_000;

/** Reads one ServiceLevelObjective. */
export const pyrra: Format = {
  id: FORMAT,
  title: 'Pyrra objectives (ServiceLevelObjective)',
  read: readPyrra,
};

function readPyrra(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const isMine =
    textAt(root, 'apiVersion')?.startsWith('pyrra.dev/') === true && textAt(root, 'kind') === 'ServiceLevelObjective';
  if (!isMine) return undefined;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  const spec = mapAt(root, 'spec');
  const name = locatedAt(document, root, 'metadata', 'name');
  const target = readTarget(context, spec?.entry('target'), 'percent');
  const windowDays = readWindowDays(context, spec?.entry('window'));
  if (name === undefined || spec === undefined || target === undefined) return { problems };
  const indicator = mapAt(spec, 'indicator');
  const queries = textsBelow(indicator);
  const kind = kindOfIndicator(context, indicator, name.value, queries);
  if (kind === undefined) {
    tellUnclear(context, root.span, name.value);
    return { problems };
  }
  const evidence = { place: name.place, format: FORMAT };
  const slo = objective(kind, { id: name.value, target, windowDays, budgeting: 'requests', evidence });
  const names = servicesOf(queries);
  if (names.length === 0) {
    const message = `No label of the queries names a service (${LABELS.join(', ')}), so this objective counts for none.`;
    tell(context, 'slo-of-unknown-service', root.span, message, 'information');
    return { problems };
  }
  const named = { names, inferred: true, format: FORMAT, by: `SLO ${name.value}` } as const;
  return { statements: statement('pyrra', { ...named, place: name.place }, [slo]), problems };
}

/** Pyrra says itself what is latency; an indicator of another kind is availability unless its names say otherwise. */
function kindOfIndicator(
  context: FieldContext,
  indicator: SyntaxNode | undefined,
  name: string,
  queries: readonly string[],
): Kind | undefined {
  const native = mapAt(indicator, 'latencyNative');
  if (native !== undefined) {
    const thresholdMs = readQuantity(context, native.entry('latency'), parseDuration, 'a duration such as 1s');
    return { type: 'latency', ...(thresholdMs === undefined ? {} : { thresholdMs }) };
  }
  if (mapAt(indicator, 'latency') !== undefined) return kindOf(['latency'], queries);
  return kindOf([name], queries);
}

/** Values of the labels that name services, each once. */
function servicesOf(queries: readonly string[]): readonly string[] {
  const found = new Map<string, string[]>();
  for (const [, label = '', value = ''] of queries.join(' ').slice(0, MOST_TEXT).matchAll(MATCHER))
    found.set(label, [...(found.get(label) ?? []), value]);
  return [...new Set(LABELS.flatMap((label) => found.get(label) ?? []))];
}
