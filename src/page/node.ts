// How a service looks: its tier is told by shape, mark and words, not by colour alone.
import type { PictureService } from '../core/model/picture';
import type { Tier } from '../core/model/tier';
import type { Box } from '../core/picture/layout';
import { svg } from './elements';

/** `★ core` is a box with a double border, `● normal` a box, `◇ supplementary` round, `? unknown` dotted. */
export const MARKS: Record<Tier, string> = { core: '★', normal: '●', supplementary: '◇', unknown: '?' };

const HEIGHT = 42;
const LONGEST = 30;
/** Widths of a letter of the name and of the line below it, in pixels: about, and rather too much. */
const LETTER = 8.1;
const SMALL_LETTER = 6.2;

export function boxOf(service: PictureService | undefined): Box {
  const name = LETTER * shortened(service?.name ?? '').length + (service?.isNew === true ? 34 : 0);
  const below = service === undefined ? 0 : SMALL_LETTER * belowName(service).length;
  return { width: Math.max(96, Math.round(Math.max(name, below) + 44)), height: HEIGHT };
}

/** The drawing of a service around its middle. */
export function nodeParts(service: PictureService): SVGElement[] {
  const { width } = boxOf(service);
  const [left, top] = [-width / 2, -HEIGHT / 2];
  const round = service.tier === 'supplementary' ? HEIGHT / 2 : 5;
  const frame = { x: left, y: top, width, height: HEIGHT, rx: round };
  return [
    svg('rect', { class: 'focus', x: left - 4, y: top - 4, width: width + 8, height: HEIGHT + 8, rx: round + 4 }),
    svg('rect', { class: 'frame', ...frame }),
    ...(service.tier === 'core'
      ? [svg('rect', { class: 'inner', x: left + 3, y: top + 3, width: width - 6, height: HEIGHT - 6, rx: 3 })]
      : []),
    svg('text', { class: 'mark', x: left + 18, y: 5 }, MARKS[service.tier]),
    svg('text', { class: 'name', x: left + 32, y: -2 }, shortened(service.name)),
    svg('text', { class: 'below', x: left + 32, y: 13 }, belowName(service)),
    ...(service.isNew ? badge('new', width / 2 - 22, top) : []),
  ];
}

/** A small label on a border. */
export function badge(text: string, x: number, y: number): SVGElement[] {
  const width = badgeWidth(text);
  return [
    svg('rect', { class: 'badge', x: x - width / 2, y: y - 8, width, height: 15, rx: 7 }),
    svg('text', { class: 'badge-text', x, y: y + 3.5 }, text),
  ];
}

export function badgeWidth(text: string): number {
  return 10 + 6 * text.length;
}

function belowName({ tier, declared, known }: PictureService): string {
  const own = tier === 'unknown' ? 'tier unknown' : tier;
  if (tier !== declared) return declared === 'unknown' ? `${own}, undeclared` : `${own}, declared ${declared}`;
  return known ? own : `${own}, not described`;
}

function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}
