// What each caller of a service sends to it at peak.
import type { Call } from '../model/call';
import { attemptsOf } from './attempts';
import { rateOf } from './call-rate';
import { callsOf } from './incoming';
import { factorOf } from './load-walk';
import type { Side } from './side';

/** Rates in rps; absent = not known. */
export interface CallerRate {
  readonly call: Call;
  /** With the attempts to be expected. */
  readonly rps?: number;
  /** If all attempts but the last fail. */
  readonly worstRps?: number;
  /** True where it is tried more than once and nobody says how often the callee fails: counted with one try. */
  readonly oneTry: boolean;
}

/** The calls of a service by others, in the order of the graph. */
export function callerRates(name: string, side: Side): readonly CallerRate[] {
  const { graph } = side;
  return callsOf(graph, { service: name })
    .filter(({ from }) => from.service !== name)
    .map((call) => {
      const { count, isKnown } = attemptsOf(side, call);
      const rate = rateOf(call, graph.services.get(call.from.service))?.rps;
      if (rate === undefined) return { call, oneTry: !isKnown };
      const worstRps = rate * factorOf(graph, call);
      return { call, rps: rate * count, ...(Number.isNaN(worstRps) ? {} : { worstRps }), oneTry: !isKnown };
    });
}
