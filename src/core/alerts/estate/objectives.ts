// Which objective of its service a burn-rate alert watches.
import type { Slo } from '../../model/slo';
import type { ReadRule } from './estate';

const LABELS = ['sloth_slo', 'slo'];
/** Sloth prints 0.0009999999999999432 for 99.9 %. */
const TOLERANCE = 1e-9;

/** Those it may watch: the one that its labels name, else all. Empty where nobody knows the service, or an objective of it. */
export function objectivesOf({ rule, service }: ReadRule): readonly Slo[] {
  const slos = service?.slos ?? [];
  const names = LABELS.flatMap((label) => rule.labels.get(label)?.value ?? []);
  const named = slos.filter(({ id }) => names.includes(id));
  return named.length > 0 ? named : slos;
}

/** True where `budget` (a ratio) is what the objective leaves. */
export function hasBudget({ target }: Slo, budget: number): boolean {
  return Math.abs(budget - (1 - target)) <= TOLERANCE;
}
