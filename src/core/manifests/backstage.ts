// Backstage catalog files: components are services, API entities name their documents, relations are calls and hints.
import type { FieldContext } from '../config/fields';
import type { ApiEntityFact, CallFact, FormatFacts, ServiceFact, Target } from '../model/facts';
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';
import { reachFile } from '../openapi/relative-path';
import { nodeAt } from '../syntax/access';
import type { SyntaxNode } from '../syntax/node';
import { type EntityRef, parseEntityRef } from './facts/entity-ref';
import { addWords, entriesAt, itemsAt, locatedAt, mapAt, textAt } from './facts/nodes';
import { plainCall, serviceFact } from './facts/service-fact';
import type { Format, ManifestDocument } from './format';
import { readFreeSlo } from './slo-parts/free-slo';

const FORMAT = 'backstage';
/** How a definition is taken from another file; all of them are read as text here. */
const PLACEHOLDERS = ['$text', '$yaml', '$json', '$openapi', '$asyncapi'] as const;
/** Domains of annotations by which Backstage plugins find who is on call. */
const ON_CALL = new Map([
  ['pagerduty.com', 'PagerDuty'],
  ['opsgenie.com', 'Opsgenie'],
  ['grafana.com', 'Grafana OnCall'],
  ['splunk.com', 'Splunk On-Call'],
  ['squadcast.com', 'Squadcast'],
  ['firehydrant.com', 'FireHydrant'],
  ['rootly.com', 'Rootly'],
]);
/** Nothing of these runs, so nothing calls them. */
const NO_SERVICE = new Set(['library', 'documentation']);

/** Reads one entity. Kinds without services, APIs and dependencies (Group, User, System, Location …) give no facts. */
export const backstage: Format = {
  id: FORMAT,
  title: 'Backstage catalog entities (Component, API, Resource)',
  read: readBackstage,
};

function readBackstage(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const kind = textAt(root, 'kind')?.toLowerCase();
  if (kind === undefined || textAt(root, 'apiVersion')?.startsWith('backstage.io/') !== true) return undefined;
  if (kind !== 'component' && kind !== 'api' && kind !== 'resource') return {};
  const name = locatedAt(document, root, 'metadata', 'name');
  if (name === undefined) return { problems: [missingName(document)] };
  const problems: Problem[] = [];
  if (kind === 'api') return { apiEntities: [readApi(document, name, problems)], problems };
  if (kind === 'component' && NO_SERVICE.has(textAt(root, 'spec', 'type')?.toLowerCase() ?? '')) return {};
  const calls = readRelations(document, name.value, kind === 'component', problems);
  return {
    services: kind === 'component' ? [readComponent({ place: document.place, problems }, document, name)] : [],
    calls,
    problems,
  };
}

function missingName(document: ManifestDocument): Problem {
  const { span } = nodeAt(document.root, 'metadata') ?? document.root;
  const message = 'This entity has no metadata.name, so nothing in it was read. Give it a name.';
  return { code: 'missing-field', message, place: document.place(span), severity: 'warning' };
}

function readComponent(context: FieldContext, document: ManifestDocument, name: Located<string>): ServiceFact {
  const { root } = document;
  const annotations = new Map<string, Located<string>>();
  addWords(annotations, document, root, 'metadata', 'annotations');
  addWords(annotations, document, root, 'metadata', 'labels');
  // Not a field of Backstage, but written by some: a workspace may name it in `tierKeys`.
  const tier = locatedAt(document, root, 'spec', 'tier');
  if (tier !== undefined) annotations.set('spec.tier', tier);
  const owner = locatedAt(document, root, 'spec', 'owner');
  const team = owner === undefined ? undefined : parseEntityRef(owner.value)?.name;
  return serviceFact(
    { name: name.value, identity: 'backstage', format: FORMAT, place: name.place },
    {
      description: textAt(root, 'metadata', 'description'),
      lifecycle: locatedAt(document, root, 'spec', 'lifecycle'),
      owner: owner === undefined || team === undefined ? undefined : { value: { team }, place: owner.place },
      onCall: onCallTool(root),
      providesApis: refsAt(document, 'providesApis').map(({ ref, node }) => located(document, ref.name, node)),
      annotations,
      slos: readFreeSlo(context, entriesAt(root, 'metadata', 'annotations'), FORMAT),
    },
  );
}

