// What the change of a call does to others, in sentences: objectives that cannot be kept, flows hit, retries, who gives up first.
import type { Call } from '../model/call';
import type { BeforeAfter, FlowImpact, Impact, MaybeBeforeAfter, RetryLayer } from '../model/impact';
import type { Line, Span } from '../model/page';
import { obstacleBehind } from './feasible';
import { showDuration } from '../units/duration';
import { formatMinutes } from '../units/minutes';
import { formatPercent } from '../units/percent';
import { showRate } from '../units/rate';

/** One line an effect, the caller before those further up; empty where the call does nothing that is known. */
export function effectLines(call: Call, impact: Impact): readonly Line[] {
  return [
    ...ifItWaits(call, impact),
    ...verdict(call, impact),
    ...boundsLine(impact),
    ...upstreamLines(impact),
    ...impact.flows.map(flowLine),
    ...loadLines(impact),
    ...waitLine(call, impact),
    ...retryLine(impact),
  ];
}

/** What others lose or win by it: callers further up, then flows. */
export function reachLines(impact: Impact): readonly Line[] {
  return [...upstreamLines(impact), ...impact.flows.filter(isHit).map(flowLine)];
}

/** True where the change moves what a flow can reach, or nobody can say whether it does. */
function isHit({ ceiling, target }: FlowImpact): boolean {
  return ceiling === undefined ? target !== undefined : ceiling.before !== ceiling.after;
}

function ifItWaits({ from }: Call, { counts }: Impact): readonly Line[] {
  if (counts !== 'if-it-waits') return [];
  return [[words('Nobody says whether '), name(from.service), words(' waits: the numbers hold if it does.')]];
}

function verdict({ from, to }: Call, impact: Impact): readonly Line[] {
  const { counts, target, feasible, ceiling, ceilingMinutes, budget, budgetMinutes, windowDays } = impact;
  if (counts === 'no')
    return [[words('The call does not count against the availability of '), name(from.service), words('.')]];
  if (target === undefined || feasible.after === undefined) return [];
  const wanted = formatPercent(target);
  if (feasible.after) {
    const [how, again] = feasible.before === false ? ['can keep', ' again'] : ['can still keep', ''];
    // The objectives of others are taken at their word: whether they can be kept is told of each by itself.
    return [[name(from.service), words(` ${how} ${wanted}${again}, if all that it needs keep their promises.`)]];
  }
  const behind = obstacleBehind(impact);
  if (behind !== undefined)
    return [[name(from.service), words(` ${cannot(feasible)} ${wanted}`), ...obstacle(behind), words('.')]];
  const needed = budget.dependencies.find(({ service }) => service === to.service);
  const promised = needed?.availability === undefined ? '' : ` (${formatPercent(needed.availability)})`;
  const tooLate = feasible.before === false && needed?.isNew === true;
  const used =
    ceilingMinutes === undefined || budgetMinutes === undefined
      ? ''
      : `, ${formatMinutes(ceilingMinutes.after)} of ${formatMinutes(budgetMinutes)} min/${windowDays} d`;
  return [
    [
      name(from.service),
      words(tooLate ? ` could not keep ${wanted} before; with ` : ` cannot keep ${wanted} while it needs `),
      name(to.service),
      words(
        `${promised}${tooLate ? ' it is' : ':'}${ceiling === undefined ? ' out of reach' : ` at best ${formatPercent(ceiling.after)}${used}`}.`,
      ),
    ],
  ];
}

/** Only where they differ on screen: a single dependency leaves nothing to be assumed. */
function boundsLine({ counts, target, bounds }: Impact): readonly Line[] {
  if (counts === 'no' || target === undefined || bounds === undefined) return [];
  const [worst, best] = [formatPercent(bounds.worst), formatPercent(bounds.best)];
  if (worst === best) return [];
  return [
    [words(`The ceiling takes failures to be independent; whatever they have in common, it is ${worst} to ${best}.`)],
  ];
}

