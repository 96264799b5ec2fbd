// Above the picture: where to look, what to find, what to leave out.
import type { Grade } from '../core/model/call';
import type { Picture } from '../core/model/picture';
import type { Tier } from '../core/model/tier';
import { numberOf, MOST_HOPS, type Scope, type Shown, type View } from '../core/picture/view';
import { count } from '../core/picture/words';
import { button, fill, html } from './elements';
import { createFilter } from './filter';
import type { Actions } from './actions';

export interface Controls {
  readonly element: HTMLElement;
  readonly show: (picture: Picture, view: View, shown: Shown) => void;
}

const TIERS: readonly Tier[] = ['core', 'normal', 'supplementary', 'unknown'];
/** The grades of which a call can be; `allowed` and `inferred` are no call by themselves. */
const GRADES: readonly Grade[] = ['declared', 'configured', 'coded', 'observed'];

export function createControls(actions: Actions): Controls {
  let picture: Picture | undefined;
  let now: View | undefined;
  let matches: readonly number[] = [];
  let at = -1;

  const scopes = html('select', { 'aria-label': 'Show' });
  const hops = html('select', { 'aria-label': 'Calls away' });
  const search = html('input', {
    type: 'search',
    placeholder: 'Find a service',
    'aria-label': 'Find a service; Enter goes to the next one',
    spellcheck: 'false',
  });
  const found = html('span', { class: 'found', role: 'status' });
  const size = html('span', { class: 'size' });
  const tiers = createFilter('Tiers', TIERS, (hiddenTiers) => actions.change({ hiddenTiers }));
  const grades = createFilter('Evidence', GRADES, (hiddenGrades) => actions.change({ hiddenGrades }));

  scopes.addEventListener('change', () => {
    const kind = scopes.value;
    if (kind === 'all' || kind === 'new' || kind === 'core') actions.look({ kind });
  });
  hops.addEventListener('change', () => {
    const scope = now?.scope;
    if (scope?.kind === 'around') actions.look({ ...scope, hops: Number(hops.value) });
  });
  const next = (): void => {
    const service = matches.length === 0 ? undefined : matches[(at = (at + 1) % matches.length)];
    const name = service === undefined ? undefined : picture?.services[service]?.name;
    if (service === undefined || name === undefined) return;
    actions.find(service);
    found.textContent = `${at + 1} of ${matches.length}: ${name}`;
  };
  search.addEventListener('input', () => {
    const wanted = search.value.trim().toLowerCase();
    at = -1;
    matches =
      wanted === '' || picture === undefined
        ? []
        : picture.services.flatMap(({ name }, number) => (name.toLowerCase().includes(wanted) ? [number] : []));
    actions.mark(new Set(matches));
    found.textContent = wanted === '' ? '' : matches.length === 0 ? 'none' : count(matches.length, 'match', 'matches');
  });
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') next();
    else if (event.key !== 'Escape' || search.value === '') return;
    else {
      search.value = '';
      search.dispatchEvent(new Event('input'));
    }
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)
      return;
    event.preventDefault();
    search.focus();
  });

  return {
    element: html(
      'div',
      { class: 'controls', role: 'toolbar', 'aria-label': 'What is shown' },
      scopes,
      hops,
      html('span', { class: 'search' }, search, button('Next', next, { 'aria-label': 'Next match' }), found),
      tiers.element,
      grades.element,
      size,
    ),
    show: (given, view, shown) => {
      picture = given;
      now = view;
      fillScopes(scopes, given, view.scope);
      hops.hidden = view.scope.kind !== 'around';
      if (view.scope.kind === 'around') fillHops(hops, view.scope.hops);
      tiers.show(view.hiddenTiers);
      grades.show(view.hiddenGrades);
      const all = given.services.length;
      const part =
        shown.services.length === all ? count(all, 'service') : `${shown.services.length} of ${count(all, 'service')}`;
      size.textContent = `${part}, ${count(shown.calls.length, 'call')}`;
    },
  };
}

function fillScopes(select: HTMLSelectElement, picture: Picture, scope: Scope): void {
  const isThere = 'service' in scope && numberOf(picture, scope.service) !== undefined;
  const own = isThere
    ? [['own', scope.kind === 'down' ? `If ${scope.service} is down` : `Around ${scope.service}`]]
    : [];
  const options = [...own, ['new', 'What is new'], ['core', 'Core services and their calls'], ['all', 'Whole estate']];
  const chosen = 'service' in scope ? 'own' : scope.kind;
  fill(select, ...options.map(([value, text]) => html('option', { value, selected: value === chosen }, text)));
}

function fillHops(select: HTMLSelectElement, hops: number): void {
  const options = Array.from({ length: MOST_HOPS }, (_, index) => index + 1);
  fill(
    select,
    ...options.map((value) => html('option', { value, selected: value === hops }, `${count(value, 'call')} away`)),
  );
}
