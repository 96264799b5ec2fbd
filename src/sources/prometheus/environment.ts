// Where a Prometheus is, from the environment that a person gave this program.
import type { PrometheusSettings } from './address';

/** The address; empty or absent: live numbers are off. */
const ADDRESS = 'SRE_LENS_PROMETHEUS';
/** The value of the header `Authorization`. */
const AUTHORIZATION = 'SRE_LENS_PROMETHEUS_AUTHORIZATION';

/** `url` wins over the environment; `undefined` where neither names an address. */
export function settingsOf(environment: NodeJS.ProcessEnv, url?: string): PrometheusSettings | undefined {
  const address = (url ?? environment[ADDRESS] ?? '').trim();
  if (address === '') return undefined;
  const authorization = (environment[AUTHORIZATION] ?? '').trim();
  return { url: address, ...(authorization === '' ? {} : { authorization }) };
}
