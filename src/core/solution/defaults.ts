// Safe answers that fit most teams: offered, never taken by themselves.

/** Question id → one or two proposals. Thresholds and figures are ours, not from a source. */
export const DEFAULTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['TS-02', ['Yes: the answer is needed for what the user sees next']],
  ['TS-03', ['Agreed with the owners of both services', 'The owner of the called service raises its tier']],
  ['TS-04', ['The request fails; the user sees an error', 'The step is skipped and done later']],
  ['TS-05', ['Yes, the flow waits', 'No, nothing waits for it']],
  ['TS-06', ['500 ms an attempt, 1 s in all', '1 s an attempt, 3 s in all']],
  ['TS-07', ['1 try, no retry', '2 tries, exponential backoff with jitter, on 503 and timeouts, here only']],
  ['TS-09', ['A circuit breaker and an own connection pool for this callee']],
  ['TS-10', ['1 call a request']],
  ['TS-11', ['One call for each request of the caller', 'Under 1 rps']],
  ['TS-17', ['The write goes to an outbox first and is sent from there']],
  ['TS-19', ['4xx: no retry, told to the user; 429 and 503: backoff; others: as when it is down']],
  ['TS-22', ['Rate, errors and duration for this callee, and the trace id is passed on']],
  ['TS-24', ['Behind a flag, switched on in steps']],
  ['TS-29', ['At least once, dead-letter queue, alert on lag']],
]);
