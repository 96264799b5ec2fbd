// Numbers of a service that a verdict needs, and the questions that would make the others known.
import { forecastRps } from '../../impact/formulas/forecast';
import type { CapacityField } from '../../model/capacity';
import type { Evidence, Located, Place } from '../../model/place';
import type { Service } from '../../model/service';
import { type Traced, textAt } from '../../artifacts/traced';
import type { CheckContext, Verdict } from '../check';
import { DESCRIPTOR_FORMAT } from './descriptors';
import { mostReplicas } from './replicas';
import { inKubernetes } from './workloads';

/** What nobody says, as a question, with the field that would answer it. */
export const QUESTIONS = {
  peakRps: 'how many requests a second does it get at peak (capacity.peakRps)',
  rpsPerReplica: 'how many requests a second does one replica carry (capacity.rpsPerReplica)',
  growthPerMonth: 'how fast does its load grow (capacity.growthPerMonth)',
  spikeFactor: 'how many times the peak may a launch bring (capacity.spikeFactor)',
  horizonMonths: 'for how many months is that foreseen (capacity.horizonMonths)',
  zones: 'in how many zones does it run (capacity.zones)',
  poolSize: 'how many connections does one replica hold (capacity.poolSize)',
} as const satisfies Partial<Record<CapacityField, string>>;

export type AskedField = keyof typeof QUESTIONS;

/** The numbers of a capacity by field, all of them, or what is missing. */
export type Known<Field extends AskedField> =
  | { readonly values: Readonly<Record<Field, number>>; readonly evidence: readonly Evidence[] }
  | { readonly missing: readonly Field[]; readonly evidence: readonly Evidence[] };

/** Looks the fields up in what the service says of its capacity. */
export function knownNumbers<Field extends AskedField>(
  { service }: CheckContext,
  fields: readonly Field[],
): Known<Field> {
  const said = fields.flatMap((field) => {
    const number = service.capacity?.[field];
    return number === undefined ? [] : [{ field, ...number }];
  });
  const evidence = saidBy(service, said);
  const missing = fields.filter((field) => !said.some((one) => one.field === field));
  if (missing.length > 0) return { missing, evidence };
  const values = Object.fromEntries(said.map(({ field, value }) => [field, value])) as Record<Field, number>;
  return { values, evidence };
}

/** Unknown, with the questions whose answers would decide. */
export function asks(questions: readonly string[], evidence: readonly Evidence[]): Verdict {
  return { state: 'unknown', message: `Not known: ${questions.join('; ')}?`, evidence };
}

/** Where numbers of a service are written, each line once, with the format of what describes it there. */
export function saidBy({ evidence }: Service, numbers: readonly { readonly place: Place }[]): readonly Evidence[] {
  const lines = new Map(numbers.map(({ place }) => [`${place.file}:${place.line}`, place] as const));
  return [...lines.values()].map((place) => ({
    place,
    format: evidence.find((one) => one.place.file === place.file)?.format ?? DESCRIPTOR_FORMAT,
  }));
}

/** How many replicas may run at most, over all workloads that are not on every node; undefined where no file runs the service. */
export function mostRunning({
  workloads,
  service,
}: CheckContext): (Located<number> & { readonly evidence: readonly Evidence[] }) | undefined {
  const counted = workloads.filter(({ kind }) => kind !== 'DaemonSet').map(mostReplicas);
  const [first] = counted;
  if (first !== undefined)
    return {
      value: counted.reduce((sum, { value }) => sum + value, 0),
      place: first.place,
      evidence: inKubernetes(...counted.map(({ place }) => place)),
    };
  const said = service.capacity?.maxReplicas ?? service.capacity?.replicas;
  return said && { ...said, evidence: saidBy(service, [said]) };
}

/** The number of a quantity with its unit in a descriptor, by its reader; undefined where it says none, or one that cannot be read. */
export function quantityAt(
  value: Traced | undefined,
  read: (text: string) => number | undefined,
): Located<number> | undefined {
  const text = textAt(value);
  const number = text === undefined ? undefined : read(text);
  return value === undefined || number === undefined ? undefined : { value: number, place: value.place };
}

/** The load that is foreseen, in rps, or what is missing for it; a spike counts where one is said. */
export function forecastOf(
  context: CheckContext,
):
  | { readonly rps: number; readonly evidence: readonly Evidence[] }
  | { readonly missing: readonly AskedField[]; readonly evidence: readonly Evidence[] } {
  const known = knownNumbers(context, ['peakRps', 'growthPerMonth', 'horizonMonths']);
  if ('missing' in known) return known;
  const { peakRps, growthPerMonth, horizonMonths } = known.values;
  const rps = forecastRps(peakRps, growthPerMonth, horizonMonths, context.service.capacity?.spikeFactor?.value);
  return rps === undefined
    ? { missing: ['growthPerMonth'], evidence: known.evidence }
    : { rps, evidence: known.evidence };
}
