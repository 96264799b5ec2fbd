// MON-05: from the machine to the user, no level is blind.
import type { Artifacts } from '../artifacts/artifacts';
import type { KubernetesObject } from '../artifacts/kubernetes/object';
import type { Workload } from '../artifacts/kubernetes/workload';
import { itemsAt, textAt, type Traced } from '../artifacts/traced';
import { rememberEach } from '../catalog/remember';
import type { Evidence } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { descriptorField, inDescriptor, whereDescribed } from './judging/descriptors';
import { ofKinds } from './judging/kinds';
import { namedFiles } from './judging/named-files';
import { scrapingOf } from './judging/scraping';
import { inKubernetes } from './judging/workloads';

export const mon05: Check = {
  id: 'MON-05',
  group: 'MON',
  title:
    'Every monitoring level has at least one source: cloud/hardware, network, platform (k8s), application, dependency, logs, business',
  why: 'A cause on a level that nobody watches is found last: the application looks broken, and it is the network.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Name a dashboard or an alert file for each level in monitoring.levels of the descriptor.',
  level: 'partly',
  verify,
};

const LEVELS = ['cloud', 'network', 'platform', 'application', 'dependency', 'logs', 'business'] as const;

/** What a review has at hand; of other files nobody here knows whether they are there. */
const READ = /\.(?:ya?ml|json|md)$/i;

type Level = (typeof LEVELS)[number];

/** What runs in a cluster for all of its services, by the name of its image. */
const AGENTS: readonly (readonly [Level, RegExp])[] = [
  ['cloud', /(^|\/)node-exporter\b/],
  ['platform', /(^|\/)kube-state-metrics\b/],
  ['logs', /(^|\/)(?:fluentd?|fluent-bit|promtail|filebeat|vector|alloy)(?:[-:@]|$)/],
  ['network', /(^|\/)(?:blackbox-exporter|pixie|hubble)[\w-]*(?:[:@]|$)/],
];

function verify(context: CheckContext): Verdict {
  const levels = LEVELS.map((level) => ({ level, ...sourceOf(context, level) }));
  const broken = levels.filter(({ state }) => state === 'broken');
  const missing = levels.filter(({ state }) => state === 'missing').map(({ level }) => level);
  const evidence = levels.flatMap((one) => one.evidence ?? []);
  if (broken.length > 0)
    return {
      state: 'fail',
      message: `What monitoring.levels names is not there: ${broken.map(({ level }) => level).join(', ')}.`,
      evidence: broken.flatMap((one) => one.evidence ?? []),
    };
  if (missing.length === 0) return { state: 'pass', message: 'Each of the seven levels has a source.', evidence };
  return {
    state: 'unknown',
    message: `Not known: what watches these levels (monitoring.levels): ${missing.join(', ')}?`,
    evidence: evidence.length > 0 ? evidence : whereDescribed(context),
  };
}

interface Source {
  readonly state: 'there' | 'broken' | 'missing';
  readonly evidence?: readonly Evidence[];
}

/** What the descriptor names, else what is seen in manifests. */
function sourceOf(context: CheckContext, level: Level): Source {
  const said = descriptorField(context, 'monitoring', 'levels', level);
  const text = textAt(said?.value);
  if (said !== undefined && text !== undefined) {
    const isElsewhere = /^[a-z][a-z0-9+.-]*:/i.test(text) || !READ.test(text);
    const isThere = isElsewhere || namedFiles(context, said.document.file, text).length > 0;
    return { state: isThere ? 'there' : 'broken', evidence: inDescriptor(said.value.place) };
  }
  const seen = level === 'application' ? scraped(context) : agent(context, level);
  return seen.length === 0 ? { state: 'missing' } : { state: 'there', evidence: seen };
}

function scraped(context: CheckContext): readonly Evidence[] {
  const working = context.workloads.flatMap((workload: Workload) => scrapingOf(context, workload));
  return inKubernetes(...working.filter(({ broken }) => broken === undefined).map(({ place }) => place)).slice(0, 1);
}

function agent({ artifacts }: CheckContext, level: Level): readonly Evidence[] {
  const found = agentsIn(artifacts.objects).get(level);
  return found === undefined ? [] : inKubernetes(found.place);
}

/** The first workload that runs an agent of each level: the same for every service. */
const agentsIn = rememberEach((objects: Artifacts['objects']): ReadonlyMap<Level, KubernetesObject> => {
  const workloads = ofKinds({ objects }, ['DaemonSet', 'Deployment', 'StatefulSet']).map((object) => ({
    object,
    images: images(object.value),
  }));
  return new Map(
    AGENTS.flatMap(([level, image]) => {
      const found = workloads.find((one) => one.images.some((text) => image.test(text)));
      return found === undefined ? [] : [[level, found.object] as const];
    }),
  );
});

function images(value: Traced): readonly string[] {
  return itemsAt(value, 'spec', 'template', 'spec', 'containers').flatMap((one) => textAt(one, 'image') ?? []);
}
