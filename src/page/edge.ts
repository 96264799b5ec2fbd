// How a line between two services looks: solid, dashed, dotted; new calls and promotion paths marked.
import type { Picture } from '../core/model/picture';
import type { Edge, LineKind } from '../core/picture/edges';
import type { Box, Line, Point } from '../core/picture/layout';
import { callWords } from '../core/picture/words';
import { svg } from './elements';
import { badge, badgeWidth } from './node';

export const DASHES: Record<LineKind, string | undefined> = {
  hard: undefined,
  soft: '8 5',
  async: '1.5 5',
  unknown: '10 4 1.5 4',
};

/** The heads of arrows, to be put into the picture once. */
export function arrowHeads(): SVGDefsElement {
  const head = (id: string) =>
    svg(
      'marker',
      {
        id,
        class: id,
        viewBox: '0 0 10 10',
        refX: 9.5,
        refY: 5,
        markerWidth: 8,
        markerHeight: 8,
        orient: 'auto',
        markerUnits: 'userSpaceOnUse',
      },
      svg('path', { d: 'M0 0.5L10 5L0 9.5z' }),
    );
  return svg('defs', {}, head('arrow'), head('arrow-marked'));
}

/** The line of an edge along its points; it is chosen by a click, and read in the list of calls. */
export function edgeElement(picture: Picture, edge: Edge, { points, label }: Line, isPath: boolean): SVGGElement {
  const path = pathOf(points);
  const words = edge.calls.flatMap((call) => {
    const it = picture.calls[call];
    return it === undefined ? [] : [callWords(picture, it)];
  });
  const isMarked = isPath || edge.change !== undefined;
  return svg(
    'g',
    {
      class: `edge ${edge.kind}${edge.change === undefined ? '' : ' new'}${isPath ? ' raises' : ''}`,
      'aria-hidden': 'true',
      'data-calls': edge.calls.join(' '),
    },
    svg('title', {}, words.join('\n')),
    svg('path', { class: 'touch', d: path }),
    svg('path', {
      class: 'line',
      d: path,
      'stroke-dasharray': DASHES[edge.kind],
      'marker-end': isMarked ? 'url(#arrow-marked)' : 'url(#arrow)',
    }),
    ...(label === undefined ? [] : badge(labelOf(picture, edge), label.x, label.y)),
  );
}

/** The room that the label of a line needs; `undefined` where it has none. */
export function labelBox(picture: Picture, edge: Edge): Box | undefined {
  const text = labelOf(picture, edge);
  return text === '' ? undefined : { width: badgeWidth(text) + 6, height: 18 };
}

/** `new, waits`; `?` where nobody said whether the caller waits. */
function labelOf({ calls }: Picture, edge: Edge): string {
  const waits = edge.calls.some((call) => calls[call]?.waits === true);
  return [
    ...(edge.change === undefined ? [] : [edge.change]),
    ...(waits ? ['waits'] : []),
    ...(edge.kind === 'unknown' ? ['?'] : []),
  ].join(', ');
}

/** A curve that passes the middles between the points. */
function pathOf(points: readonly Point[]): string {
  const [first, second] = points;
  if (first === undefined) return '';
  const last = points.at(-1) ?? first;
  if (points.length < 3 || second === undefined) return `M${first.x} ${first.y}L${last.x} ${last.y}`;
  const parts = [`M${first.x} ${first.y}`];
  for (let index = 1; index < points.length - 1; index++) {
    const [bend, next] = [points[index] ?? last, points[index + 1] ?? last];
    const isLast = index === points.length - 2;
    const end = isLast ? next : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 };
    parts.push(`Q${bend.x} ${bend.y} ${round(end.x)} ${round(end.y)}`);
  }
  return parts.join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
