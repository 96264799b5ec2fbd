// The sign of a state: a check, a cross, a ring. Drawn, because not every font has them, or tells a ring from a disc.
import type { PracticeState } from '../../core/model/practice';
import { svg } from '../elements';

const PATHS: Record<PracticeState, string> = {
  adopted: 'M1.5 6.5 L4.7 9.7 L10.5 2.5',
  'not-now': 'M2 2 L10 10 M10 2 L2 10',
  undecided: 'M6 1.7 A4.3 4.3 0 1 0 6 10.3 A4.3 4.3 0 1 0 6 1.7',
};

/** In pixels. */
export const SIGN = 12;

/** The sign with its left upper corner at a point of a picture. */
export function signAt(state: PracticeState, x: number, y: number): SVGPathElement {
  return svg('path', { class: `sign ${state}`, d: PATHS[state], transform: `translate(${x} ${y})` });
}

/** The sign in a line of text. */
export function signInText(state: PracticeState): SVGSVGElement {
  const picture = svg('svg', { width: SIGN, height: SIGN, viewBox: `0 0 ${SIGN} ${SIGN}`, 'aria-hidden': 'true' });
  picture.append(signAt(state, 0, 0));
  return picture;
}
