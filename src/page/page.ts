// The page: what is shown, what is chosen, and how its parts follow.
import type { Layout, Plan } from '../core/picture/layout';
import type { Picture } from '../core/model/picture';
import { changedServices, firstScope, numberOf, type Shown, shownIn, type View } from '../core/picture/view';
import { count } from '../core/picture/words';
import type { Actions, Chosen } from './actions';
import { createCallList } from './call-list';
import { createControls } from './controls';
import { createDetails } from './details';
import { createDrawing } from './drawing';
import { labelBox } from './edge';
import { button, fill, html } from './elements';
import type { Given, Host } from './host';
import { createLayouts } from './layouts';
import { createLegend } from './legend';
import { boxOf } from './node';
import { STYLE } from './style';

/** How long nothing is said of a layout that is being made, in ms: most are there before. */
const PATIENCE_MS = 150;

export function createPage(body: HTMLElement, host: Host, script: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [sheet];

  let given: Given | undefined;
  let view: View = { scope: { kind: 'all' }, hiddenTiers: [], hiddenGrades: [] };
  let shown: Shown = { services: [], calls: [], edges: [] };
  let chosen: Chosen | undefined;
  let turn = 0;
  const layouts = createLayouts(script);

  const actions: Actions = {
    look: (scope) => change({ scope }),
    change: (part) => change(part),
    choose: (next) => choose(next),
    find: (service) => find(service),
    mark: (services) => drawing.mark(services),
    open: (place, stay) => {
      if (place !== undefined) host.open(place, stay);
    },
    run: host.run,
  };
  const controls = createControls(actions);
  const drawing = createDrawing(actions, host.kind);
  const details = createDetails(actions, host.kind);
  const list = createCallList(actions, host.kind);
  const state = html('div', { class: 'state', role: 'status', 'aria-live': 'polite' });
  const note = html('p', { class: 'note', hidden: true });
  const zoom = html(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': 'Zoom' },
    button('−', () => drawing.camera.zoom(0.8), { 'aria-label': 'Zoom out' }),
    button('+', () => drawing.camera.zoom(1.25), { 'aria-label': 'Zoom in' }),
    button('Fit', () => drawing.camera.fit(), { 'aria-label': 'Fit the picture into the window' }),
  );
  const stage = html('section', { class: 'stage', 'aria-label': 'Picture' }, drawing.element, zoom, state);
  fill(
    body,
    html(
      'main',
      {},
      controls.element,
      note,
      html('div', { class: 'middle' }, stage, details.element),
      html('footer', {}, ...createLegend(), list.element),
    ),
  );

  const keep = (): void => {
    const name =
      chosen !== undefined && 'service' in chosen ? given?.picture.services[chosen.service]?.name : undefined;
    host.keep({ view, ...(name === undefined ? {} : { chosen: name }) });
  };
  const say = (...what: readonly (Node | string)[]): void => {
    fill(state, ...what);
    state.hidden = what.length === 0;
  };
  const choose = (next: Chosen | undefined): void => {
    if (given === undefined) return;
    chosen = next;
    drawing.choose(next);
    details.show(given, next, view.scope);
    keep();
  };
  const find = (service: number): void => {
    const name = given?.picture.services[service]?.name;
    if (name === undefined) return;
    if (shown.services.includes(service)) {
      choose({ service });
      drawing.bring(service);
      return;
    }
    chosen = { service };
    change({ scope: { kind: 'around', service: name, hops: 1 } });
  };
  const change = (part: Partial<View>): void => {
    view = { ...view, ...part };
    show().catch(() => undefined);
  };
  const show = async (): Promise<void> => {
    if (given === undefined) return;
    const mine = ++turn;
    const { picture } = given;
    shown = shownIn(picture, view);
    controls.show(picture, view, shown);
    list.show(given, shown);
    keep();
    layouts.cancel();
    stage.ariaBusy = 'true';
    if (shown.services.length === 0) {
      stage.ariaBusy = 'false';
      drawing.clear();
      details.show(given, undefined, view.scope);
      say(...emptyWords(picture, view, actions));
      return;
    }
    const cancel = button('Cancel', () => layouts.cancel());
    const size = `${count(shown.services.length, 'service')} and ${count(shown.calls.length, 'call')}`;
    const waiting = setTimeout(
      () => say(html('span', { class: 'busy' }), html('p', {}, `Laying out ${size}…`), cancel),
      PATIENCE_MS,
    );
    let layout: Layout | undefined;
    let failed = '';
    try {
      layout = await layouts.layout(planOf(picture, shown));
    } catch (error) {
      failed = error instanceof Error ? error.message : String(error);
    }
    clearTimeout(waiting);
    if (mine !== turn) return;
    stage.ariaBusy = 'false';
    if (layout === undefined) {
      drawing.clear();
      say(...stoppedWords(failed, picture, actions));
      return;
    }
    say();
    drawing.draw(picture, shown, layout, view.scope.kind === 'down');
    choose(stillThere(chosen, shown));
    if (chosen !== undefined && 'service' in chosen) drawing.bring(chosen.service);
  };

  host.follow((next) => {
    const before = given;
    const asked = next.scope !== undefined || next.service !== undefined || next.call !== undefined;
    given = next;
    document.title = next.title ?? document.title;
    note.textContent = next.picture.note ?? '';
    note.hidden = next.picture.note === undefined;
    if (before === undefined || asked) {
      const kept = before === undefined && !asked ? host.kept() : {};
      view = kept.view ?? { scope: next.scope ?? firstScope(next.picture), hiddenTiers: [], hiddenGrades: [] };
      const service = next.service ?? (kept.chosen === undefined ? undefined : numberOf(next.picture, kept.chosen));
      chosen = next.call !== undefined ? { calls: [next.call] } : service === undefined ? undefined : { service };
    } else chosen = renumbered(chosen, before.picture, next.picture);
    show().catch(() => undefined);
  });
}

