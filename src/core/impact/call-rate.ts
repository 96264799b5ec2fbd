// How many calls a second a call is, and how it follows from the requests of its caller.
import type { Call } from '../model/call';
import type { Service } from '../model/service';
import { addedLoad } from './formulas/load';

export interface CallRate {
  /** Calls a second at peak, retries not counted. */
  readonly rps: number;
  readonly from: 'declared' | 'callers-peak';
}

/**
 * The rate of a call: what is declared for it (peak, else average), or the caller's own peak × share × calls per request.
 * Undefined where neither is known: how requests relate to calls is said by `share` or by `callsPerRequest`, never guessed.
 */
export function rateOf(call: Call, caller: Service | undefined): CallRate | undefined {
  const { expectedRps } = call.terms;
  const declared = expectedRps?.peak ?? expectedRps?.average;
  if (declared !== undefined) return { rps: declared, from: 'declared' };
  const peak = caller?.capacity?.peakRps?.value;
  const each = callsOfRequest(call);
  const rps = peak === undefined || each === undefined ? undefined : addedLoad(peak, 1, each);
  return rps === undefined ? undefined : { rps, from: 'callers-peak' };
}

/**
 * Calls for one request of the caller, on average: `share × calls per request`. One of them is enough: those that do not say
 * `share` make it with every request, those that do not say how many make one. Where only rates are declared, their ratio.
 */
export function callsPerRequest(call: Call, caller: Service | undefined): number | undefined {
  const said = callsOfRequest(call);
  const [rps, peak] = [call.terms.expectedRps?.peak, caller?.capacity?.peakRps?.value];
  if (said !== undefined || rps === undefined || peak === undefined || peak <= 0) return said;
  return rps / peak;
}

function callsOfRequest({ terms: { share, callsPerRequest: count } }: Call): number | undefined {
  return share === undefined && count === undefined ? undefined : (share ?? 1) * (count ?? 1);
}
