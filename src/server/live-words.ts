// Live numbers of a service in plain words, for hovers and the Services view.
import { liveNumbers } from '../core/live/numbers';
import { liveLines, liveShort } from '../core/live/words';
import type { Live, LiveQuantity } from '../core/model/live';
import type { Service } from '../core/model/service';
import type { Slo } from '../core/model/slo';
import type { ServiceRow } from '../protocol/views';

/** What an objective is about. */
const OF_SLO: Readonly<Record<Slo['type'], readonly LiveQuantity[]>> = {
  availability: ['availability', 'errorBudget'],
  latency: ['latency'],
};

/** Lines to stand below the declared numbers of a service, or of one objective of it. */
export function liveTexts(live: Live | undefined, today: string, service: Service, slo?: Slo): readonly string[] {
  return liveLines(liveNumbers(live, service), today, slo && OF_SLO[slo.type]);
}

/** What a row of the view says of it. */
export function liveRow(live: Live | undefined, today: string, service: Service): Pick<ServiceRow, 'live'> {
  const numbers = liveNumbers(live, service);
  const short = liveShort(numbers);
  return short === undefined ? {} : { live: { short, lines: liveLines(numbers, today) } };
}