function upstreamLines({ upstream }: Impact): readonly Line[] {
  return upstream.map(({ service, target, feasible, because }) => {
    const verb = feasible.after === false ? cannot(feasible) : 'can keep';
    return [
      name(service),
      words(` ${verb} ${formatPercent(target)}${feasible.after === true ? ' again' : ''}`),
      ...obstacle(because),
      words('.'),
    ];
  });
}

function flowLine(impact: FlowImpact): Line {
  const { flow, tier, budgetMinutes, windowDays, feasible, because, owners } = impact;
  const who = owners.length === 0 ? '; no owner known' : `; owners: ${owners.join(', ')}`;
  const begin = [words('Flow '), name(flow), words(tier === 'unknown' ? ':' : ` (${tier}):`)];
  if (budgetMinutes === undefined) return [...begin, words(` no objective${who}.`)];
  const verb = feasible.after === false ? [`${cannot(feasible)} its objective`] : [];
  const said = [...flowMinutes(impact), ...verb];
  const numbers = said.length > 0 ? said.join(', ') : `${formatMinutes(budgetMinutes)} min/${windowDays} d of budget`;
  return [...begin, words(` ${numbers}`), ...obstacle(because), words(`${who}.`)];
}

/** `at best 43.2 → 436.3 of 86.4 min/30 d`: what a flow can reach of its budget; nothing where that is not known. */
export function flowMinutes({ ceilingMinutes, budgetMinutes, windowDays }: FlowImpact): readonly string[] {
  if (ceilingMinutes === undefined || budgetMinutes === undefined) return [];
  return [`at best ${change(ceilingMinutes)} of ${formatMinutes(budgetMinutes)} min/${windowDays} d`];
}

function change({ before, after }: BeforeAfter): string {
  return before === after ? formatMinutes(after) : `${formatMinutes(before)} → ${formatMinutes(after)}`;
}

function cannot({ before }: MaybeBeforeAfter<boolean>): string {
  return before === true ? 'can no longer keep' : 'cannot keep';
}

function obstacle(because: FlowImpact['because']): Line {
  if (because === undefined) return [];
  return [words(' ('), name(because.service), words(` allows ${formatPercent(because.availability)})`)];
}

/** Services that get more than they can carry. */
function loadLines({ load }: Impact): readonly Line[] {
  return (load?.on ?? []).flatMap(({ service, addedRps, baseRps, sustainableRps, utilisation }) => {
    if (baseRps === undefined || sustainableRps === undefined || utilisation === undefined) return [];
    if (utilisation.after <= 1 || addedRps <= 0) return [];
    return [
      [
        name(service),
        words(` would get ${showRate(baseRps + addedRps)} at peak and can carry ${showRate(sustainableRps)}.`),
      ],
    ];
  });
}

/** Who gives up before the call has an answer. */
function waitLine({ to }: Call, { worstCase }: Impact): readonly Line[] {
  const first = worstCase?.waits[0];
  if (worstCase === undefined || first === undefined || worstCase.fits !== false) return [];
  const least = worstCase.isExact ? '' : ' at least';
  return [
    [
      name(first.by, first.place),
      words(` gives up after ${showDuration(first.ms)}; the call of `),
      name(to.service),
      words(` may take${least} ${showDuration(worstCase.ms)}.`),
    ],
  ];
}

/** Each layer with its factor and its place. */
function retryLine({ amplification }: Impact): readonly Line[] {
  if (amplification === undefined || amplification.factor === amplification.before) return [];
  const { factor, layers, unknownTries } = amplification;
  const least = unknownTries > 0 ? 'at least ' : '';
  return [
    [
      words(`When it fails, one request becomes ${least}${factor} calls: `),
      ...layers.flatMap((layer, index) => [words(index === 0 ? '' : ' × '), ...layerSpans(layer)]),
      words('.'),
    ],
  ];
}

function layerSpans({ by, tries, assumed, place }: RetryLayer): Line {
  return [name(by, place), words(` tries ${tries} times${assumed === true ? ' by default' : ''}`)];
}

function words(text: string): Span {
  return { text };
}

function name(text: string, place?: Span['place']): Span {
  return { text, style: 'code', ...(place === undefined ? {} : { place }) };
}
