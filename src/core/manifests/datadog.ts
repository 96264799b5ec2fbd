// Datadog service definitions (v2, v2.1, v2.2) and software catalog entities (v3).
import type { FieldContext } from '../config/fields';
import type { CallFact, FormatFacts, ServiceFact } from '../model/facts';
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';
import type { Slo } from '../model/slo';
import type { Entry, SyntaxNode } from '../syntax/node';
import { parseEntityRef } from './facts/entity-ref';
import { entriesAt, itemsAt, locatedAt, mapAt, textAt } from './facts/nodes';
import { plainCall, serviceFact } from './facts/service-fact';
import type { Format, ManifestDocument } from './format';
import { readFreeSlo } from './slo-parts/free-slo';

const FORMAT = 'datadog';
const V2 = /^v2(?:\.[12])?$/;
/** Kinds of v3 that are no services and no calls either. */
const NO_CALLEE: ReadonlySet<string> = new Set(['library', 'system', 'application', 'team', 'user']);
const ON_CALL = new Map([
  ['pagerduty', 'PagerDuty'],
  ['opsgenie', 'Opsgenie'],
]);

/** Reads one document. Entities of v3 other than services say only who needs them. */
export const datadog: Format = {
  id: FORMAT,
  title: 'Datadog service definitions and entities (v2, v2.1, v2.2, v3)',
  read: readDatadog,
};

function readDatadog(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  if (V2.test(textAt(root, 'schema-version') ?? '') && locatedAt(document, root, 'dd-service') !== undefined) {
    return { services: readDefinition(context, document), problems };
  }
  const kind = textAt(root, 'kind');
  const name = locatedAt(document, root, 'metadata', 'name');
  if (textAt(root, 'apiVersion') !== 'v3' || kind === undefined || name === undefined) return undefined;
  return {
    services: kind === 'service' ? readEntity(context, document, name) : [],
    calls: readRelations(document, name.value, kind),
    problems,
  };
}

/** v2 has neither tier nor lifecycle: what is written there anyway is not theirs to say. */
function readDefinition(context: FieldContext, document: ManifestDocument): readonly ServiceFact[] {
  const { root } = document;
  const name = locatedAt(document, root, 'dd-service');
  if (name === undefined) return [];
  const hasTier = textAt(root, 'schema-version') !== 'v2';
  const team = locatedAt(document, root, 'team') ?? locatedAt(document, root, 'dd-team');
  return [
    serviceFact(
      { name: name.value, identity: 'datadog', format: FORMAT, place: name.place },
      {
        description: textAt(root, 'description'),
        owner: team && { value: { team: team.value }, place: team.place },
        tier: hasTier ? locatedAt(document, root, 'tier') : undefined,
        lifecycle: hasTier ? locatedAt(document, root, 'lifecycle') : undefined,
        onCall: onCallTool(root),
        slos: readSlos(context, root),
      },
    ),
  ];
}

function readEntity(context: FieldContext, document: ManifestDocument, name: Located<string>): readonly ServiceFact[] {
  const { root } = document;
  const owner = locatedAt(document, root, 'metadata', 'owner');
  const team = parseEntityRef(owner?.value ?? '')?.name;
  return [
    serviceFact(
      { name: name.value, identity: 'datadog', format: FORMAT, place: name.place },
      {
        description: textAt(root, 'metadata', 'description'),
        owner: owner === undefined || team === undefined ? undefined : { value: { team }, place: owner.place },
        tier: locatedAt(document, root, 'spec', 'tier'),
        lifecycle: locatedAt(document, root, 'spec', 'lifecycle'),
        onCall: onCallTool(root),
        slos: readSlos(context, root),
      },
    ),
  ];
}

/** `dependsOn` and `dependencyOf` do not say how or whether a call is made: hints. */
function readRelations(document: ManifestDocument, name: string, kind: string): readonly CallFact[] {
  const { root } = document;
  const refs = (field: string) =>
    itemsAt(root, 'spec', field).flatMap((node) => {
      const ref = parseEntityRef(textAt(node) ?? '');
      return ref === undefined || NO_CALLEE.has(ref.kind ?? 'service')
        ? []
        : [{ ref, place: document.place(node.span) }];
    });
  const said = (place: CallFact['place']) => ({ grade: 'inferred', format: FORMAT, place }) as const;
  const own = kind === 'service' ? refs('dependsOn') : [];
  const others = NO_CALLEE.has(kind)
    ? []
    : refs('dependencyOf').filter(({ ref }) => (ref.kind ?? 'service') === 'service');
  return [
    ...own.map(({ ref, place }) => plainCall({ service: name }, { kind: 'service', service: ref.name }, said(place))),
    ...others.map(({ ref, place }) =>
      plainCall({ service: ref.name }, { kind: 'service', service: name }, said(place)),
    ),
  ];
}

/** The tool in which somebody is on call; addresses and keys of it are not kept. */
function onCallTool(root: SyntaxNode): string | undefined {
  for (const { key } of entriesAt(root, 'integrations')) {
    const tool = ON_CALL.get(key.toLowerCase());
    if (tool !== undefined) return tool;
  }
  return undefined;
}

/** Free text of `extensions`, at the top or one level below. */
function readSlos(context: FieldContext, root: SyntaxNode): readonly Slo[] {
  const entries: Entry[] = [];
  for (const entry of entriesAt(root, 'extensions')) entries.push(entry, ...(mapAt(entry.value)?.entries ?? []));
  return readFreeSlo(context, entries, FORMAT);
}
