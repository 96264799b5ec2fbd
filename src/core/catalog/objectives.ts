// The objectives of a service from all that is said of it; what two formats say of one objective is told apart.
import type { Identity, ServiceFact, StatementFact } from '../model/facts';
import type { Conflict } from '../model/service';
import type { Slo } from '../model/slo';
import { compareStrength } from './order';
import { sloText } from './slo-text';

interface Objectives {
  readonly slos: readonly Slo[];
  readonly conflicts: readonly Conflict[];
}

interface Said {
  readonly slo: Slo;
  readonly format: string;
  readonly identity: Identity;
}

/** Published graphs are older by nature: they do not disagree with manifests. */
const PUBLISHED: ReadonlySet<Identity> = new Set<Identity>(['graph', 'baseline']);

/**
 * Takes facts and statements; gives their objectives, strongest first. One objective is what has the same type and id,
 * and what two formats say that each know one objective of the type only (for latency, of that threshold). The strongest
 * statement of it counts; another target in another format is a conflict.
 */
export function uniteObjectives(facts: readonly ServiceFact[], statements: readonly StatementFact[]): Objectives {
  const said = [...facts, ...statements]
    .sort(compareStrength)
    .flatMap(({ slos, format, identity }) => slos.map((slo): Said => ({ slo, format, identity })));
  if (said.length === 0) return NOTHING;
  const kept: Said[] = [];
  const conflicts: Conflict[] = [];
  for (const one of said) {
    const other = kept.find((known) => isNamesake(known, one)) ?? kept.find((known) => isTheOnly(known, one, said));
    if (other === undefined) kept.push(one);
    else if (disagree(other, one)) conflicts.push({ field: 'slo', statements: [statementOf(other), statementOf(one)] });
  }
  return { slos: kept.map(({ slo }) => slo), conflicts };
}

const NOTHING: Objectives = { slos: [], conflicts: [] };

function isNamesake(a: Said, b: Said): boolean {
  return a.slo.type === b.slo.type && a.slo.id === b.slo.id;
}

function isTheOnly(a: Said, b: Said, all: readonly Said[]): boolean {
  if (a.format === b.format || a.slo.type !== b.slo.type || a.slo.thresholdMs !== b.slo.thresholdMs) return false;
  const alone = ({ format, slo: { type } }: Said) =>
    all.filter((one) => one.format === format && one.slo.type === type).length === 1;
  return alone(a) && alone(b);
}

function disagree(a: Said, b: Said): boolean {
  if (a.format === b.format || PUBLISHED.has(a.identity) || PUBLISHED.has(b.identity)) return false;
  const [one, other] = [a.slo, b.slo];
  const thresholds = one.thresholdMs !== undefined && other.thresholdMs !== undefined;
  return one.target !== other.target || (thresholds && one.thresholdMs !== other.thresholdMs);
}

function statementOf({ slo, format }: Said): Conflict['statements'][number] {
  return { value: `${slo.type} ${sloText(slo)}`, place: slo.evidence.place, format };
}
