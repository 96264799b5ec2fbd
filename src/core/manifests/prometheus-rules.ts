// Rules of Prometheus: the operator's PrometheusRule and plain rule files, written by hand or generated (Sloth, Pyrra).
import { tell } from '../config/fields';
import type { AlertRule } from '../model/alert-rule';
import type { FormatFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import type { SyntaxNode } from '../syntax/node';
import { itemsAt, mapAt, textAt } from './facts/nodes';
import type { Format, ManifestDocument } from './format';
import { placedTexts, readRule, type RuleContext } from './rule-parts/rule';

const FORMAT = 'prometheus-rules';
/** Rules of one document; what comes behind them is told. */
const MOST = 5000;
/** Groups of a file that are looked at to know whether it is a rule file: the first may be empty. */
const LOOKED_AT = 20;
/** On an operator's object: whose rules these are. */
const OWN_LABELS = ['app.kubernetes.io/name', 'app', 'service'];

/** Reads PrometheusRule objects (also in a `List`), and files of `groups` with `rules`. */
export const prometheusRules: Format = {
  id: FORMAT,
  title: 'Prometheus rules (PrometheusRule, rule files, output of Sloth and Pyrra)',
  read: readRules,
};

function readRules(document: ManifestDocument): FormatFacts | undefined {
  const sources = sourcesOf(document.root);
  if (sources.length === 0) return undefined;
  const problems: Problem[] = [];
  const context: RuleContext = { document, place: document.place, problems };
  const alertRules: AlertRule[] = [];
  for (const { groups, services } of sources) {
    for (const group of itemsAt(groups, 'groups')) {
      if (!isPrometheus(group)) continue;
      const shared = {
        name: textAt(group, 'name') ?? '',
        labels: placedTexts(document, group, 'labels'),
        services,
      };
      for (const item of itemsAt(group, 'rules')) {
        if (alertRules.length >= MOST) {
          tell(context, 'too-many', item.span, `This document has more than ${MOST} rules; the others were not read.`);
          return { alertRules, problems };
        }
        const rule = readRule(context, shared, item);
        if (rule !== undefined) alertRules.push(rule);
      }
    }
  }
  return { alertRules, problems };
}

interface Source {
  /** Holds `groups`. */
  readonly groups: SyntaxNode;
  readonly services: readonly string[];
}

function sourcesOf(root: SyntaxNode): readonly Source[] {
  const kind = textAt(root, 'kind');
  if (kind === 'List' || kind === 'PrometheusRuleList') return itemsAt(root, 'items').flatMap(objectSource);
  if (kind !== undefined) return objectSource(root);
  return itemsAt(root, 'groups').slice(0, LOOKED_AT).some(holdsRules) ? [{ groups: root, services: [] }] : [];
}

function objectSource(object: SyntaxNode): readonly Source[] {
  const isRules =
    textAt(object, 'kind') === 'PrometheusRule' &&
    textAt(object, 'apiVersion')?.startsWith('monitoring.coreos.com/') === true;
  const spec = isRules ? mapAt(object, 'spec') : undefined;
  if (spec === undefined) return [];
  return [{ groups: spec, services: OWN_LABELS.flatMap((label) => textAt(object, 'metadata', 'labels', label) ?? []) }];
}

/** Other programs have groups with rules, too: a rule of Prometheus has a name of its own and an expression. */
function holdsRules(group: SyntaxNode): boolean {
  return itemsAt(group, 'rules')
    .slice(0, LOOKED_AT)
    .some((rule) => mapAt(rule)?.entry('expr') !== undefined && (isNamed(rule, 'alert') || isNamed(rule, 'record')));
}

function isNamed(rule: SyntaxNode, key: string): boolean {
  return mapAt(rule)?.entry(key) !== undefined;
}

/** vmalert keeps rules for other databases in the same file. */
function isPrometheus(group: SyntaxNode): boolean {
  return (textAt(group, 'type') ?? 'prometheus') === 'prometheus';
}
