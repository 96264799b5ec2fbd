// All checks of the catalogue, in its order.
import { alr01 } from './alr-01';
import { alr02 } from './alr-02';
import { alr03 } from './alr-03';
import { alr04 } from './alr-04';
import { alr05 } from './alr-05';
import { alr06 } from './alr-06';
import { alr07 } from './alr-07';
import { alr08 } from './alr-08';
import { alr09 } from './alr-09';
import { arc01 } from './arc-01';
import { cap04 } from './cap-04';
import { cap06 } from './cap-06';
import type { Check } from './check';
import { chg06 } from './chg-06';

export const CHECKS: readonly Check[] = [
  cap04,
  cap06,
  alr01,
  alr02,
  alr03,
  alr04,
  alr05,
  alr06,
  alr07,
  alr08,
  alr09,
  arc01,
  chg06,
];
