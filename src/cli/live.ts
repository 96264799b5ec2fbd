// Live numbers on the command line: on only by a flag, from the address that the flag or the environment names.
import { planLive } from '../core/live/plan';
import type { Live } from '../core/model/live';
import { terminalText } from '../core/reporters/parts/terminal-text';
import { collectLive } from '../sources/prometheus/collect';
import { settingsOf } from '../sources/prometheus/environment';
import { UsageError } from './exit';
import type { Loaded } from './load';
import { say } from './output';

/**
 * Asks for the live numbers of a workspace and says on stderr what is missing. `flag` is the value of `--live [url]`;
 * `undefined` where it was not given. Throws `UsageError` where nothing says where to ask.
 */
export async function liveOf(
  { report, judging }: Loaded,
  flag: string | true | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<Live | undefined> {
  if (flag === undefined) return undefined;
  const settings = settingsOf(environment, flag === true ? undefined : flag);
  if (settings === undefined)
    throw new UsageError('--live needs the address of a Prometheus: --live URL, or SRE_LENS_PROMETHEUS.');
  const plan = planLive(report.head, judging.config?.live);
  const live = await collectLive(settings, plan, { signal: new AbortController().signal });
  for (const sentence of [...(live.failure === undefined ? [] : [live.failure]), ...live.notes])
    say(terminalText(`sre-lens: ${sentence}`));
  return live;
}
