// One rule of a group: an alert, or a series that is recorded.
import { type FieldContext, tell } from '../../config/fields';
import type { AlertRule } from '../../model/alert-rule';
import type { Located } from '../../model/place';
import type { MapNode, SyntaxNode } from '../../syntax/node';
import { scalarOf } from '../../syntax/access';
import { parsePrometheusDuration } from '../../units/prometheus-duration';
import { entriesAt, locatedAt, mapAt, textAt } from '../facts/nodes';
import type { ManifestDocument } from '../format';
import { placedText } from './placed-text';
import { servicesNamed } from './services';

/** Far more than anybody writes; what is longer is no annotation. */
const MOST_ENTRIES = 60;
const LONGEST_TEXT = 4000;
const LONGEST_EXPRESSION = 20_000;

/** What the rules of one group share. */
export interface RuleGroup {
  readonly name: string;
  readonly labels: ReadonlyMap<string, Located<string>>;
  /** Names of services that the object around it says. */
  readonly services: readonly string[];
}

export interface RuleContext extends FieldContext {
  readonly document: ManifestDocument;
}

/** Reads one item of `rules`; what it lacks is told. An item that is not written yet says nothing. */
export function readRule(context: RuleContext, group: RuleGroup, item: SyntaxNode): AlertRule | undefined {
  const { document } = context;
  const rule = mapAt(item);
  if (rule === undefined) return undefined;
  const [alert, record] = [locatedAt(document, rule, 'alert'), locatedAt(document, rule, 'record')];
  const name = alert ?? record;
  const expr = scalarOf(rule.get('expr'));
  if (alert !== undefined && record !== undefined) {
    tell(context, 'bad-value', rule.span, 'A rule is either an alert or a record: Prometheus does not load this file.');
    return undefined;
  }
  if (name === undefined || expr === undefined || expr.text.trim() === '') {
    if (name !== undefined)
      tell(context, 'missing-field', rule.span, `The rule ${name.value} has no "expr", so it says nothing.`);
    return undefined;
  }
  if (expr.text.length > LONGEST_EXPRESSION) {
    tell(context, 'too-many', expr.span, `This expression is longer than ${LONGEST_EXPRESSION} characters: not read.`);
    return undefined;
  }
  const labels = new Map([...group.labels, ...placedTexts(document, rule, 'labels')]);
  const [pending, keep] = [readDuration(context, rule, 'for'), readDuration(context, rule, 'keep_firing_for')];
  return {
    kind: alert === undefined ? 'record' : 'alert',
    group: group.name,
    name,
    expr: placedText(document, expr),
    ...(pending === undefined ? {} : { for: pending }),
    ...(keep === undefined ? {} : { keepFiringFor: keep }),
    labels,
    annotations: placedTexts(document, rule, 'annotations'),
    services: [...new Set([...servicesNamed(labels, expr.text), ...group.services])],
    place: document.place(rule.span),
  };
}

/** The texts of a map with their places; an empty one is there, too: a person wrote the key. */
export function placedTexts(
  document: ManifestDocument,
  node: SyntaxNode,
  key: string,
): ReadonlyMap<string, Located<string>> {
  const texts = new Map<string, Located<string>>();
  for (const entry of entriesAt(node, key).slice(0, MOST_ENTRIES)) {
    const { value } = entry;
    if (value.kind !== 'scalar') continue;
    texts.set(entry.key, { value: value.text.slice(0, LONGEST_TEXT).trim(), place: document.place(entry.span) });
  }
  return texts;
}

function readDuration(context: RuleContext, rule: MapNode, key: string): Located<number> | undefined {
  const entry = rule.entry(key);
  const text = textAt(entry?.value);
  if (entry === undefined || text === undefined) return undefined;
  const value = parsePrometheusDuration(text);
  if (value === undefined) {
    const message = `"${key}" needs a duration such as 5m: Prometheus does not load this file.`;
    tell(context, 'bad-value', entry.value.span, message);
    return undefined;
  }
  return { value, place: context.place(entry.span) };
}
