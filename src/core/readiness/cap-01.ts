// CAP-01: somebody has written down what load will come.
import { forecastRps } from '../impact/formulas/forecast';
import { callerRates } from '../impact/caller-rates';
import { sideOf } from '../impact/side';
import type { EntryFields, Fix } from '../model/edit';
import { formatRate, showRate } from '../units/rate';
import type { Check, CheckContext, Verdict } from './check';
import { whereDescribed } from './judging/descriptors';
import { type AskedField, knownNumbers } from './judging/known-numbers';

export const cap01: Check = {
  id: 'CAP-01',
  group: 'CAP',
  title: 'Demand forecast recorded (current peak, growth, launch spike, horizon ≥ 6 months)',
  why: 'Machines, quotas and budgets take weeks to get; load that nobody foresaw arrives in a day.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'limited',
  remedy: 'Write capacity.peakRps, growthPerMonth, spikeFactor and horizonMonths into the descriptor.',
  level: 'auto',
  verify,
};

const FIELDS = ['peakRps', 'growthPerMonth', 'spikeFactor', 'horizonMonths'] as const;

function verify(context: CheckContext): Verdict {
  const { forecastMonths } = context.thresholds;
  const known = knownNumbers(context, FIELDS);
  if ('missing' in known)
    return {
      state: 'fail',
      message: `No forecast of its load: ${known.missing.map((field) => `capacity.${field}`).join(', ')} ${known.missing.length === 1 ? 'is' : 'are'} missing.`,
      evidence: known.evidence.length > 0 ? known.evidence : whereDescribed(context),
      fixes: draftOf(context, known.missing),
    };
  const { peakRps, growthPerMonth, spikeFactor, horizonMonths } = known.values;
  if (horizonMonths < forecastMonths)
    return {
      state: 'fail',
      message: `The forecast reaches ${horizonMonths} months; machines and quotas need ${forecastMonths}.`,
      evidence: known.evidence,
      fixes: [set(context, 'horizonMonths', String(forecastMonths), 'the least')].flatMap((fix) => fix ?? []),
    };
  const rps = forecastRps(peakRps, growthPerMonth, horizonMonths, spikeFactor);
  const future = rps === undefined ? '' : `: ${showRate(Math.round(rps))} in ${horizonMonths} months`;
  return { state: 'pass', message: `The load is foreseen${future}.`, evidence: known.evidence };
}

/** Numbers that nobody said are named defaults; the peak is the sum of the callers, where each of them says its own. */
function draftOf(context: CheckContext, missing: readonly AskedField[]): readonly Fix[] {
  const drafts = missing.flatMap((field) => {
    const draft = draftFor(context, field);
    return draft === undefined ? [] : [{ field, ...draft }];
  });
  const [root] = context.descriptors;
  const isNew = context.service.capacity === undefined;
  if (root === undefined) return [];
  if (!isNew) return drafts.flatMap(({ field, value, why }) => set(context, field, value, why) ?? []);
  if (drafts.length < FIELDS.length) return [];
  const value: EntryFields = drafts.map((draft) => [draft.field, draft.value]);
  return [
    {
      title: `Write a forecast: ${drafts.map((draft) => `${draft.field} ${draft.value} (${draft.why})`).join(', ')}`,
      intent: { kind: 'set-entry', place: root.value.place, path: ['capacity'], value },
    },
  ];
}

function draftFor(
  { service, report, thresholds }: CheckContext,
  field: AskedField,
): { value: string; why: string } | undefined {
  if (field === 'growthPerMonth') return { value: '5%', why: 'a default' };
  if (field === 'spikeFactor') return { value: '1', why: 'no launch' };
  if (field === 'horizonMonths') return { value: String(thresholds.forecastMonths), why: 'the least' };
  const rates = callerRates(service.name, sideOf(report.head, report.head)).map(({ rps }) => rps);
  if (rates.length === 0 || !rates.every((rps) => rps !== undefined)) return undefined;
  return { value: formatRate(rates.reduce((sum, rps) => sum + rps, 0)), why: 'the sum of its callers' };
}

function set({ descriptors }: CheckContext, field: AskedField, value: string, why: string): Fix | undefined {
  const [root] = descriptors;
  return (
    root && {
      title: `Set capacity.${field}: ${value} (${why})`,
      intent: { kind: 'set-entry', place: root.value.place, path: ['capacity', field], value },
    }
  );
}
