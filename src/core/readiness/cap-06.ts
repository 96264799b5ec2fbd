// CAP-06: containers say what they need, so that the scheduler and the kernel do not guess.
import { fieldCheck } from './field-check';
import { NO_WORKLOAD } from './judging/workloads';

const SET = { type: ['string', 'number'] };

/** Requests of both, and a limit of memory; a limit of CPU is a policy of its own and is not asked for. */
export const cap06 = fieldCheck({
  id: 'CAP-06',
  group: 'CAP',
  title: 'CPU and memory requests set',
  why: 'Without requests a pod lands on a full node and is the first to be evicted; without a memory limit it takes its neighbours with it.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'limited',
  remedy: 'Add resources.requests.cpu, resources.requests.memory and resources.limits.memory, from what was measured.',
  level: 'auto',
  on: 'container',
  schema: {
    type: 'object',
    required: ['resources'],
    properties: {
      resources: {
        type: 'object',
        required: ['requests', 'limits'],
        properties: {
          requests: { type: 'object', required: ['cpu', 'memory'], properties: { cpu: SET, memory: SET } },
          limits: { type: 'object', required: ['memory'], properties: { memory: SET } },
        },
      },
    },
  },
  none: NO_WORKLOAD,
  passed: 'Every container requests CPU and memory, and limits its memory.',
});
