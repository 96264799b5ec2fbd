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
import { arc02 } from './arc-02';
import { arc03 } from './arc-03';
import { arc04 } from './arc-04';
import { arc05 } from './arc-05';
import { arc06 } from './arc-06';
import { arc07 } from './arc-07';
import { arc08 } from './arc-08';
import { arc09 } from './arc-09';
import { arc10 } from './arc-10';
import { arc11 } from './arc-11';
import { arc12 } from './arc-12';
import { ben01 } from './ben-01';
import { ben02 } from './ben-02';
import { ben03 } from './ben-03';
import { ben04 } from './ben-04';
import { ben05 } from './ben-05';
import { ben06 } from './ben-06';
import { ben07 } from './ben-07';
import { ben08 } from './ben-08';
import { cap01 } from './cap-01';
import { cap02 } from './cap-02';
import { cap03 } from './cap-03';
import { cap04 } from './cap-04';
import { cap05 } from './cap-05';
import { cap06 } from './cap-06';
import { cap07 } from './cap-07';
import { cap08 } from './cap-08';
import { cap09 } from './cap-09';
import { cap10 } from './cap-10';
import { cap11 } from './cap-11';
import { cap12 } from './cap-12';
import type { Check } from './check';
import { chg01 } from './chg-01';
import { chg02 } from './chg-02';
import { chg03 } from './chg-03';
import { chg04 } from './chg-04';
import { chg05 } from './chg-05';
import { chg06 } from './chg-06';
import { chg07 } from './chg-07';
import { chg08 } from './chg-08';
import { chg09 } from './chg-09';
import { chg10 } from './chg-10';
import { chg11 } from './chg-11';
import { dat01 } from './dat-01';
import { dat02 } from './dat-02';
import { dat03 } from './dat-03';
import { dat04 } from './dat-04';
import { dat05 } from './dat-05';
import { dep01 } from './dep-01';
import { dep02 } from './dep-02';
import { emr01 } from './emr-01';
import { emr02 } from './emr-02';
import { emr03 } from './emr-03';
import { emr04 } from './emr-04';
import { emr05 } from './emr-05';
import { emr06 } from './emr-06';
import { mon01 } from './mon-01';
import { mon02 } from './mon-02';
import { mon03 } from './mon-03';
import { mon04 } from './mon-04';
import { mon05 } from './mon-05';
import { mon06 } from './mon-06';
import { mon07 } from './mon-07';
import { mon08 } from './mon-08';
import { mon09 } from './mon-09';
import { mon10 } from './mon-10';
import { mon11 } from './mon-11';
import { perf01 } from './perf-01';
import { perf02 } from './perf-02';
import { perf03 } from './perf-03';
import { perf04 } from './perf-04';
import { perf05 } from './perf-05';
import { perf06 } from './perf-06';
import { perf07 } from './perf-07';
import { perf08 } from './perf-08';
import { perf09 } from './perf-09';
import { pro01 } from './pro-01';
import { pro02 } from './pro-02';

export const CHECKS: readonly Check[] = [
  ben01,
  ben02,
  ben03,
  ben04,
  ben05,
  ben06,
  ben07,
  ben08,
  cap01,
  cap02,
  cap03,
  cap04,
  cap05,
  cap06,
  cap07,
  cap08,
  cap09,
  cap10,
  cap11,
  cap12,
  perf01,
  perf02,
  perf03,
  perf04,
  perf05,
  perf06,
  perf07,
  perf08,
  perf09,
  mon01,
  mon02,
  mon03,
  mon04,
  mon05,
  mon06,
  mon07,
  mon08,
  mon09,
  mon10,
  mon11,
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
  arc02,
  arc03,
  arc04,
  arc05,
  arc06,
  arc07,
  arc08,
  arc09,
  arc10,
  arc11,
  arc12,
  chg01,
  chg02,
  chg03,
  chg04,
  chg05,
  chg06,
  chg07,
  chg08,
  chg09,
  chg10,
  chg11,
  emr01,
  emr02,
  emr03,
  emr04,
  emr05,
  emr06,
  dat01,
  dat02,
  dat03,
  dat04,
  dat05,
  pro01,
  pro02,
  dep01,
  dep02,
];
