// MON-01: the service says what its callers may count on, and somebody answers for it.
import type { EntryFields, Fix } from '../model/edit';
import type { Slo } from '../model/slo';
import { formatPercent } from '../units/percent';
import type { Check, CheckContext, Verdict } from './check';
import { whereDescribed } from './judging/descriptors';

export const mon01: Check = {
  id: 'MON-01',
  group: 'MON',
  title: 'SLOs defined and owned',
  why: 'Without an objective nobody can say whether a bad day was too bad, and every alert is an opinion.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'limited',
  remedy:
    'Write slos into the descriptor: availability, for core services latency too, below 100 %, with a window; and an owner.',
  level: 'auto',
  verify,
};

/** Of an unknown tier what every tier is asked for. */
function wantedOf({ tier }: CheckContext): readonly Slo['type'][] {
  return tier === 'core' ? ['availability', 'latency'] : ['availability'];
}

function verify(context: CheckContext): Verdict {
  const { service, ownersOf } = context;
  const { slos, name } = service;
  const evidence = slos.map((slo) => slo.evidence);
  const missing = wantedOf(context).filter((type) => !slos.some((slo) => slo.type === type));
  const whole = slos.filter(({ target }) => target >= 1);
  const files = [...evidence, ...service.evidence].map(({ place }) => place.file);
  const isOwned = service.owner !== undefined || files.some((file) => ownersOf(file).length > 0);
  const wrong = [
    ...(missing.length > 0 ? [`no ${missing.join(' and no ')} objective`] : []),
    ...whole.map(({ id }) => `${id} of 100 %, which leaves no error budget`),
    ...(isOwned ? [] : ['nobody who answers for its objectives']),
  ];
  if (wrong.length > 0)
    return {
      state: 'fail',
      message: `${name} has ${wrong.join(', ')}.`,
      evidence:
        whole.length > 0 ? whole.map((slo) => slo.evidence) : evidence.length > 0 ? evidence : whereDescribed(context),
      fixes: missing.flatMap((type) => draftOf(context, type) ?? []),
    };
  const said = slos.map(({ id, target, windowDays }) => `${id} ${formatPercent(target)} in ${windowDays} d`);
  return { state: 'pass', message: `${name} promises ${said.join(', ')}.`, evidence };
}

/** Drafts by tier, the defaults of the catalogue: numbers to begin a talk with. */
const AVAILABILITY = { core: '99.95%', normal: '99.5%', supplementary: '99%' } as const;
const LATENCY = { threshold: '500ms', target: '99%' } as const;

/** One objective as a draft; none where no descriptor could hold it, or where nobody says the tier. */
function draftOf({ descriptors, tier }: CheckContext, type: Slo['type']): Fix | undefined {
  const [root] = descriptors;
  if (root === undefined || tier === 'unknown') return undefined;
  const item: EntryFields =
    type === 'availability'
      ? [
          ['id', type],
          ['type', type],
          ['target', AVAILABILITY[tier]],
          ['window', '30d'],
        ]
      : [
          ['id', type],
          ['type', type],
          ['threshold', LATENCY.threshold],
          ['target', LATENCY.target],
          ['window', '30d'],
        ];
  const says = type === 'availability' ? AVAILABILITY[tier] : `${LATENCY.target} within ${LATENCY.threshold}`;
  return {
    title: `Draft an ${type} objective: ${says} (a default for ${tier})`.replace('an latency', 'a latency'),
    intent: { kind: 'add-item', place: root.value.place, path: ['slos'], item },
  };
}
