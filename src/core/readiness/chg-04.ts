// CHG-04: a pod that is told to stop ends the requests that it has.
import type { Workload } from '../artifacts/kubernetes/workload';
import { at, itemsAt, numberAt, type Traced, textAt } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import type { Evidence } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { firstLine, inText } from './judging/texts';
import { fails, notKnown, passes } from './judging/verdict';
import { inKubernetes, nameOf, overWorkloads } from './judging/workloads';

export const chg04: Check = {
  id: 'CHG-04',
  group: 'CHG',
  title: 'Graceful shutdown',
  why: 'Every rollout and every drained node stops pods; those that stop at once answer their last requests with errors.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'limited',
  remedy: 'Wait in preStop until nobody sends requests any more, and leave more time before the kill than that takes.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judge(context, workload)),
};

/** How long Kubernetes waits where nobody says. */
const DEFAULT_GRACE_SECONDS = 30;
/** Until every node and proxy has heard that a pod is ending (ours). */
const PRE_STOP_SECONDS = 5;
const SOURCES = /\.(?:[cm]?[jt]sx?|py|scala|kts?|java|go|rb|cs)$|(^|\/)application[\w.-]*\.(?:ya?ml|properties)$/i;
/** A handler in code, or Spring's own. */
const HANDLER = /SIGTERM|addShutdownHook|enableShutdownHooks|shutdown\s*[:=]\s*["']?graceful/;

function judge(context: CheckContext, workload: Workload): Verdict {
  const name = nameOf(workload);
  const { pod, object } = workload;
  const serving = servingOf(workload);
  const stops = serving.map((container) => at(container, 'lifecycle', 'preStop'));
  const hooks = stops.flatMap((stop) => stop ?? []);
  const handlers = hooks.length === serving.length ? [] : handlersOf(context);
  if (hooks.length < serving.length && handlers.length === 0)
    return notKnown(
      `${name} has no preStop, and no code in this workspace handles SIGTERM.`,
      inKubernetes(...serving.filter((_, index) => stops[index] === undefined).map(({ place }) => place)),
      serving.filter((_, index) => stops[index] === undefined).map(waitFix),
    );
  const wait = Math.max(0, ...hooks.map((hook) => secondsOf(hook) ?? 0));
  const grace = at(pod, 'spec', 'terminationGracePeriodSeconds');
  const seconds = numberAt(grace) ?? DEFAULT_GRACE_SECONDS;
  const needed = wait + context.thresholds.drainSeconds;
  const how = hooks.length > 0 ? `waits ${wait} s before it stops` : 'handles SIGTERM';
  const evidence: readonly Evidence[] = [
    ...inKubernetes(...hooks.map(({ place }) => place), ...(grace === undefined ? [] : [grace.place])),
    ...handlers,
  ];
  if (seconds > needed) return passes(`${name} ${how}, and is killed after ${seconds} s.`, evidence);
  return fails(
    `${name} ${how} and needs ${context.thresholds.drainSeconds} s more to end its requests, but is killed after ${seconds} s.`,
    grace === undefined ? inKubernetes(object.place) : evidence,
    [
      {
        title: `Kill it after ${needed + PRE_STOP_SECONDS} s`,
        intent: {
          kind: 'set-entry',
          place: pod.place,
          path: ['spec', 'terminationGracePeriodSeconds'],
          value: String(needed + PRE_STOP_SECONDS),
        },
      },
    ],
  );
}

/** The containers that answer requests: those with ports, else the first. */
function servingOf({ containers }: Workload): readonly Traced[] {
  const withPorts = containers.filter((container) => itemsAt(container, 'ports').length > 0);
  return withPorts.length > 0 ? withPorts : containers.slice(0, 1);
}

function handlersOf({ artifacts, service }: CheckContext): readonly Evidence[] {
  const places = artifacts.files(service.name, SOURCES).map((file) => firstLine(file, HANDLER));
  return inText(...places.flatMap((place) => place ?? []).slice(0, 1));
}

/** How long a hook waits, in seconds; undefined where it does something else. */
function secondsOf(hook: Traced): number | undefined {
  const sleep = numberAt(hook, 'sleep', 'seconds');
  if (sleep !== undefined) return sleep;
  const command = itemsAt(hook, 'exec', 'command').flatMap((part) => textAt(part) ?? []);
  const [, seconds] = /(?:^|[\s;&/])sleep\s+(\d{1,5})\b/.exec(command.join(' ')) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

function waitFix(container: Traced): Fix {
  return {
    title: `Wait ${PRE_STOP_SECONDS} s before ${textAt(container, 'name') ?? 'the container'} stops (Kubernetes 1.30)`,
    intent: {
      kind: 'set-entry',
      place: container.place,
      path: ['lifecycle', 'preStop', 'sleep', 'seconds'],
      value: String(PRE_STOP_SECONDS),
    },
  };
}
