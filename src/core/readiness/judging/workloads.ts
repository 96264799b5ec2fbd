// One verdict over all workloads that decide: the strictest counts, and is named.
import type { Workload } from '../../artifacts/kubernetes/workload';
import type { Evidence, Place } from '../../model/place';
import type { CheckContext, Verdict } from '../check';

/** The format of all evidence from Kubernetes. */
const FORMAT = 'kubernetes';

const ORDER: Record<Verdict['state'], number> = { fail: 0, unknown: 1, pass: 2, 'not-applicable': 3 };

export const NO_WORKLOAD: Verdict = {
  state: 'unknown',
  message:
    'No workload of this service was found. Keep its Kubernetes manifests in the workspace, or give what its chart renders (--manifests).',
  evidence: [],
};

/** Where something of Kubernetes is written. */
export function inKubernetes(...places: readonly Place[]): readonly Evidence[] {
  return places.map((place) => ({ place, format: FORMAT }));
}

/** `Deployment payments`, with its environment where files name one. */
export function nameOf({ object }: Workload): string {
  const { kind, name, environment } = object;
  return environment === undefined ? `${kind} ${name}` : `${kind} ${name} (${environment})`;
}

/** Judges each workload that goes on running; of several the worst verdict speaks, with the evidence of all that are as bad. */
export function overWorkloads({ workloads }: CheckContext, judge: (workload: Workload) => Verdict): Verdict {
  return workloads.length === 0 ? NO_WORKLOAD : worstOf(workloads.map((workload) => noted(judge(workload), workload)));
}

/** Of several verdicts the worst, with the words and the evidence of all that are as bad. At least one is given. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  const worst = Math.min(...verdicts.map(({ state }) => ORDER[state]));
  const same = verdicts.filter(({ state }) => ORDER[state] === worst);
  return {
    state: same[0]?.state ?? 'unknown',
    message: [...new Set(same.map(({ message }) => message))].join(' '),
    evidence: same.flatMap(({ evidence }) => evidence),
    fixes: same.flatMap(({ fixes }) => fixes ?? []),
  };
}

/** What of a workload was not worked out is said with whatever is said of it. */
function noted(verdict: Verdict, { object: { notes = [] } }: Workload): Verdict {
  const [first, ...others] = notes;
  if (first === undefined || verdict.state === 'not-applicable') return verdict;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return { ...verdict, message: `${verdict.message} Not worked out: ${first}${more}.` };
}
