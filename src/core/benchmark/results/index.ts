// The list of formats of benchmark results: adding one = its file, its line here, its row in docs/benchmarks.md.
import type { ResultFormat } from './format';
import { gatlingStats } from './gatling-stats';
import { hey } from './hey';
import { jmeterAggregate } from './jmeter-aggregate';
import { jmeterJtl } from './jmeter-jtl';
import { jmeterStatistics } from './jmeter-statistics';
import { k6Points } from './k6-points';
import { k6Summary } from './k6-summary';
import { wrk } from './wrk';

/** Every format, in the order in which a file is offered to them: those that are known by their first line come first. */
export const RESULT_FORMATS: readonly ResultFormat[] = [
  k6Points,
  jmeterJtl,
  jmeterAggregate,
  wrk,
  hey,
  k6Summary,
  jmeterStatistics,
  gatlingStats,
];
