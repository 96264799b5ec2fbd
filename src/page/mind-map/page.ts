// The page of the mind map: the picture, what is said of the chosen practice, and a list of all.
import type { PracticeShown } from '../../core/model/practice';
import { button, fill, html } from '../elements';
import { STYLE } from '../style';
import { besideParts } from './beside';
import { type DrawnGroup, drawMindMap, type MapNode } from './drawing';
import { type Given, hostOfEditor, type Kept } from './host';
import { practiceTable } from './list';
import { stepTo } from './steps';
import { MAP_STYLE } from './style';
import { signInText } from './signs';
import { summary, WORDS } from './words';

const LARGER = 1.25;
const MOST = 3;
const LEAST = 0.3;
/** Below so many pixels for the picture all groups stand on one side of the middle. */
const NARROW = 900;

/** Fills the body, and follows what the editor tells. */
export function createMindMap(body: HTMLElement): void {
  const host = hostOfEditor();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE + MAP_STYLE);
  document.adoptedStyleSheets = [sheet];
  const title = html('h1');
  const sum = html('span', { class: 'sum', role: 'status' });
  const stage = html('div', { class: 'stage' });
  const beside = html('aside', { class: 'details', 'aria-label': 'Practice' });
  const footer = html('footer');
  let kept: Kept = host.kept();
  let practices: readonly PracticeShown[] = [];
  let nodes: readonly MapNode[] = [];

  const keep = (next: Kept): void => {
    kept = next;
    host.keep(kept);
  };
  const zoom = (factor: number | undefined): void => {
    const element = stage.querySelector<SVGSVGElement>('svg.map');
    if (element === null) return;
    const now = kept.zoom ?? element.getBoundingClientRect().width / element.viewBox.baseVal.width;
    const { zoom: _, ...rest } = kept;
    keep(factor === undefined ? rest : { ...rest, zoom: Math.min(MOST, Math.max(LEAST, now * factor)) });
    size(element, kept.zoom, stage.clientWidth);
  };
  const choose = (node: MapNode): void => {
    const { practice } = node;
    for (const one of nodes) {
      one.element.setAttribute('tabindex', one === node ? '0' : '-1');
      one.element.classList.toggle('chosen', one === node && practice !== undefined);
    }
    const { chosen: _, ...rest } = kept;
    keep(practice === undefined ? rest : { ...rest, chosen: practice.id });
    fill(beside, ...besideParts(practice, host));
  };
  const draw = (): void => {
    const focused = nodes.find(({ element }) => element === document.activeElement);
    const sides = stage.clientWidth < NARROW ? 1 : 2;
    const drawing = drawMindMap(groupsOf(practices), measure, sides);
    nodes = drawing.nodes;
    for (const node of nodes) listen(node);
    size(drawing.element, kept.zoom, stage.clientWidth);
    fill(stage, drawing.element);
    const chosen = nodes.find(({ practice }) => practice !== undefined && practice.id === kept.chosen);
    const first = chosen ?? nodes[0];
    if (first !== undefined) choose(first);
    if (focused !== undefined) first?.element.focus({ preventScroll: true });
  };
  const listen = (node: MapNode): void => {
    node.element.addEventListener('focus', () => choose(node));
    node.element.addEventListener('dblclick', () => open(node));
    node.element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') open(node);
      const next = stepTo(event.key, node, nodes);
      if (next === undefined) return;
      event.preventDefault();
      next.element.focus();
      next.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  };
  const open = ({ practice }: MapNode): void => {
    if (practice !== undefined) host.open(practice.id);
  };
  const show = ({ title: name, practices: given }: Given): void => {
    practices = given;
    title.textContent = name;
    const isEmpty = practices.length === 0;
    for (const part of [beside, footer]) part.hidden = isEmpty;
    sum.textContent = isEmpty ? '' : summary(practices);
    if (isEmpty) {
      nodes = [];
      fill(
        stage,
        empty(() => host.run('create')),
      );
      return;
    }
    const isOpen = footer.querySelector('details')?.open === true;
    const table = practiceTable(practices);
    if (isOpen) table.setAttribute('open', '');
    fill(footer, legend(), table);
    draw();
  };
  const act = html(
    'span',
    { class: 'act' },
    button('Monthly Review', () => host.run('review')),
    button('−', () => zoom(1 / LARGER), { 'aria-label': 'Smaller' }),
    button('+', () => zoom(LARGER), { 'aria-label': 'Larger' }),
    button('Fit', () => zoom(undefined)),
  );
  const controls = html('header', { class: 'controls' }, title, sum, act);
  fill(body, html('main', {}, controls, html('div', { class: 'middle' }, stage, beside), footer));
  let wide = 0;
  new ResizeObserver(() => {
    if (wide === stage.clientWidth || nodes.length === 0) return;
    wide = stage.clientWidth;
    draw();
  }).observe(stage);
  host.follow(show);
}

/** Without a zoom the picture is as wide as there is room, and no larger than it is. */
function size(element: SVGSVGElement, zoom: number | undefined, room: number): void {
  const { width, height } = element.viewBox.baseVal;
  const factor = zoom ?? Math.min(1, Math.max(LEAST, (room - 20) / width));
  element.setAttribute('width', String(Math.round(width * factor)));
  element.setAttribute('height', String(Math.round(height * factor)));
}

function groupsOf(practices: readonly PracticeShown[]): readonly DrawnGroup[] {
  const names = [...new Set(practices.map(({ group }) => group))];
  return names.map((name) => ({ name, practices: practices.filter(({ group }) => group === name) }));
}

function legend(): HTMLElement {
  const states = ['adopted', 'not-now', 'undecided'] as const;
  return html('ul', { class: 'signs' }, ...states.map((state) => html('li', {}, signInText(state), WORDS[state])));
}

let pen: CanvasRenderingContext2D | null | undefined;

/** How wide a text is in the font of the page; about, and rather too much. */
function measure(text: string, bold: boolean): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen === null) return text.length * 8;
  pen.font = `${bold ? '600 ' : ''}13px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(pen.measureText(text).width * 1.03) + 2;
}

function empty(create: () => void): HTMLElement {
  return html(
    'div',
    { class: 'state' },
    html('h2', {}, 'There is no practice yet'),
    html(
      'p',
      {},
      '.sre/practices.yaml holds what a team does, what it does not do for now, and what it has not decided.',
    ),
    button('Create Practices File', create),
  );
}
