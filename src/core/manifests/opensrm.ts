// OpenSRM: reliability manifests of services (v1, NthLayer's srm/v1, the draft of v2).
import { type FieldContext, readQuantity, tell } from '../config/fields';
import type { CallTerms } from '../model/call';
import type { CallFact, FormatFacts, ServiceFact } from '../model/facts';
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';
import type { Slo } from '../model/slo';
import { boolOf, nodeAt, numberOf } from '../syntax/access';
import type { Entry, SyntaxNode } from '../syntax/node';
import { parseDuration } from '../units/duration';
import { parseEntityRef } from './facts/entity-ref';
import { addWords, itemsAt, locatedAt, mapAt, textAt } from './facts/nodes';
import { serviceFact } from './facts/service-fact';
import type { Format, ManifestDocument } from './format';
import { readOpenSloObjectives } from './slo-parts/openslo-objectives';
import { readTarget } from './slo-parts/target';
import { readWindowDays } from './slo-parts/window';

const FORMAT = 'opensrm';
type Version = 'v1' | 'srm' | 'v2';
const VERSIONS = new Map<string, Version>([
  ['opensrm/v1', 'v1'],
  ['srm/v1', 'srm'],
  ['opensrm.nthlayer.io/v2', 'v2'],
]);
const KINDS: ReadonlySet<string> = new Set(['ServiceReliabilityManifest', 'ServiceManifest']);
const PERCENTILES = new Map([
  ['p50', 0.5],
  ['p90', 0.9],
  ['p95', 0.95],
  ['p99', 0.99],
  ['p999', 0.999],
]);
/** What a dependency of these types is, is no service of a team. */
const STORES: ReadonlySet<string> = new Set(['database', 'cache', 'queue', 'storage', 'infrastructure']);

/** Reads one manifest. Templates are no services. */
export const opensrm: Format = {
  id: FORMAT,
  title: 'OpenSRM reliability manifests (opensrm/v1, srm/v1, v2 draft)',
  read: readOpenSrm,
};

function readOpenSrm(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const version = VERSIONS.get(textAt(root, 'apiVersion') ?? '');
  if (version === undefined || !KINDS.has(textAt(root, 'kind') ?? '')) return undefined;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  const name = locatedAt(document, root, 'metadata', 'name');
  if (name === undefined) {
    tell(
      context,
      'missing-field',
      root.span,
      'This manifest does not say which service it describes. Add "metadata.name".',
    );
    return { problems };
  }
  return {
    services: [readService(context, document, name, version)],
    calls: itemsAt(root, 'spec', 'dependencies').flatMap((item) => readDependency(document, name.value, item)),
    problems,
  };
}

function readService(
  context: FieldContext,
  document: ManifestDocument,
  name: Located<string>,
  version: Version,
): ServiceFact {
  const { root } = document;
  const annotations = new Map<string, Located<string>>();
  addWords(annotations, document, root, 'metadata', 'labels');
  addWords(annotations, document, root, 'metadata', 'annotations');
  const owner =
    version === 'v2'
      ? locatedAt(document, root, 'spec', 'owner', 'group')
      : locatedAt(document, root, 'metadata', 'team');
  const team = version === 'v2' ? parseEntityRef(owner?.value ?? '')?.name : owner?.value;
  return serviceFact(
    { name: name.value, identity: 'opensrm', format: FORMAT, place: name.place },
    {
      description: textAt(root, 'metadata', 'description') ?? textAt(root, 'spec', 'service', 'description'),
      owner: owner === undefined || team === undefined ? undefined : { value: { team }, place: owner.place },
      tier: locatedAt(document, root, 'metadata', ...(version === 'v2' ? ['labels', 'tier'] : ['tier'])),
      onCall: mapAt(root, 'spec', 'ownership', 'pagerduty') === undefined ? undefined : 'PagerDuty',
      slos: version === 'v2' ? readDocuments(context, root) : readSlos(context, root, version),
      annotations,
    },
  );
}

/** v2 holds whole documents of OpenSLO; a `$ref` leads to one that is read where it stands. */
function readDocuments(context: FieldContext, root: SyntaxNode): readonly Slo[] {
  return itemsAt(root, 'spec', 'slo').flatMap((item) =>
    textAt(item, '$ref') === undefined ? readOpenSloObjectives(context, item, FORMAT) : [],
  );
}

function readSlos(context: FieldContext, root: SyntaxNode, version: Version): readonly Slo[] {
  const slos = mapAt(root, 'spec', 'slos');
  const share = (id: string): readonly Slo[] => {
    const map = mapAt(slos, id);
    const target = readShare(context, map?.entry('target'), version);
    if (map === undefined || target === undefined) return [];
    const windowDays = readWindowDays(context, map.entry('window'));
    return [{ id, type: 'availability', target, windowDays, evidence: evidenceAt(context, map) }];
  };
  const availability = share('availability');
  return [
    ...(availability.length > 0 ? availability : share('success_rate')),
    ...['latency', 'query_latency'].flatMap((id) => readPercentiles(context, mapAt(slos, id), id)),
  ];
}

/** A percentile is an objective of its own: p99 of 300 ms is 99 % within 300 ms. */
function readPercentiles(context: FieldContext, map: SyntaxNode | undefined, id: string): readonly Slo[] {
  if (map?.kind !== 'map') return [];
  const windowDays = readWindowDays(context, map.entry('window'));
  return map.entries.flatMap((entry): readonly Slo[] => {
    const target = PERCENTILES.get(entry.key);
    const thresholdMs =
      target === undefined ? undefined : readQuantity(context, entry, parseDuration, 'a duration such as 300ms');
    if (target === undefined || thresholdMs === undefined) return [];
    const evidence = evidenceAt(context, entry.value);
    return [{ id: `${id}-${entry.key}`, type: 'latency', target, windowDays, thresholdMs, evidence }];
  });
}

/** The schema of v1 wants a ratio; manuals of NthLayer write percentages into the same field. */
function readShare(context: FieldContext, entry: Entry | undefined, version: Version): number | undefined {
  const value = numberOf(entry?.value) ?? 0;
  if (version === 'srm') return readTarget(context, entry, 'free');
  if (value <= 1 || entry === undefined) return readTarget(context, entry, 'ratio');
  const target = readTarget(context, entry, 'percent');
  const message = `"${entry.key}" is a ratio in opensrm/v1; ${value} was read as ${value} %. Write it as a ratio.`;
  if (target !== undefined) tell(context, 'bad-unit', entry.value.span, message);
  return target;
}

function readDependency(document: ManifestDocument, service: string, item: SyntaxNode): readonly CallFact[] {
  const written = textAt(item, 'service') ?? textAt(item, 'name');
  const to = parseEntityRef(written ?? '')?.name;
  if (to === undefined || STORES.has(textAt(item, 'type') ?? '')) return [];
  const critical = boolOf(nodeAt(item, 'critical'));
  const terms: CallTerms = critical === undefined ? {} : { criticality: critical ? 'hard' : 'soft' };
  const place = document.place(item.span);
  return [
    {
      from: { service },
      to: { kind: 'service', service: to },
      terms,
      precision: 'service',
      grade: 'declared',
      format: FORMAT,
      place,
    },
  ];
}

function evidenceAt(context: FieldContext, node: SyntaxNode): Slo['evidence'] {
  return { place: context.place(node.span), format: FORMAT };
}
