// Which rule of another text is the same rule, and whether it still says the same.
import type { AlertRule } from '../../model/alert-rule';
import type { Located } from '../../model/place';

const SEPARATOR = '\u0000';

/** Group, kind, name and labels: files may be moved, and rules within them. */
export function identityOf({ group, kind, name, labels }: AlertRule): string {
  return [group, kind, name.value, ...textsOf(labels)].join(SEPARATOR);
}

/** The labels of a rule, in any order. */
export function labelsOf({ labels }: AlertRule): string {
  return textsOf(labels).join(SEPARATOR);
}

/** All that a rule says, without its places: blanks in the expression are no change. */
export function contentOf(rule: AlertRule): string {
  const { expr, keepFiringFor, annotations } = rule;
  return [
    identityOf(rule),
    expr.value.replace(/\s+/g, ' ').trim(),
    String(rule.for?.value ?? 0),
    String(keepFiringFor?.value ?? 0),
    ...textsOf(annotations),
  ].join(SEPARATOR);
}

function textsOf(texts: ReadonlyMap<string, Located<string>>): readonly string[] {
  return [...texts].map(([key, { value }]) => `${key}=${value}`).sort();
}
