// Quick fixes that several checks offer: what a person means, where the rule is written.
import type { AlertRule, PlacedText } from '../../model/alert-rule';
import type { AlertSeverity } from '../../model/alert-severity';
import type { Fix } from '../../model/edit';
import type { Range } from '../promql/expression';
import { placeIn } from '../promql/place';

/** An annotation, a label or a field of the rule gets the value. */
export function setFix(title: string, { place }: AlertRule, path: readonly string[], value: string): Fix {
  return { title, intent: { kind: 'set-entry', place, path, value } };
}

/** The label by which people route gets the word. */
export function severityFix(rule: AlertRule, severity: AlertSeverity): Fix {
  return setFix(`Write severity: ${severity}`, rule, ['labels', 'severity'], severity);
}

/** Parts of the expression become other texts. */
export function rewriteFix(title: string, expr: PlacedText, parts: readonly Range[], by: string): Fix {
  const texts = parts.map((at) => ({ place: placeIn(expr, at), text: expr.value.slice(at.start, at.end), by }));
  return { title, intent: { kind: 'replace-texts', texts } };
}
