// The picture itself: SVG whose services are reached by Tab and the arrow keys.
import type { Picture } from '../core/model/picture';
import type { Layout } from '../core/picture/layout';
import { type Direction, neighbourOf, type Spot } from '../core/picture/neighbour';
import type { Shown } from '../core/picture/view';
import { count, serviceWords } from '../core/picture/words';
import { type Camera, createCamera } from './camera';
import { arrowHeads, edgeElement } from './edge';
import { fill, svg } from './elements';
import type { Host } from './host';
import { nodeParts } from './node';
import type { Actions, Chosen } from './actions';

export interface Drawing {
  readonly element: SVGSVGElement;
  /** `whole`: all that is shown belongs together, so nothing steps back behind what is chosen. */
  readonly draw: (picture: Picture, shown: Shown, layout: Layout, whole: boolean) => void;
  readonly clear: () => void;
  /** Marks what is chosen and what belongs to it. */
  readonly choose: (chosen: Chosen | undefined) => void;
  /** Brings a service into sight, large enough to read, and makes it the one that Tab reaches. */
  readonly bring: (service: number) => void;
  readonly mark: (services: ReadonlySet<number>) => void;
  readonly camera: Pick<Camera, 'zoom' | 'fit'>;
}

interface Drawn {
  readonly picture: Picture;
  readonly shown: Shown;
  readonly nodes: ReadonlyMap<number, SVGGElement>;
  readonly edges: readonly SVGGElement[];
  readonly spots: readonly Spot[];
}

const ARROWS = new Map<string, Direction>([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
]);

