// `sre.yaml`: our service descriptor.
import { type FieldContext, isEmpty, readList, readText, tell, tellUnknownFields } from '../config/fields';
import type { CallFact, FormatFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import { readCallEntry } from '../openapi/call-entry';
import type { Entry, MapNode } from '../syntax/node';
import type { Format, ManifestDocument } from './format';
import { readFlows } from './sre-parts/flows';
import { readDescriptor } from './sre-parts/descriptor';

const FORMAT = 'sre-yaml';
/** Every field of the descriptor; those that no question asks for yet are read by nobody and are no mistake. */
const FIELDS = (
  'sre service description tier lifecycle owner onCall onboarded apis flows slos availability dependencies capacity ' +
  'dataStores benchmark monitoring links incidents expectations drills failureModes external replacedBy sunset'
).split(' ');

/** Reads one document whose top level has `sre:`. Without `service` it gives no facts, only the problem. */
export const sreYaml: Format = {
  id: FORMAT,
  title: 'SRE Lens service descriptor (sre.yaml)',
  read: readSreYaml,
};

function readSreYaml(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const version = root.kind === 'map' ? root.entry('sre') : undefined;
  // `sre:` with fields of its own is somebody else's (values of a chart).
  if (root.kind !== 'map' || version?.value.kind !== 'scalar') return undefined;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  tellVersion(context, version);
  tellUnknownFields(context, root, FIELDS, 'a service descriptor');
  const name = readText(context, root.entry('service'));
  if (name === undefined) {
    const span = root.entry('service')?.span ?? version.span;
    tell(
      context,
      'missing-field',
      span,
      'This descriptor does not say which service it describes, so it was not read. Add "service: name".',
    );
    return { problems };
  }
  return {
    services: [readDescriptor(context, document, root, name, FORMAT)],
    calls: readDependencies(context, root, name),
    flows: readFlows(context, root, FORMAT),
    problems,
  };
}

function tellVersion(context: FieldContext, entry: Entry): void {
  const { value } = entry;
  if (value.kind !== 'scalar' || isEmpty(value) || /^1(?:\.0)?$/.test(value.text.trim())) return;
  tell(
    context,
    'unknown-version',
    value.span,
    'This version of the descriptor is not known; it was read as 1.0. Write sre: "1.0".',
  );
}

function readDependencies(context: FieldContext, root: MapNode, service: string): readonly CallFact[] {
  const list = readList(context, root.entry('dependencies'), 'begin each one with "- to: service#operation"');
  return (list?.items ?? []).flatMap((item): readonly CallFact[] => {
    if (isEmpty(item)) return [];
    const entry = readCallEntry(item, { place: context.place, mayHaveFrom: true });
    context.problems.push(...entry.problems);
    if (entry.to === undefined) return [];
    const operation = entry.from?.value;
    const precise = entry.to.kind === 'service' && entry.to.operation !== undefined;
    return [
      {
        from: operation === undefined ? { service } : { service, operation },
        to: entry.to,
        terms: entry.terms,
        precision: precise ? 'operation' : 'service',
        grade: 'declared',
        format: FORMAT,
        place: context.place(item.span),
      },
    ];
  });
}
