// AH-13: two alerts of one name and the same labels are one alert to whoever gets it.
import type { AlertRule } from '../model/alert-rule';
import { labelsOf } from './estate/identity';
import type { HygieneCheck } from './hygiene';
import { type Selector, selectorsIn } from './promql/expression';
import { parseExpression } from './promql/parse';

/** Of one name; far more than anybody can tell apart. */
const MOST = 100;

export const duplicateAlert: HygieneCheck = {
  id: 'duplicate-alert',
  code: 'AH-13',
  title: 'Two alerts have the same name, the same labels and the same subject',
  severity: 'warning',
  ofAlert: ({ rule }, estate) => {
    const others = estate.alertsNamed(rule.name.value).slice(0, MOST);
    const at = others.findIndex((other) => other.rule === rule);
    // Told once: at the one that came, or at the later one.
    const other = others.find(
      (one, index) => (index < at || !estate.isNew(one.rule)) && one.rule !== rule && isSame(one.rule, rule),
    );
    if (other === undefined) return undefined;
    return {
      message: `${rule.name.value} is there twice with the same labels and series: nobody can tell which one fired.`,
      next: 'Keep one of them, or give them labels that differ.',
      place: rule.name.place,
      related: [{ message: 'The other one', place: other.rule.name.place }],
    };
  },
};

function isSame(a: AlertRule, b: AlertRule): boolean {
  if (labelsOf(a) !== labelsOf(b)) return false;
  const [one, other] = [selectorsOf(a), selectorsOf(b)];
  const metrics = new Set(one.map(({ metric }) => metric));
  return other.some(({ metric }) => metrics.has(metric)) && !isApart(one, other);
}

function selectorsOf(rule: AlertRule): readonly Selector[] {
  const { expression } = parseExpression(rule.expr);
  return expression === undefined ? [] : selectorsIn(expression);
}

/** Some label has to be one value here and another there. */
function isApart(a: readonly Selector[], b: readonly Selector[]): boolean {
  const [one, other] = [valuesOf(a), valuesOf(b)];
  return [...one].some(([label, values]) => {
    const there = other.get(label);
    return there !== undefined && ![...values].some((value) => there.has(value));
  });
}

function valuesOf(selectors: readonly Selector[]): ReadonlyMap<string, ReadonlySet<string>> {
  const values = new Map<string, Set<string>>();
  for (const { label, op, value } of selectors.flatMap(({ matchers }) => matchers))
    if (op === '=') values.set(label, (values.get(label) ?? new Set()).add(value));
  return values;
}
