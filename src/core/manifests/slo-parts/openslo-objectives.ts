// The objectives of an SLO document of OpenSLO: targets, windows, and the indicator that says what they are about.
import { type FieldContext, tell } from '../../config/fields';
import type { Slo } from '../../model/slo';
import { boolOf, nodeAt } from '../../syntax/access';
import type { SyntaxNode } from '../../syntax/node';
import { itemsAt, mapAt, textAt } from '../facts/nodes';
import { kindOf } from './kind';
import { bounded, objective, tellUnclear } from './statement';
import { readTarget } from './target';
import { textsBelow } from './texts';
import { budgetingOf, readWindowDays } from './window';

/** Names of the field that describes or names the indicator: v1, then v2alpha. */
const INDICATORS = ['indicator', 'sli'];
const REFERENCES = ['indicatorRef', 'sliRef'];

/** Takes a whole document of kind SLO; gives its objectives, wrong ones told. */
export function readOpenSloObjectives(context: FieldContext, root: SyntaxNode, format: string): readonly Slo[] {
  const spec = nodeAt(root, 'spec');
  const name = textAt(root, 'metadata', 'name') ?? 'slo';
  const window = itemsAt(spec, 'timeWindow')[0];
  const items = bounded(context, itemsAt(spec, 'objectives'));
  const windowDays = readWindowDays(context, mapAt(window)?.entry('duration'));
  const turns = boolOf(nodeAt(window, 'isRolling')) === false || mapAt(window, 'calendar') !== undefined;
  return items.flatMap((item, index): readonly Slo[] => {
    const target = targetOf(context, item);
    if (target === undefined) return [];
    const label = textAt(item, 'displayName');
    const kind = kindOf(namesOf(root, spec, item), textsOf(spec, item));
    if (kind === undefined) {
      tellUnclear(context, item.span, name);
      return [];
    }
    const said = {
      id: items.length === 1 ? name : `${name}-${slug(label) ?? index + 1}`,
      target,
      windowDays,
      ...(turns ? ({ calendar: true } as const) : {}),
      ...budgetingOf(textAt(spec, 'budgetingMethod')),
      evidence: { place: context.place(item.span), format },
    };
    // The value of a threshold metric has no unit, and its target counts measurements, not requests.
    return [objective(isThreshold(spec, item) ? { type: kind.type } : kind, said)];
  });
}

function targetOf(context: FieldContext, item: SyntaxNode): number | undefined {
  const map = mapAt(item);
  const [ratio, percent] = [map?.entry('target'), map?.entry('targetPercent')];
  if (ratio !== undefined && percent !== undefined) {
    tell(
      context,
      'bad-value',
      percent.span,
      'This objective has a "target" and a "targetPercent", so it was not read. Keep one.',
    );
    return undefined;
  }
  if (percent !== undefined) return readTarget(context, percent, 'percent');
  return readTarget(context, ratio, 'open');
}

function namesOf(root: SyntaxNode, spec: SyntaxNode | undefined, item: SyntaxNode): readonly string[] {
  const names = [textAt(root, 'metadata', 'name'), textAt(root, 'metadata', 'displayName')];
  for (const node of [spec, item]) {
    for (const field of REFERENCES) names.push(textAt(node, field));
    for (const field of INDICATORS) names.push(textAt(node, field, 'metadata', 'name'));
  }
  return names.filter((name) => name !== undefined);
}

function textsOf(spec: SyntaxNode | undefined, item: SyntaxNode): readonly string[] {
  return textsBelow(...[item, spec].flatMap((node) => INDICATORS.map((field) => nodeAt(node, field, 'spec'))));
}

function isThreshold(spec: SyntaxNode | undefined, item: SyntaxNode): boolean {
  return [item, spec].some((node) => INDICATORS.some((field) => mapAt(node, field, 'spec', 'thresholdMetric')));
}

function slug(text: string | undefined): string | undefined {
  const words = text
    ?.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return words === '' ? undefined : words;
}