export function createDrawing(actions: Actions, kind: Host['kind']): Drawing {
  const ground = svg('g', {});
  const element = svg('svg', { class: 'picture', role: 'group' }, arrowHeads(), ground);
  const camera = createCamera(element, ground);
  let drawn: Drawn | undefined;
  let at = -1;

  const spotOf = (service: number) => drawn?.spots.find(({ id }) => id === service);
  const reach = (service: number): void => {
    at = service;
    for (const [number, node] of drawn?.nodes ?? []) node.setAttribute('tabindex', number === service ? '0' : '-1');
  };
  const go = (service: number | undefined): void => {
    const spot = service === undefined ? undefined : spotOf(service);
    if (spot === undefined || service === undefined) return;
    reach(service);
    camera.bring(spot);
    drawn?.nodes.get(service)?.focus({ preventScroll: true });
    actions.choose({ service });
  };
  const move = (direction: Direction): void => {
    const from = spotOf(at);
    if (from === undefined || drawn === undefined) return;
    const linked = drawn.shown.edges.flatMap(({ from, to }) => (from === at ? [to] : to === at ? [from] : []));
    go(neighbourOf(from, drawn.spots, new Set(linked), direction)?.id);
  };
  const open = (service: number, stay: boolean): void => actions.open(drawn?.picture.services[service]?.place, stay);

  element.addEventListener('keydown', (event) => {
    const direction = ARROWS.get(event.key);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (direction !== undefined && event.shiftKey) camera.pan(direction);
    else if (direction !== undefined) move(direction);
    else if (event.key === '+' || event.key === '=') camera.zoom(1.25);
    else if (event.key === '-') camera.zoom(0.8);
    else if (event.key === '0') camera.fit();
    else if (event.key === 'Enter') open(at, false);
    else if (event.key === ' ') actions.choose({ service: at });
    else if (event.key === 'Escape') actions.choose(undefined);
    else if (event.key === 'Home') go(drawn?.shown.services[0]);
    else if (event.key === 'End') go(drawn?.shown.services.at(-1));
    else return;
    event.preventDefault();
  });

  const nodeElement = (picture: Picture, service: number, spot: Spot, shown: Shown): SVGGElement => {
    const it = picture.services[service];
    if (it === undefined) return svg('g');
    const near = (end: 'from' | 'to', other: 'from' | 'to') =>
      new Set(shown.edges.flatMap((edge) => (edge[end] === service ? [edge[other]] : []))).size;
    const node = svg(
      'g',
      {
        class: `node ${it.tier}${it.isNew ? ' new' : ''}${it.raised ? ' raised' : ''}`,
        transform: `translate(${spot.x} ${spot.y})`,
        tabindex: -1,
        role: 'button',
        'aria-label': serviceWords(it, near('to', 'from'), near('from', 'to')),
        'data-service': service,
      },
      svg('title', {}, it.name),
      ...nodeParts(it),
    );
    node.addEventListener('click', () => {
      if (camera.wasDragged()) return;
      go(service);
      // In the editor a click shows the line and leaves the focus here; in a file it would leave the page.
      if (kind === 'editor') open(service, true);
    });
    node.addEventListener('focus', () => reach(service));
    return node;
  };

  return {
    element,
    draw: (picture, shown, layout, whole) => {
      const spots = shown.services.map((id, index): Spot => ({ id, ...(layout.boxes[index] ?? { x: 0, y: 0 }) }));
      const raised = new Set(picture.services.flatMap(({ raised, path = [] }) => (raised ? path : [])));
      const edges = shown.edges.map((edge, index) => {
        const drawn = edgeElement(
          picture,
          edge,
          layout.lines[index] ?? { points: [] },
          edge.calls.some((call) => raised.has(call)),
        );
        drawn.addEventListener('click', () => {
          if (camera.wasDragged()) return;
          actions.choose({ calls: edge.calls });
          if (kind === 'editor') actions.open(picture.calls[edge.calls[0] ?? -1]?.place, true);
        });
        return drawn;
      });
      const nodes = new Map(spots.map((spot) => [spot.id, nodeElement(picture, spot.id, spot, shown)]));
      const hadFocus = element.contains(document.activeElement);
      const before = drawn?.picture === picture ? undefined : drawn?.shown.services;
      const isSame = before !== undefined && String(before) === String(shown.services);
      drawn = { picture, shown, nodes, edges, spots };
      fill(ground, ...edges, ...nodes.values());
      element.setAttribute(
        'aria-label',
        `${count(shown.services.length, 'service')}, ${count(shown.calls.length, 'call')}. Arrow keys move, Enter opens the line.`,
      );
      element.classList.toggle('whole', whole);
      camera.frame(layout, isSame);
      reach(nodes.has(at) ? at : (shown.services[0] ?? -1));
      if (hadFocus) nodes.get(at)?.focus({ preventScroll: true });
    },
    clear: () => {
      drawn = undefined;
      fill(ground);
    },
    choose: (chosen) => {
      if (drawn === undefined) return;
      const { picture, shown, nodes, edges } = drawn;
      const service = chosen !== undefined && 'service' in chosen ? chosen.service : undefined;
      const calls = new Set(chosen === undefined ? [] : 'calls' in chosen ? chosen.calls : []);
      const path = new Set(service === undefined ? [] : (picture.services[service]?.path ?? []));
      const near = new Set(service === undefined ? [] : [service]);
      shown.edges.forEach((edge, index) => {
        const isOwn = edge.from === service || edge.to === service || edge.calls.some((call) => calls.has(call));
        const isPath = edge.calls.some((call) => path.has(call));
        if (isOwn || isPath) near.add(edge.from).add(edge.to);
        edges[index]?.classList.toggle('chosen', isOwn);
        edges[index]?.classList.toggle('on-path', isPath);
      });
      element.classList.toggle('some-chosen', chosen !== undefined);
      for (const [number, node] of nodes) {
        node.classList.toggle('chosen', number === service);
        node.classList.toggle('near', near.has(number));
        node.setAttribute('aria-pressed', String(number === service));
      }
      if (service !== undefined && nodes.has(service)) reach(service);
    },
    bring: (service) => {
      const spot = spotOf(service);
      if (spot === undefined) return;
      reach(service);
      camera.bring(spot, true);
    },
    mark: (services) => {
      for (const [number, node] of drawn?.nodes ?? []) node.classList.toggle('found', services.has(number));
    },
    camera,
  };
}
