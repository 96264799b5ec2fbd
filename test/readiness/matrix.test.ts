// Every tier, stage and group has a check that asks something, or a reason why nothing is asked there.
import assert from 'node:assert/strict';
import type { Lifecycle } from '../../src/core/model/lifecycle';
import { GROUPS, type Group } from '../../src/core/model/review';
import type { Tier } from '../../src/core/model/tier';
import { CHECKS } from '../../src/core/readiness/index';
import { demandOf, isDue } from '../../src/core/readiness/review/demand';

const TIERS: readonly Tier[] = ['core', 'normal', 'supplementary'];
const STAGES: readonly Lifecycle[] = ['design', 'development', 'limited', 'ga', 'deprecated', 'retired'];

const NOTHING_RUNS = 'In design nothing runs that could be measured, sized, rolled out or alerted on.';
const NO_USERS =
  'In development nobody depends on it yet: what it can carry, who watches it and who is woken comes with users.';
const FEW_USERS =
  'With limited availability its team watches it by hand; paging and emergency response come with everybody.';
const LIVES = 'Its end has not been announced.';
const ENDED = 'A retired service does not run: only what is left of it matters.';

/** Own checks are a company's: the catalogue asks nothing there. */
type CatalogueGroup = Exclude<Group, 'OWN'>;

/** Why a group asks nothing at a stage, whatever the tier. */
const GAPS: Readonly<Record<CatalogueGroup, Partial<Record<Lifecycle, string>>>> = {
  BEN: { design: NOTHING_RUNS, retired: ENDED },
  CAP: { design: NOTHING_RUNS, development: NO_USERS, retired: ENDED },
  PERF: { design: NOTHING_RUNS, retired: ENDED },
  MON: { design: NOTHING_RUNS, development: NO_USERS, retired: ENDED },
  ALR: { design: NOTHING_RUNS, development: NO_USERS, limited: FEW_USERS, retired: ENDED },
  ARC: { retired: ENDED },
  CHG: { design: NOTHING_RUNS, retired: ENDED },
  EMR: { design: NOTHING_RUNS, development: NO_USERS, limited: FEW_USERS, retired: ENDED },
  DAT: { retired: ENDED },
  PRO: {},
  DEP: { design: LIVES, development: LIVES, limited: LIVES, ga: LIVES },
};

describe('the matrix of tiers, stages and groups', () => {
  for (const group of GROUPS.filter((one): one is CatalogueGroup => one !== 'OWN')) {
    it(`asks with ${group}, or says why not`, () => {
      for (const tier of TIERS) {
        for (const stage of STAGES) {
          const asked = CHECKS.filter(
            (check) => check.group === group && isDue(check, stage) && demandOf(check, tier) !== 'none',
          );
          const reason = GAPS[group][stage];
          assert.equal(
            asked.length === 0,
            reason !== undefined,
            `${tier}, ${stage}: ${asked.map(({ id }) => id).join(', ')}`,
          );
        }
      }
    });
  }
});
