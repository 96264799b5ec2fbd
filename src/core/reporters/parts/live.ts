// Live numbers in a listing of services: lines for people, values for other tools.
import { liveNumbers } from '../../live/numbers';
import { liveLines } from '../../live/words';
import type { Live } from '../../model/live';
import type { Json, Service } from '../../model/service';
import { formatDuration } from '../../units/duration';
import { said } from './json-values';
import type { RenderOptions } from '../reporter';
import { terminalText } from './terminal-text';

/** The measured numbers of each service that has any, below the table of the declared ones; an empty line at the end. */
export function liveBlock(live: Live, services: readonly Service[], { paint }: RenderOptions): readonly string[] {
  const lines = services.flatMap((service) => {
    const measured = liveLines(liveNumbers(live, service), live.at.slice(0, 10));
    if (measured.length === 0) return [];
    return [paint('bold', terminalText(service.name)), ...measured.map((line) => `  ${terminalText(line)}`)];
  });
  return [...(lines.length === 0 ? ['No live numbers.'] : lines), ''];
}

/** In ratios, rps and ms, as they were measured; the budget with the minutes of the declared objective. */
export function liveValues(live: Live, service: Service): Json {
  return Object.values(liveNumbers(live, service)).map((number) => {
    const { windowMs, ...value } = number;
    return said({ ...value, window: formatDuration(windowMs) });
  });
}
