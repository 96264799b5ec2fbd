// Questions TS-01 … TS-15: what is called, how the caller depends on it, and what that costs.
import type { Question } from './question';

export const CALL_QUESTIONS: readonly Question[] = [
  {
    id: 'TS-01',
    question: 'Which operation of which service is called, and from which operation of ours?',
    why: 'A call that cannot be named cannot be measured.',
    ask: ['x', 'x', 'x', 'x', 'x', '-'],
  },
  {
    id: 'TS-02',
    question: 'Is the call needed while the user waits?',
    why: 'Each synchronous step adds failure, delay and load; data already held, an event or a cache may do.',
    ask: ['x', 'x', '-', '-', 'x', '-'],
  },
  {
    id: 'TS-03',
    question: 'Do both teams agree with what this call does to the tiers?',
    why: 'A supplementary service that a core flow waits for is as important as the flow, and its team has to know.',
    ask: ['x', 'x', 'x', 'x', 'x', 'x'],
  },
  {
    id: 'TS-04',
    question: 'What does the user get when the called service is down or slow?',
    why: 'It decides between a hard and a soft call: a soft one costs almost no availability, a hard one multiplies.',
    ask: ['x', 'x', '-', 'x', 'x', '-'],
  },
  {
    id: 'TS-05',
    question: 'Does anything wait for the result?',
    why: 'An asynchronous call is harmless only while nothing waits for it; a wait is a hidden synchronous call.',
    ask: ['-', 'x', 'x', 'x', 'o', '-'],
  },
  {
    id: 'TS-06',
    question: 'What is the timeout of one attempt, and of the whole call?',
    why: 'Without a timeout, threads and connections are held until a restart.',
    ask: ['x', 'x', '-', 'x', 'x', '-'],
  },
  {
    id: 'TS-07',
    question: 'How many tries, with which backoff, on which errors, and in which layer only?',
    why: 'Retries multiply along the path and hit the called service when it is weakest.',
    ask: ['x', 'x', '-', '-', 'x', '-'],
  },
  {
    id: 'TS-08',
    question: 'Is the operation idempotent, or does it take an idempotency key?',
    why: 'A retry of a call that is not idempotent repeats its effect: a double charge.',
    ask: ['-', 'post', 'x', 'x', 'x', '-'],
  },
  {
    id: 'TS-09',
    question: 'What limits concurrent calls: circuit breaker, bulkhead, pool?',
    why: 'One slow callee must not use up all threads and connections of the caller.',
    ask: ['x', 'x', '-', '-', 'x', '-'],
  },
  {
    id: 'TS-10',
    question: 'How many calls for one user request (loop, page, fan-out)?',
    why: 'A call inside a loop multiplies load and tail latency.',
    ask: ['x', 'x', '-', '-', 'x', '-'],
  },
  {
    id: 'TS-11',
    question: 'How much load does it add: average, peak, launch, growth over six months?',
    why: 'The called service, and everything behind it, needs the capacity.',
    ask: ['o*', 'o*', 'o', 'x', 'x', '-'],
  },
  {
    id: 'TS-12',
    question: 'Can the called service take it, and has its owner agreed?',
    why: 'Otherwise its team finds out in production.',
    ask: ['o*', 'o*', 'o', 'x', 'x', 'o'],
  },
  {
    id: 'TS-13',
    question: 'What does it do to the availability numbers?',
    why: 'A service cannot be more available than the services it cannot work without.',
    ask: ['x', 'x', '-', 'x', 'x', 'x'],
  },
  {
    id: 'TS-14',
    question: 'What does it do to the latency numbers?',
    why: 'Calls in sequence add to the critical path, parallel ones to the tail.',
    ask: ['x', 'x', '-', 'x', 'x', 'x'],
  },
  {
    id: 'TS-15',
    question: 'Which services, data stores and third parties are behind the called service?',
    why: 'The real set of dependencies is the transitive one; most surprises are two steps away.',
    ask: ['x', 'x', 'x', 'x', 'x', 'x'],
  },
];
