// OpenSLO: objectives of services, and the services as it names them.
import type { FieldContext } from '../config/fields';
import { tell } from '../config/fields';
import type { FormatFacts, ServiceFact, StatementFact } from '../model/facts';
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';
import { addWords, itemsAt, locatedAt, textAt } from './facts/nodes';
import { serviceFact } from './facts/service-fact';
import type { Format, ManifestDocument } from './format';
import { readOpenSloObjectives } from './slo-parts/openslo-objectives';
import { statement } from './slo-parts/statement';

const FORMAT = 'openslo';
const VERSION = /^openslo(?:\.com)?\/(v\w+)$/;
const READ: ReadonlySet<string> = new Set(['v1', 'v2alpha']);

/** Reads one document. Kinds other than SLO and Service are recognised and say nothing here. */
export const openslo: Format = {
  id: FORMAT,
  title: 'OpenSLO objectives (SLO, Service)',
  read: readOpenSlo,
};

function readOpenSlo(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const version = VERSION.exec(textAt(root, 'apiVersion') ?? '')?.[1];
  const kind = textAt(root, 'kind');
  if (version === undefined || kind === undefined) return undefined;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  if (!READ.has(version)) {
    const message = `OpenSLO ${version} is not read, only v1 and v2alpha are.`;
    tell(context, 'unknown-version', root.span, message, 'information');
    return { problems };
  }
  if (kind === 'Service') return { services: readService(document), problems };
  return kind === 'SLO' ? { statements: readSlo(context, document), problems } : { problems };
}

function readSlo(context: FieldContext, document: ManifestDocument): readonly StatementFact[] {
  const { root } = document;
  const service = locatedAt(document, root, 'spec', 'service');
  if (service === undefined) {
    tell(context, 'missing-field', root.span, 'This SLO names no service, so it counts for none. Add "spec.service".');
    return [];
  }
  const by = `SLO ${textAt(root, 'metadata', 'name') ?? '?'}`;
  const named = { names: [service.value], format: FORMAT, by, place: service.place };
  return statement('openslo', named, readOpenSloObjectives(context, root, FORMAT));
}

function readService(document: ManifestDocument): readonly ServiceFact[] {
  const { root } = document;
  const name = locatedAt(document, root, 'metadata', 'name');
  if (name === undefined) return [];
  const annotations = new Map<string, Located<string>>();
  addWords(annotations, document, root, 'metadata', 'annotations');
  addWords(annotations, document, root, 'metadata', 'labels');
  for (const label of ['tier', 'serviceTier']) {
    const [only, ...more] = itemsAt(root, 'metadata', 'labels', label);
    const word = more.length > 0 ? undefined : locatedAt(document, only);
    if (word !== undefined) annotations.set(label, word);
  }
  const teams = itemsAt(root, 'metadata', 'labels', 'team');
  const team =
    locatedAt(document, root, 'metadata', 'labels', 'team') ??
    (teams.length === 1 ? locatedAt(document, teams[0]) : undefined);
  return [
    serviceFact(
      { name: name.value, identity: 'openslo', format: FORMAT, place: name.place },
      {
        description: textAt(root, 'spec', 'description'),
        owner: team && { value: { team: team.value }, place: team.place },
        annotations,
      },
    ),
  ];
}
