// What a planned call would do to the numbers: for people, for a page, for other tools.
import type { MeteredPlan } from '../impact/what-if';
import type { WayOut } from '../model/impact';
import type { Json } from '../model/service';
import { writePercent } from '../units/percent';
import { impactPage, plannedWays } from './parts/impact-page';
import { impactValue } from './parts/impact-values';
import { said } from './parts/json-values';
import { pageMarkdown } from './parts/page-markdown';
import { pageText } from './parts/page-text';
import type { RenderOptions } from './reporter';

export interface ImpactReporter {
  /** The value of `--format`. */
  readonly id: string;
  readonly title: string;
  readonly render: (planned: MeteredPlan, options: RenderOptions) => string;
}

export const IMPACT_REPORTERS: readonly ImpactReporter[] = [
  { id: 'pretty', title: 'Text for a terminal', render: (planned, options) => pageText(impactPage(planned), options) },
  {
    id: 'markdown',
    title: 'A page for the planning meeting',
    render: (planned, options) => pageMarkdown(impactPage(planned), options),
  },
  { id: 'json', title: 'Data for other tools', render: (planned) => json(planned) },
];

function json(planned: MeteredPlan): string {
  const value = said({
    version: 1,
    ...impactValue(planned.change, planned.impact),
    waysOut: plannedWays(planned).map(wayValue),
  });
  return `${JSON.stringify(value, null, 2)}\n`;
}

function wayValue({ id, title, gives, target }: WayOut): Json {
  return said({ id, title, gives, target: target === undefined ? undefined : writePercent(target) });
}
