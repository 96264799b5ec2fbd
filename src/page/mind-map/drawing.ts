// The mind map as SVG: the middle, its groups, their practices, and the branches between them.
import type { PracticeShown } from '../../core/model/practice';
import { layoutMindMap, type MapBox, type MindMap } from '../../core/practices/mind-map';
import { svg } from '../elements';
import { SIGN, signAt } from './signs';
import { boxText, shortened, spoken } from './words';

export interface DrawnGroup {
  readonly name: string;
  readonly practices: readonly PracticeShown[];
}

export const ROOT = 'SRE practices';
/** Inside a box, on both sides of its text. */
const PAD = 12;
/** From the left of a sign to the text behind it. */
const BEHIND_SIGN = SIGN + 6;

/** A node that can be reached by the keyboard; a group has no practice. */
export interface MapNode {
  readonly element: SVGGElement;
  readonly group: number;
  readonly side: 'left' | 'right';
  readonly y: number;
  readonly practice?: PracticeShown;
}

export interface Drawing {
  readonly element: SVGSVGElement;
  readonly map: MindMap;
  readonly nodes: readonly MapNode[];
}

/** Takes the groups, how wide a text is (pixels, by kind) and on how many sides they stand. */
export function drawMindMap(
  groups: readonly DrawnGroup[],
  measure: (text: string, bold: boolean) => number,
  sides: 1 | 2,
): Drawing {
  const widths = groups.map(({ name, practices }) => ({
    own: measure(shortened(name), true) + 2 * PAD,
    practices: practices.map((practice) => measure(boxText(practice), false) + BEHIND_SIGN + 2 * PAD),
  }));
  const map = layoutMindMap(measure(ROOT, true) + 3 * PAD, widths, sides);
  const nodes: MapNode[] = [];
  const branches: SVGElement[] = [];
  for (const [index, { box, practices, side }] of map.groups.entries()) {
    const group = groups[index];
    if (group === undefined) continue;
    branches.push(branch(map.root, box, side, 'branch'));
    const element = boxed(
      'group',
      box,
      shortened(group.name),
      `${group.name}, ${group.practices.length} practices`,
      undefined,
    );
    nodes.push({ element, group: index, side, y: box.y });
    for (const [at, own] of practices.entries()) {
      const practice = group.practices[at];
      if (practice === undefined) continue;
      branches.push(branch(box, own, side, `twig ${practice.state}`));
      const leaf = boxed(`practice ${practice.state}`, own, boxText(practice), spoken(practice), practice);
      leaf.dataset['practice'] = practice.id;
      nodes.push({ element: leaf, group: index, side, y: own.y, practice });
    }
  }
  const { x, y, width, height } = map.root;
  const element = svg(
    'svg',
    { class: 'map', viewBox: `0 0 ${map.width} ${map.height}`, role: 'group', 'aria-label': 'SRE mind map' },
    svg('g', { 'aria-hidden': 'true' }, ...branches),
    svg('rect', { class: 'root', x, y, width, height, rx: height / 2 }),
    svg('text', { class: 'root-text', x: x + width / 2, y: y + height / 2 + 5 }, ROOT),
    ...nodes.map((node) => node.element),
  );
  return { element, map, nodes };
}

function boxed(
  kind: string,
  { x, y, width, height }: MapBox,
  text: string,
  label: string,
  practice: PracticeShown | undefined,
): SVGGElement {
  return svg(
    'g',
    { class: `item ${kind}`, role: 'button', tabindex: -1, 'aria-label': label },
    svg('rect', { class: 'around', x: x - 3, y: y - 3, width: width + 6, height: height + 6, rx: 7 }),
    svg('rect', { class: 'frame', x, y, width, height, rx: 5 }),
    practice && signAt(practice.state, x + PAD - 2, y + (height - SIGN) / 2),
    svg('text', { x: x + PAD + (practice === undefined ? 0 : BEHIND_SIGN - 2), y: y + height / 2 + 4.5 }, text),
  );
}

/** A line that leaves one box and comes into the other levelly. */
function branch(from: MapBox, to: MapBox, side: 'left' | 'right', kind: string): SVGPathElement {
  const start = side === 'right' ? from.x + from.width : from.x;
  const end = side === 'right' ? to.x : to.x + to.width;
  const middle = (start + end) / 2;
  const [a, b] = [from.y + from.height / 2, to.y + to.height / 2];
  return svg('path', { class: kind, d: `M${start} ${a} C${middle} ${a} ${middle} ${b} ${end} ${b}` });
}
