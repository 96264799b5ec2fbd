// All checks of the catalogue, in its order.
import { arc01 } from './arc-01';
import { cap04 } from './cap-04';
import { cap06 } from './cap-06';
import type { Check } from './check';
import { chg06 } from './chg-06';

export const CHECKS: readonly Check[] = [cap04, cap06, arc01, chg06];
