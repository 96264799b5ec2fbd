// Waivers that the branch adds, or lets hold for longer.
import type { JudgedWaiver } from '../../waivers/sides';
import type { Verdict } from '../rule';

/** One verdict for each waiver of head that the baseline does not have, or has with an earlier end. */
export function addedWaivers(waivers: readonly JudgedWaiver[]): readonly Verdict[] {
  return waivers.flatMap(({ waiver, change, scope }) => {
    if (change === undefined) return [];
    const what = `${waiver.rule}${waiver.call ? ` for ${waiver.call}` : ''}${waiver.service ? ` for ${waiver.service}` : ''}`;
    const by = `(${waiver.approver}: ${waiver.reason})`;
    return [
      {
        severity: 'warning',
        message:
          change.kind === 'added'
            ? `This branch waives ${what} until ${waiver.expires} ${by}. It holds once it is merged.`
            : `This branch extends the waiver of ${what} from ${change.until} to ${waiver.expires} ${by}. The longer time holds once it is merged.`,
        next: `Have ${waiver.approver} approve it in the review.`,
        place: waiver.place,
        about: `waiver ${scope}`,
      },
    ];
  });
}
