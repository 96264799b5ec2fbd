// Sloth: objectives of a service, as its own file or as the custom resource of its operator.
import { type FieldContext, tell } from '../config/fields';
import type { FormatFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import type { Slo } from '../model/slo';
import { nodeAt } from '../syntax/access';
import type { SyntaxNode } from '../syntax/node';
import { itemsAt, locatedAt, mapAt, textAt } from './facts/nodes';
import type { Format, ManifestDocument } from './format';
import { kindOf } from './slo-parts/kind';
import { bounded, objective, statement, tellUnclear } from './slo-parts/statement';
import { readTarget } from './slo-parts/target';
import { textsBelow } from './slo-parts/texts';
import { DEFAULT_WINDOW_DAYS } from './slo-parts/window';

const FORMAT = 'sloth';

/** Reads one document; its window is a flag of the tool, so it is 30 days here as it is there. */
export const sloth: Format = {
  id: FORMAT,
  title: 'Sloth objectives (file and PrometheusServiceLevel)',
  read: readSloth,
};

function readSloth(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  const spec = specOf(root);
  if (spec === undefined) return undefined;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  const service = locatedAt(document, spec, 'service');
  const items = bounded(context, itemsAt(spec, 'slos'));
  if (service === undefined) {
    tell(
      context,
      'missing-field',
      root.span,
      'These objectives name no service, so they count for none. Add "service".',
    );
    return { problems };
  }
  const named = { names: [service.value], format: FORMAT, by: 'this list of SLOs', place: service.place };
  const slos = items.flatMap((item) => readSlo(context, item) ?? []);
  return { statements: statement('sloth', named, slos), problems };
}

/** The file itself, or the specification of the custom resource. */
function specOf(root: SyntaxNode): SyntaxNode | undefined {
  if (textAt(root, 'version') === 'prometheus/v1' && nodeAt(root, 'slos') !== undefined) return root;
  const isResource =
    textAt(root, 'apiVersion') === 'sloth.slok.dev/v1' && textAt(root, 'kind') === 'PrometheusServiceLevel';
  return isResource ? mapAt(root, 'spec') : undefined;
}

function readSlo(context: FieldContext, item: SyntaxNode): Slo | undefined {
  const target = readTarget(context, mapAt(item)?.entry('objective'), 'percent');
  if (target === undefined) return undefined;
  const id = textAt(item, 'name') ?? 'slo';
  const kind = kindOf([id, textAt(item, 'sli', 'plugin', 'id') ?? ''], textsBelow(nodeAt(item, 'sli')));
  if (kind === undefined) {
    tellUnclear(context, item.span, id);
    return undefined;
  }
  const evidence = { place: context.place(item.span), format: FORMAT };
  return objective(kind, { id, target, windowDays: DEFAULT_WINDOW_DAYS, budgeting: 'requests', evidence });
}