function planOf(picture: Picture, { services, edges }: Shown): Plan {
  const numbers = new Map(services.map((service, index) => [service, index]));
  return {
    boxes: services.map((service) => boxOf(picture.services[service])),
    lines: edges.map((edge) => {
      const label = labelBox(picture, edge);
      const ends = { from: numbers.get(edge.from) ?? 0, to: numbers.get(edge.to) ?? 0 };
      return label === undefined ? ends : { ...ends, label };
    }),
  };
}

/** What is chosen, if it is on screen. */
function stillThere(chosen: Chosen | undefined, { services, calls }: Shown): Chosen | undefined {
  if (chosen === undefined) return undefined;
  if ('service' in chosen) return services.includes(chosen.service) ? chosen : undefined;
  return chosen.calls.every((call) => calls.includes(call)) ? chosen : undefined;
}

/** What is chosen in a newer picture: calls have no name by which they could be found again. */
function renumbered(chosen: Chosen | undefined, before: Picture, after: Picture): Chosen | undefined {
  if (chosen === undefined || !('service' in chosen)) return undefined;
  const service = numberOf(after, before.services[chosen.service]?.name ?? '');
  return service === undefined ? undefined : { service };
}

function emptyWords(picture: Picture, { scope, hiddenTiers, hiddenGrades }: View, actions: Actions): (Node | string)[] {
  if (picture.services.length === 0)
    return [
      html('h2', {}, 'No services were found'),
      html(
        'p',
        {},
        'SRE Lens reads OpenAPI documents, sre.yaml, Backstage, Kubernetes and Compose files. Add one that names a service, and it is drawn here.',
      ),
    ];
  const all = button('Show the whole estate', () => actions.look({ kind: 'all' }));
  if (scope.kind === 'new' && changedServices(picture).size === 0)
    return [
      html('h2', {}, 'Nothing is new'),
      html('p', {}, picture.note ?? 'This branch adds no service and no call.'),
      all,
    ];
  if (scope.kind === 'core' && !picture.services.some(({ tier }) => tier === 'core'))
    return [
      html('h2', {}, 'No core service is chosen yet'),
      html('p', {}, 'Say which services are core (tiers in .sre/config.yaml), and what they call is drawn here.'),
      all,
    ];
  if (hiddenTiers.length + hiddenGrades.length > 0)
    return [
      html('h2', {}, 'The filters hide everything'),
      button('Show all tiers and all evidence', () => actions.change({ hiddenTiers: [], hiddenGrades: [] })),
    ];
  return [html('h2', {}, 'This service is not known any more'), all];
}

function stoppedWords(failed: string, picture: Picture, actions: Actions): Node[] {
  const why =
    failed === ''
      ? 'Stopped. A part of the estate is laid out at once; the list of calls below has everything.'
      : `The picture could not be laid out (${failed}). The list of calls below has everything.`;
  return [
    html('p', {}, why),
    ...(changedServices(picture).size > 0 ? [button('Show what is new', () => actions.look({ kind: 'new' }))] : []),
    button('Show the core services', () => actions.look({ kind: 'core' })),
  ];
}