/** The tool in which somebody is on call. The values of these annotations may be keys: only that they are there is kept. */
function onCallTool(root: SyntaxNode): string | undefined {
  for (const { key, value } of entriesAt(root, 'metadata', 'annotations')) {
    const tool = ON_CALL.get(key.split('/', 1)[0] ?? '');
    if (tool !== undefined && textAt(value) !== undefined) return tool;
  }
  return undefined;
}

function readApi(document: ManifestDocument, name: Located<string>, problems: Problem[]): ApiEntityFact {
  const definition = nodeAt(document.root, 'spec', 'definition');
  const key = PLACEHOLDERS.find((candidate) => textAt(definition, candidate) !== undefined);
  const entity = { name: name.value, place: name.place };
  if (definition === undefined || key === undefined) {
    if (definition?.kind === 'scalar' && definition.text.trim() !== '') {
      const message = `The definition of ${name.value} is written into the entity; its operations were not read. Move it to a file and name that with $text.`;
      problems.push({ code: 'not-read-inline', message, place: name.place, severity: 'information' });
    }
    return entity;
  }
  const written = locatedAt(document, definition, key);
  // A definition behind a URL is not fetched: its operations are not known, and that is no mistake.
  if (written === undefined || /^[a-z][a-z0-9+.-]*:\/\//i.test(written.value)) return entity;
  const reached = reachFile(document.file, written.value);
  if ('refused' in reached) {
    const message = `The definition of ${name.value} was not read: ${reached.refused}. Name a file of the workspace.`;
    problems.push({ code: 'outside-workspace', message, place: written.place, severity: 'warning' });
    return entity;
  }
  return { ...entity, definition: { value: reached.file, place: written.place } };
}

/** `consumesApis` are declared calls of API precision; `dependsOn` and `dependencyOf` say that something is needed, not that it is called. */
function readRelations(
  document: ManifestDocument,
  name: string,
  component: boolean,
  problems: Problem[],
): readonly CallFact[] {
  const calls: CallFact[] = [];
  if (component) {
    for (const { ref, node } of refsAt(document, 'consumesApis')) {
      const said = { grade: 'declared', format: FORMAT, place: document.place(node.span) } as const;
      calls.push({ ...plainCall({ service: name }, { kind: 'api', api: ref.name }, said), precision: 'api' });
    }
  }
  for (const relation of ['dependsOn', 'dependencyOf'] as const) {
    for (const { ref, node } of refsAt(document, relation)) {
      if (ref.kind === undefined) problems.push(kindMissing(document, node, relation, ref.name));
      const said = { grade: 'inferred', format: FORMAT, place: document.place(node.span) } as const;
      if (relation === 'dependsOn') calls.push(plainCall({ service: name }, targetOf(ref), said));
      else calls.push(plainCall({ service: ref.name }, { kind: 'service', service: name }, said));
    }
  }
  return calls;
}

function targetOf(ref: EntityRef): Target {
  return ref.kind === 'api' ? { kind: 'api', api: ref.name } : { kind: 'service', service: ref.name };
}

function kindMissing(document: ManifestDocument, node: SyntaxNode, relation: string, name: string): Problem {
  const message = `"${name}" in ${relation} has no kind, and Backstage has no default there. It was read as component:${name}.`;
  return { code: 'ref-without-kind', message, place: document.place(node.span), severity: 'information' };
}

function refsAt(
  document: ManifestDocument,
  field: string,
): readonly { readonly ref: EntityRef; readonly node: SyntaxNode }[] {
  return itemsAt(mapAt(document.root, 'spec'), field).flatMap((node) => {
    const ref = parseEntityRef(textAt(node) ?? '');
    return ref === undefined ? [] : [{ ref, node }];
  });
}

function located(document: ManifestDocument, value: string, node: SyntaxNode): Located<string> {
  return { value, place: document.place(node.span) };
}
