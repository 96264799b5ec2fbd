// The contract of a readiness check: adding one = one file, one line in `index.ts`, one page that is its manual and its test.
import type { AlertEstate } from '../alerts/estate/estate';
import type { Artifacts } from '../artifacts/artifacts';
import type { OwnDocument } from '../artifacts/read';
import type { Workload } from '../artifacts/kubernetes/workload';
import type { Config } from '../model/config';
import type { Fix } from '../model/edit';
import type { Lifecycle } from '../model/lifecycle';
import type { Evidence } from '../model/place';
import type { Report } from '../model/report';
import type { Demand, Group } from '../model/review';
import type { Service } from '../model/service';
import type { Thresholds } from '../model/thresholds';
import type { Tier } from '../model/tier';

/** What a check may look at: one service in its workspace. */
export interface CheckContext {
  readonly service: Service;
  /** The effective tier. */
  readonly tier: Tier;
  /** The stage that it is reviewed for. */
  readonly stage: Lifecycle;
  readonly report: Report;
  readonly artifacts: Artifacts;
  /** All rules of Prometheus, each judged whether it is new or not. */
  readonly alerts: AlertEstate;
  /** Its workloads that go on running, in the environments that decide. */
  readonly workloads: readonly Workload[];
  /** Its descriptors (`sre.yaml`): fields that no other part of the core reads are read there. */
  readonly descriptors: readonly OwnDocument[];
  /** The records of its reviews. */
  readonly records: readonly OwnDocument[];
  /** Who must look at a file by CODEOWNERS, as written there. */
  readonly ownersOf: (file: string) => readonly string[];
  readonly config: Config;
  readonly thresholds: Thresholds;
  /** ISO date. */
  readonly today: string;
}

/** What a check says. A pass without evidence is no pass: the runner calls it unknown. */
export interface Verdict {
  readonly state: 'pass' | 'fail' | 'unknown' | 'not-applicable';
  /** What was looked at and found, one or two short sentences. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly fixes?: readonly Fix[];
}

export interface Check {
  /** The code of the catalogue: `CAP-04`. */
  readonly id: string;
  readonly group: Group;
  /** The good property. */
  readonly title: string;
  /** Why it matters, in users' terms. */
  readonly why: string;
  /** What it asks of each tier. */
  readonly tiers: Readonly<Record<'core' | 'normal' | 'supplementary', Demand>>;
  /** The stage at which it begins to count. */
  readonly fromStage: Lifecycle | 'any';
  /** How to mend it. */
  readonly remedy: string;
  /** Written by the company itself. */
  readonly own?: boolean;
  /** `auto`: decided from files; `partly`: a person may answer what they do not say; `evidence`: from a result; `attest`: by a person. */
  readonly level: 'auto' | 'partly' | 'evidence' | 'attest';
  readonly verify: (context: CheckContext) => Verdict;
}
