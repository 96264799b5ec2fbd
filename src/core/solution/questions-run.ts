// Questions TS-16 … TS-30: the contract, the data, and how the call is run, watched and owned.
import type { Question } from './question';

export const RUN_QUESTIONS: readonly Question[] = [
  {
    id: 'TS-16',
    question: 'Does it create a cycle, or an order in which services have to start?',
    why: 'Cycles can deadlock and make a cold start impossible.',
    ask: ['x', 'x', 'x', 'x', '-', 'x'],
  },
  {
    id: 'TS-17',
    question: 'What is left behind if our write succeeds and the call fails, or the reverse?',
    why: 'Two writes without an outbox or a saga leave money or orders inconsistent.',
    ask: ['-', 'x', '-', 'x', 'o', '-'],
  },
  {
    id: 'TS-18',
    question: 'Is the called operation published, versioned and not deprecated?',
    why: 'An undocumented or deprecated operation breaks without warning.',
    ask: ['x', 'x', 'x', 'x', 'x', '-'],
  },
  {
    id: 'TS-19',
    question: 'Which errors can come back, and what is done with each?',
    why: 'Permanent errors must not be retried, and overload must not be retried by everyone.',
    ask: ['x', 'x', '-', '-', 'x', '-'],
  },
  {
    id: 'TS-20',
    question: 'How big can request and response get?',
    why: 'Lists without a limit cause the slowest and most expensive requests.',
    ask: ['x', 'bulk', '-', '-', 'x', '-'],
  },
  {
    id: 'TS-21',
    question: 'Is the result cached, for how long, and does an empty cache do no harm?',
    why: 'A cache that capacity relies on is a hard dependency: a cold start is an outage.',
    ask: ['x', '-', '-', '-', 'x', '-'],
  },
  {
    id: 'TS-22',
    question: 'Will this call be seen in metrics, traces and logs?',
    why: 'Without rate, errors and duration for each callee the next incident takes long to locate.',
    ask: ['x', 'x', 'x', 'x', 'x', '-'],
  },
  {
    id: 'TS-23',
    question: 'Which SLO and alert will notice when it breaks, and what is the first runbook step?',
    why: 'If nothing notices, users find the failure.',
    ask: ['x', 'x', 'x', 'x', 'x', '-'],
  },
  {
    id: 'TS-24',
    question: 'How is it rolled out and switched off?',
    why: 'A new hard dependency needs a kill switch, and a deploy order that does not matter.',
    ask: ['o', 'o', 'o', 'x', 'x', '-'],
  },
  {
    id: 'TS-25',
    question: 'Is the call part of the benchmark, and what was the result before and after?',
    why: 'Surprises found in a benchmark are cheaper than in production.',
    ask: ['o*', 'o*', 'o', 'x', 'x', '-'],
  },
  {
    id: 'TS-26',
    question: 'What does it add to the security and network path?',
    why: 'Token issuer, egress rule and certificate become part of what has to work.',
    ask: ['x', 'x', 'x', 'x', 'x', '-'],
  },
  {
    id: 'TS-27',
    question: 'Third party: which SLA, quota, cost and contact, and what if they throttle us?',
    why: 'Their availability is our ceiling, and calling too much can get us cut off.',
    ask: ['-', '-', '-', '-', 'x', 'leaf'],
  },
  {
    id: 'TS-28',
    question: 'What happens under overload: priority, shedding, separate instance for batch?',
    why: 'User requests must not queue behind batch or optional traffic.',
    ask: ['o*', 'o*', 'o', 'x', 'x', '-'],
  },
  {
    id: 'TS-29',
    question: 'Delivery guarantee, ordering, dead-letter queue, lag alert, consumer capacity?',
    why: 'A silent backlog is an outage that nobody sees.',
    // Not of a third party as such: the catalogue asks it of asynchronous calls only.
    ask: ['-', '-', 'x', 'x', '-', '-'],
  },
  {
    id: 'TS-30',
    question: 'Who answers for the called service at the hours this flow needs it?',
    why: 'A core flow at three in the morning needs a callee with somebody on call then.',
    ask: ['o', 'o', 'o', 'x', 'x', '-'],
  },
];
