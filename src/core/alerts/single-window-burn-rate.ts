// AH-14: one window alone goes on firing long after all is well, or fires on a blip.
import { showDuration } from '../units/duration';
import { burnRateOf } from './burn-rate/classify';
import type { HygieneCheck } from './hygiene';
import { placeIn } from './promql/place';

/** The workbook takes a twelfth; half and double of it are in use (Pyrra: 6 h beside 4 d). */
const SHARE = 1 / 12;
const TOLERANCE = 2;

export const singleWindowBurnRate: HygieneCheck = {
  id: 'single-window-burn-rate',
  code: 'AH-14',
  title: 'A burn-rate alert has no short window',
  severity: 'warning',
  ofAlert: ({ rule }) => {
    for (const { long, short } of burnRateOf(rule)?.pairs ?? []) {
      const place = placeIn(rule.expr, (short ?? long).at);
      const short12 = long.windowMs === undefined ? undefined : showDuration(long.windowMs * SHARE);
      const next = short12 === undefined ? 'Add a short window with and.' : `Add a window of ${short12} with and.`;
      const window = long.windowMs === undefined ? 'a long window' : showDuration(long.windowMs);
      if (short === undefined)
        return {
          message: `${rule.name.value} looks at ${window} alone: it goes on firing for as long after all is well.`,
          next,
          place,
        };
      if (short.windowMs === undefined || long.windowMs === undefined) continue;
      const share = short.windowMs / long.windowMs / SHARE;
      if (share < 1 / TOLERANCE - 1e-9 || share > TOLERANCE + 1e-9)
        return {
          message: `The short window of ${rule.name.value} is ${showDuration(short.windowMs)}, the long one ${window}: a twelfth of it would be ${short12 ?? ''}.`,
          next: share > 1 ? 'A longer one ends the alert late.' : 'A shorter one is noisy.',
          place,
        };
    }
    return undefined;
  },
};
