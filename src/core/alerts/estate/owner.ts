// Who an alert is for, by its labels.
import type { Located } from '../../model/place';
import { selectorsIn } from '../promql/expression';
import { parseExpression } from '../promql/parse';
import type { AlertEstate, ReadRule } from './estate';
import { saysNothing } from './placeholder';

const OWNERS = ['team', 'owner', 'squad', 'team_name', 'owner_team', 'owning_team', 'responsible_team'];
/** A label of the series that the expression keeps. */
const KEPT = new RegExp(`\\b(?:by|group_left|group_right)\\s*\\([^)]*\\b(?:${OWNERS.join('|')})\\b`);

/** The label of the rule or its group that names who it is for. */
export function ownerLabel({ rule }: ReadRule): Located<string> | undefined {
  return OWNERS.flatMap((label) => rule.labels.get(label) ?? []).find(({ value }) => !saysNothing(value));
}

/** True where the label comes with the series: an alert has the labels of what it looks at. */
export function hasOwner(alert: ReadRule, estate: AlertEstate): boolean {
  if (ownerLabel(alert) !== undefined || KEPT.test(alert.rule.expr.value)) return true;
  const { expression } = parseExpression(alert.rule.expr);
  const metrics = expression === undefined ? [] : selectorsIn(expression).flatMap(({ metric }) => metric ?? []);
  return metrics.some((metric) => estate.recorded(metric).some((record) => ownerLabel(record) !== undefined));
}
