// Which checks of ours the rules of other linters of Kubernetes decide.

export type Linter = 'kube-score' | 'kube-linter' | 'polaris';

type Rules = Readonly<Record<string, readonly string[]>>;

const KUBE_SCORE: Rules = {
  'CAP-04': ['deployment-replicas', 'horizontalpodautoscaler-replicas'],
  'CAP-05': ['horizontalpodautoscaler-has-target', 'deployment-targeted-by-hpa-does-not-have-replicas-configured'],
  'CAP-06': ['container-resources'],
  'CAP-07': ['deployment-has-host-podantiaffinity', 'pod-topology-spread-constraints'],
  'CAP-08': ['deployment-has-poddisruptionbudget', 'poddisruptionbudget-has-policy'],
  'MON-08': ['pod-probes', 'pod-probes-identical'],
  'MON-09': ['pod-probes', 'pod-probes-identical'],
  'CHG-01': ['deployment-strategy'],
  'CHG-06': ['container-image-tag'],
};

const KUBE_LINTER: Rules = {
  'CAP-04': ['minimum-three-replicas', 'hpa-minimum-three-replicas'],
  'CAP-05': ['dangling-horizontalpodautoscaler'],
  'CAP-06': ['unset-cpu-requirements', 'unset-memory-requirements'],
  'CAP-07': ['no-anti-affinity'],
  'CAP-08': ['pdb-min-available', 'pdb-max-unavailable', 'pdb-unhealthy-pod-eviction-policy'],
  'MON-04': ['dangling-servicemonitor'],
  'MON-08': ['no-readiness-probe', 'readiness-port'],
  'MON-09': ['no-liveness-probe', 'liveness-port', 'startup-port'],
  'CHG-01': ['no-rolling-update-strategy'],
  'CHG-06': ['latest-tag'],
  'ARC-01': ['required-label-owner', 'required-annotation-email'],
};

const POLARIS: Rules = {
  'CAP-04': ['deploymentMissingReplicas', 'hpaMinAvailability'],
  'CAP-05': ['hpaMaxAvailability'],
  'CAP-06': ['cpuRequestsMissing', 'cpuLimitsMissing', 'memoryRequestsMissing', 'memoryLimitsMissing'],
  'CAP-07': ['topologySpreadConstraint'],
  'CAP-08': ['missingPodDisruptionBudget', 'pdbMinAvailableGreaterThanHPAMinReplicas', 'pdbDisruptionsIsZero'],
  'MON-08': ['readinessProbeMissing'],
  'MON-09': ['livenessProbeMissing'],
  'CHG-06': ['tagNotSpecified'],
};

const CHECKS = new Map<Linter, ReadonlyMap<string, readonly string[]>>([
  ['kube-score', byRule(KUBE_SCORE)],
  ['kube-linter', byRule(KUBE_LINTER)],
  ['polaris', byRule(POLARIS)],
]);

/** The linter that calls itself so in its report; undefined for any other program. */
export function linterNamed(name: string): Linter | undefined {
  const plain = name.toLowerCase().replace(/[^a-z]+/g, '-');
  return [...CHECKS.keys()].find((linter) => linter === plain);
}

/** The checks that a rule of a linter decides too; none for one that has no twin here. */
export function checksOf(linter: Linter, rule: string): readonly string[] {
  return CHECKS.get(linter)?.get(rule) ?? [];
}

function byRule(rules: Rules): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [check, names] of Object.entries(rules))
    for (const name of names) found.set(name, [...(found.get(name) ?? []), check]);
  return found;
}
