// MON-11: somebody outside sees what users see, and somebody notices when the monitoring is silent.
import { itemsAt, textAt } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import type { Evidence } from '../model/place';
import { allNames } from '../model/service';
import type { Check, CheckContext, Verdict } from './check';
import { whereDescribed } from './judging/descriptors';
import { hasGroup, ofKinds } from './judging/kinds';
import { manifestBeside } from './judging/manifest-draft';
import { inKubernetes } from './judging/workloads';

export const mon11: Check = {
  id: 'MON-11',
  group: 'MON',
  title: 'Black-box probe on each core-flow entry, and monitoring of the monitoring',
  why: 'What fails before the first line of code (DNS, certificates, the gateway) no metric of the service shows; and a dead Prometheus pages nobody.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Probe the entry from outside (a Probe, a synthetic test), and keep an alert that always fires and is missed when it does not.',
  level: 'partly',
  verify,
};

function verify(context: CheckContext): Verdict {
  if (!isEntry(context))
    return {
      state: 'not-applicable',
      message: 'No core flow begins here.',
      evidence: whereDescribed(context),
    };
  const [probe, watchdog] = [probeOf(context), watchdogOf(context)];
  const missing = [
    ...(probe === undefined ? ['a probe from outside'] : []),
    ...(watchdog === undefined ? ['an alert that always fires, as a sign of life of the monitoring'] : []),
  ];
  const evidence = [probe, watchdog].flatMap((one) => one ?? []);
  return missing.length === 0
    ? { state: 'pass', message: 'It is probed from outside, and a watchdog watches the monitoring.', evidence }
    : {
        state: 'unknown',
        message: `The workspace does not show ${missing.join(', nor ')}.`,
        evidence: evidence.length > 0 ? evidence : whereDescribed(context),
        fixes: probe === undefined ? draftOf(context) : [],
      };
}

/** Flows say where they begin; a core service that no flow names begins its own. */
function isEntry({ service, tier, report: { head } }: CheckContext): boolean {
  const ours = head.flows.filter(
    ({ entry, steps }) => entry.service === service.name || steps.some((step) => step.service === service.name),
  );
  if (ours.length === 0) return tier === 'core';
  return ours.some((flow) => flow.tier === 'core' && flow.entry.service === service.name);
}

const PROBES = ['Probe', 'VMProbe'];

function probeOf({ artifacts, service }: CheckContext): Evidence | undefined {
  const hosts = new Set([...allNames(service), ...(service.hosts ?? []).map(({ host }) => host)]);
  for (const { value } of ofKinds(artifacts, PROBES)) {
    const targets = itemsAt(value, 'spec', 'targets', 'staticConfig', 'static');
    const hit = targets.find((target) => isAt(textAt(target) ?? '', hosts));
    if (hit !== undefined) return inKubernetes(hit.place)[0];
  }
  return undefined;
}

/** `https://payments.acme.example/health`: by the whole host, or by its first part. */
function isAt(target: string, hosts: ReadonlySet<string>): boolean {
  const host = target.replace(/^[a-z]+:\/\//i, '').split(/[/:?]/, 1)[0] ?? '';
  return hosts.has(host) || hosts.has(host.split('.', 1)[0] ?? '');
}

/** By the name that people give it, or because its expression is always true. */
function watchdogOf({ alerts }: CheckContext): Evidence | undefined {
  const found = alerts.rules.find(
    ({ rule }) =>
      rule.kind === 'alert' &&
      (/^(?:watchdog|dead-?mans?-?switch)$/i.test(rule.name.value) || rule.expr.value.trim() === 'vector(1)'),
  );
  return found && { place: found.rule.place, format: 'prometheus' };
}

/** Only where the operator's objects are there already. */
function draftOf(context: CheckContext): readonly Fix[] {
  const { workloads, artifacts, service } = context;
  const [workload] = workloads;
  const hasOperator = hasGroup(artifacts, 'monitoring.coreos.com');
  if (workload === undefined || !hasOperator) return [];
  const host = service.hosts?.find(({ host: one }) => one.includes('.'))?.host ?? service.name;
  return manifestBeside(context, workload, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Probe',
    suffix: 'probe',
    note: `https://${host}/ by blackbox-exporter:9115, defaults`,
    spec: [
      '  prober: { url: "blackbox-exporter:9115" }',
      '  module: http_2xx',
      `  targets: { staticConfig: { static: [${JSON.stringify(`https://${host}/`)}] } }`,
    ],
  });
}
