// What the shapes and lines mean, and which keys there are.
import type { LineKind } from '../core/picture/edges';
import { DASHES } from './edge';
import { type Child, html, svg } from './elements';
import { MARKS } from './node';

const TIERS = [
  ['core', 'a box with a double border: if it fails, all users feel it'],
  ['normal', 'a box: some users feel it'],
  ['supplementary', 'round: may be late or missing'],
  ['unknown', 'a dotted border: nobody has said'],
] as const;

const LINES: readonly (readonly [LineKind, string, string])[] = [
  ['hard', 'hard', 'fails without it; "waits": asynchronous, and the answer is waited for'],
  ['soft', 'soft', 'goes on without it'],
  ['async', 'async', 'nobody waits'],
  ['unknown', 'not said', 'nobody said whether it waits'],
];

const MARKED = [
  ['edge new', 'new in this branch', 'or a step to a service whose tier the branch raises'],
  ['edge on-path', 'promotion path', 'why the chosen service is, or may be, in a higher tier than declared'],
] as const;

const KEYS = [
  ['Arrow keys', 'to a neighbour: left to callers, right to callees'],
  ['Enter', 'opens the line'],
  ['+ − 0', 'zoom in, out, fit'],
  ['Shift + arrow', 'moves the picture'],
  ['Home, End', 'first and last service by name'],
  ['/', 'finds a service'],
  ['Escape', 'chooses nothing'],
] as const;

/** The signs in one line, always in sight, and all of it in words behind a button. */
export function createLegend(): readonly HTMLElement[] {
  return [
    html(
      'ul',
      { class: 'signs', 'aria-hidden': 'true' },
      ...TIERS.map(([tier]) => html('li', {}, tierSign(tier))),
      ...LINES.map(([kind, name]) => html('li', {}, sample('edge', DASHES[kind]), name)),
      ...MARKED.map(([name, short]) => html('li', {}, sample(name, undefined), short)),
    ),
    html(
      'details',
      { class: 'legend' },
      html('summary', {}, 'Legend and keys'),
      html(
        'div',
        { class: 'columns' },
        html('ul', {}, ...TIERS.map(([tier, means]) => row(tierSign(tier), means))),
        html(
          'ul',
          {},
          ...LINES.map(([kind, name, means]) => row(sample('edge', DASHES[kind]), `${name}: ${means}`)),
          ...MARKED.map(([name, short, means]) => row(sample(name, undefined), `${short}, ${means}`)),
        ),
        html('ul', {}, ...KEYS.map(([key, does]) => row(html('kbd', {}, key), does))),
      ),
    ),
  ];
}

function tierSign(tier: keyof typeof MARKS): HTMLElement {
  return html('span', { class: `tier ${tier}` }, `${MARKS[tier]} ${tier}`);
}

function row(sign: Child, means: string): HTMLElement {
  return html('li', {}, sign, html('span', {}, means));
}

function sample(name: string, dashes: string | undefined): SVGElement {
  return svg(
    'svg',
    { class: 'sample', width: 34, height: 12, 'aria-hidden': 'true' },
    svg('g', { class: name }, svg('path', { class: 'line', d: 'M2 6H32', 'stroke-dasharray': dashes })),
  );
}
