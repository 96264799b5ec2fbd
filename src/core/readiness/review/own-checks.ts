// The company's own checks, as checks of a review.
import type { OwnCheck } from '../../model/own-check';
import type { Check } from '../check';
import { fieldCheck } from '../field-check';

const NAMES = {
  workload: 'workload',
  container: 'container',
  descriptor: 'descriptor (sre.yaml)',
  operation: 'operation',
  alert: 'alert',
} as const;

/** The checks that a config brings, in its order. */
export function ownChecks(checks: readonly OwnCheck[]): readonly Check[] {
  return checks.map(({ id, group, title, why, remedy, on, tiers, from, none, schema }) => ({
    ...fieldCheck({
      id,
      group,
      title,
      why,
      remedy,
      tiers,
      fromStage: from,
      level: 'auto',
      on,
      schema,
      none: { state: none, message: `This service has no ${NAMES[on]}.` },
      passed: `Every ${NAMES[on]} is as it should be.`,
    }),
    own: true,
  }));
}

/** The manual of an own check: what its author wrote, and what it asks. */
export function ownManual({ id, title, why, remedy, on, tiers, from, schema, place }: OwnCheck): string {
  const asked = (['core', 'normal', 'supplementary'] as const).map((tier) => `${tier} ${tiers[tier]}`).join(', ');
  const since = from === 'any' ? 'at any stage' : `from ${from} on`;
  return [
    `# ${id} ${title}`,
    '',
    `**Why.** ${why}`,
    '',
    `**What to do.** ${remedy}`,
    '',
    `**Settings.** ${asked}; ${since}. Written by you: ${place.file}:${place.line}.`,
    '',
    `Each ${NAMES[on]} is held against`,
    '',
    '```json',
    JSON.stringify(schema, undefined, 2),
    '```',
    '',
  ].join('\n');
}
