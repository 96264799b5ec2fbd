// The picture as a list: every call that is shown, with its line. What a screen reader, and paper, can use.
import type { Shown } from '../core/picture/view';
import { count, termsWords } from '../core/picture/words';
import { type Child, fill, html } from './elements';
import type { Given, Host } from './host';
import type { Actions } from './actions';
import { placeLink } from './place-link';

export interface CallList {
  readonly element: HTMLDetailsElement;
  readonly show: (given: Given, shown: Shown) => void;
}

const HEAD = ['Caller', 'Callee', 'Operations', 'Call', 'New', 'Line'];

/** The rows are made when the list is opened: a large estate has thousands. */
export function createCallList(actions: Actions, kind: Host['kind']): CallList {
  const summary = html('summary', {}, 'List of calls');
  const place = html('div', { class: 'table' });
  const element = html('details', { class: 'calls' }, summary, place);
  let given: Given | undefined;
  let shown: Shown | undefined;
  const write = (): void => {
    if (!element.open || given === undefined || shown === undefined) return;
    fill(place, tableOf(given, shown, actions, kind));
  };
  element.addEventListener('toggle', write);
  return {
    element,
    show: (nextGiven, nextShown) => {
      [given, shown] = [nextGiven, nextShown];
      fill(summary, `List of calls (${count(nextShown.calls.length, 'call')})`);
      if (!element.open) fill(place);
      write();
    },
  };
}

function tableOf(given: Given, { calls }: Shown, actions: Actions, kind: Host['kind']): HTMLElement {
  const { picture } = given;
  const rows = calls.flatMap((number) => {
    const call = picture.calls[number];
    if (call === undefined) return [];
    const cells: Child[] = [
      picture.services[call.from]?.name,
      picture.services[call.to]?.name,
      call.what,
      termsWords(call),
      call.change ?? '',
      placeLink(given, call.place, actions, kind),
    ];
    return [html('tr', {}, ...cells.map((cell) => html('td', {}, cell)))];
  });
  return html(
    'table',
    {},
    html('thead', {}, html('tr', {}, ...HEAD.map((text) => html('th', { scope: 'col' }, text)))),
    html('tbody', {}, ...rows),
  );
}
