// CAP-09: machines that the provider takes back at two minutes' notice take nobody's answer with them.
import type { Workload } from '../artifacts/kubernetes/workload';
import { at, numberAt } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import type { Evidence } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { judgeDisruption } from './judging/disruption';
import { leastReplicas } from './judging/replicas';
import { spotUse } from './judging/spot';
import { keptState } from './judging/state';
import { judgeSpread, keptApart, spreadOver } from './judging/spread';
import { inKubernetes, nameOf, overWorkloads } from './judging/workloads';

export const cap09: Check = {
  id: 'CAP-09',
  group: 'CAP',
  title: 'Spot use is safe',
  why: 'Spot machines go in groups, at the worst time; what cannot lose some of its replicas at any moment does not belong there.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Run several replicas without state, spread also over other capacity types, with a budget and a grace period of at most 120 s; or keep off spot nodes.',
  level: 'auto',
  verify: (context) => overWorkloads(context, (workload) => judge(context, workload)),
};

/** The notice that AWS gives before it takes a spot machine back; others give less. */
const NOTICE_SECONDS = 120;

interface Wrong {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly fixes?: readonly Fix[];
}

function judge(context: CheckContext, workload: Workload): Verdict {
  const name = nameOf(workload);
  const use = spotUse(workload);
  if (use === undefined)
    return {
      state: 'not-applicable',
      message: `Nothing sends ${name} to spot nodes.`,
      evidence: inKubernetes(workload.object.place),
    };
  const wrong = [
    ...state(workload),
    ...alone(workload),
    ...grace(workload),
    ...mixed(context, workload),
    ...others(context, workload),
  ];
  const where = use.how === 'only' ? 'runs on spot nodes only' : 'may run on spot nodes';
  const here = inKubernetes(use.place);
  if (wrong.length === 0)
    return { state: 'pass', message: `${name} ${where}, and can lose one at any time.`, evidence: here };
  return {
    state: 'fail',
    message: `${name} ${where}: ${wrong.map(({ text }) => text).join(', ')}.`,
    evidence: [...here, ...wrong.flatMap(({ evidence }) => evidence)],
    fixes: wrong.flatMap(({ fixes }) => fixes ?? []),
  };
}

function state(workload: Workload): readonly Wrong[] {
  const place = keptState(workload);
  return place === undefined ? [] : [{ text: 'it keeps state', evidence: inKubernetes(place) }];
}

function alone(workload: Workload): readonly Wrong[] {
  const least = leastReplicas(workload);
  if (workload.kind === 'DaemonSet' || least.value > 1) return [];
  return [{ text: 'it is one replica', evidence: inKubernetes(least.place) }];
}

function grace({ pod }: Workload): readonly Wrong[] {
  const written = at(pod, 'spec', 'terminationGracePeriodSeconds');
  const seconds = numberAt(written);
  if (written === undefined || seconds === undefined || seconds <= NOTICE_SECONDS) return [];
  return [
    {
      text: `it wants ${seconds} s to stop, and gets ${NOTICE_SECONDS}`,
      evidence: inKubernetes(written.place),
      fixes: [
        {
          title: `Stop within ${NOTICE_SECONDS} s`,
          intent: { kind: 'set-value', place: written.place, value: String(NOTICE_SECONDS) },
        },
      ],
    },
  ];
}

/** Of a core service some replicas stay elsewhere. */
function mixed({ tier }: CheckContext, workload: Workload): readonly Wrong[] {
  const use = spotUse(workload);
  if (tier !== 'core' || use === undefined) return [];
  if (use.how === 'only') return [{ text: 'a core service needs some replicas elsewhere', evidence: [] }];
  if (keptApart(workload).some(({ key }) => key === use.key)) return [];
  return [
    {
      text: `nothing keeps some of its replicas on other nodes (${use.key})`,
      evidence: [],
      fixes: [spreadOver(workload, use.key)],
    },
  ];
}

/** What CAP-07 and CAP-08 ask of every workload counts twice here. */
function others(context: CheckContext, workload: Workload): readonly Wrong[] {
  const [spread, budget] = [judgeSpread(context, workload), judgeDisruption(context, workload)];
  return [
    ...(spread.state === 'fail' ? [{ ...spread, text: 'its replicas may share a host or a zone (CAP-07)' }] : []),
    ...(budget.state === 'fail' && leastReplicas(workload).value > 1
      ? [{ ...budget, text: 'no budget keeps some of them during a drain (CAP-08)' }]
      : []),
  ].map(({ text, evidence, fixes }) => ({ text, evidence, ...(fixes === undefined ? {} : { fixes }) }));
}
