// Nobl9: objectives of services, as one document, a stream of them, or a list.
import { type FieldContext, tell } from '../config/fields';
import type { FormatFacts, ServiceFact, StatementFact } from '../model/facts';
import type { Located } from '../model/place';
import type { Problem } from '../model/problem';
import type { Slo } from '../model/slo';
import { boolOf, itemsOf, nodeAt, numberOf } from '../syntax/access';
import type { SyntaxNode } from '../syntax/node';
import { windowDaysOf } from '../units/window';
import { addWords, itemsAt, locatedAt, mapAt, textAt } from './facts/nodes';
import { serviceFact } from './facts/service-fact';
import type { Format, ManifestDocument } from './format';
import { kindOf } from './slo-parts/kind';
import { bounded, objective, statement, tellUnclear } from './slo-parts/statement';
import { readTarget } from './slo-parts/target';
import { textsBelow } from './slo-parts/texts';
import { budgetingOf, DEFAULT_WINDOW_DAYS } from './slo-parts/window';

const FORMAT = 'nobl9';
const VERSION = 'n9/v1alpha';

/** Reads the objects of one document: kinds other than SLO and Service say nothing here. */
export const nobl9: Format = {
  id: FORMAT,
  title: 'Nobl9 objectives (SLO, Service)',
  read: readNobl9,
};

function readNobl9(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const objects = (root.kind === 'list' ? itemsOf(root) : [root]).filter(
    (object) => textAt(object, 'apiVersion') === VERSION,
  );
  if (objects.length === 0) return undefined;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  return {
    statements: objects.flatMap((object) =>
      textAt(object, 'kind') === 'SLO' ? readSlo(context, document, object) : [],
    ),
    services: objects.flatMap((object) => (textAt(object, 'kind') === 'Service' ? readService(document, object) : [])),
    problems,
  };
}

function readSlo(context: FieldContext, document: ManifestDocument, object: SyntaxNode): readonly StatementFact[] {
  const service = locatedAt(document, object, 'spec', 'service');
  if (service === undefined) {
    tell(
      context,
      'missing-field',
      object.span,
      'This SLO names no service, so it counts for none. Add "spec.service".',
    );
    return [];
  }
  const name = textAt(object, 'metadata', 'name') ?? '?';
  const named = { names: [service.value], format: FORMAT, by: `SLO ${name}`, place: service.place };
  return statement('nobl9', named, readObjectives(context, object, name));
}

function readObjectives(context: FieldContext, object: SyntaxNode, name: string): readonly Slo[] {
  const spec = nodeAt(object, 'spec');
  const items = bounded(context, itemsAt(spec, 'objectives'));
  const window = windowOf(itemsAt(spec, 'timeWindows')[0]);
  return items.flatMap((item, index): readonly Slo[] => {
    const target = readTarget(context, mapAt(item)?.entry('target'), 'ratio');
    if (target === undefined) return [];
    const own = textAt(item, 'name');
    const names = [name, textAt(object, 'metadata', 'displayName'), own, textAt(item, 'displayName')];
    const queries = textsBelow(nodeAt(item, 'countMetrics'), nodeAt(item, 'rawMetric'), nodeAt(spec, 'indicator'));
    const kind = kindOf(
      names.filter((one) => one !== undefined),
      queries,
    );
    if (kind === undefined) {
      tellUnclear(context, item.span, own ?? name);
      return [];
    }
    const said = {
      id: items.length === 1 ? name : `${name}-${own ?? index + 1}`,
      target,
      ...window,
      ...budgetingOf(textAt(spec, 'budgetingMethod')),
      evidence: { place: context.place(item.span), format: FORMAT },
    };
    // The threshold of a raw metric has no unit.
    return [objective(mapAt(item, 'rawMetric') === undefined ? kind : { type: kind.type }, said)];
  });
}

function windowOf(window: SyntaxNode | undefined): Pick<Slo, 'windowDays' | 'calendar'> {
  const days = windowDaysOf(numberOf(nodeAt(window, 'count')) ?? 0, textAt(window, 'unit') ?? '');
  const turns = boolOf(nodeAt(window, 'isRolling')) === false || mapAt(window, 'calendar') !== undefined;
  return { windowDays: days ?? DEFAULT_WINDOW_DAYS, ...(turns && days !== undefined ? { calendar: true } : {}) };
}

function readService(document: ManifestDocument, object: SyntaxNode): readonly ServiceFact[] {
  const name = locatedAt(document, object, 'metadata', 'name');
  if (name === undefined) return [];
  const annotations = new Map<string, Located<string>>();
  addWords(annotations, document, object, 'metadata', 'annotations');
  for (const { key, value } of mapAt(object, 'metadata', 'labels')?.entries ?? []) {
    const [only, ...more] = itemsOf(value);
    const word = more.length > 0 ? undefined : locatedAt(document, only);
    if (word !== undefined && !annotations.has(key)) annotations.set(key, word);
  }
  const team = annotations.get('team');
  return [
    serviceFact(
      { name: name.value, identity: 'nobl9', format: FORMAT, place: name.place },
      {
        description: textAt(object, 'spec', 'description'),
        owner: team && { value: { team: team.value }, place: team.place },
        annotations,
      },
    ),
  ];
}
