// What is said of the practice that is chosen, and what can be done with it.
import type { PracticeShown } from '../../core/model/practice';
import { button, type Child, html } from '../elements';
import type { Host } from './host';
import { signInText } from './signs';
import { stateText } from './words';

/** The parts of the pane beside the picture; without a practice how to choose one. */
export function besideParts(practice: PracticeShown | undefined, host: Host): readonly Child[] {
  if (practice === undefined)
    return [
      html('h2', {}, 'SRE mind map'),
      html('p', {}, 'Choose a practice to read why it is worth it and what it switches.'),
      html(
        'ul',
        { class: 'keys' },
        key('Arrow keys', 'walk through the map'),
        key('Enter', 'opens the line of the file'),
        key('Tab', 'leads to what can be decided'),
      ),
    ];
  const { id, title, group, state, reason, decided, review, due, why, switches } = practice;
  return [
    html('h2', {}, title),
    html('p', { class: `state-line ${state}` }, signInText(state), ` ${stateText(practice)}`),
    ...(due === undefined ? [] : [html('p', { class: 'due' }, `Due: ${due}`)]),
    ...(why === undefined ? [] : [html('p', {}, why)]),
    html(
      'dl',
      {},
      ...row('Group', group),
      ...row('Reason', reason),
      ...row('Decided', decided),
      ...row('Review', review),
      ...row('Id', id),
    ),
    html(
      'p',
      { class: 'buttons' },
      ...(state === 'adopted' ? [] : [button('Adopt', () => host.decide(id, 'adopted'))]),
      button('Not Now…', () => host.decide(id, 'not-now')),
      ...(state === 'undecided' ? [] : [button('Undecide', () => host.decide(id, 'undecided'))]),
      button('Open Line', () => host.open(id)),
    ),
    ...(switches.length === 0
      ? []
      : [
          html('h3', {}, state === 'not-now' ? 'Switched off' : 'Switches'),
          html(
            'ul',
            { class: 'rows' },
            ...switches.map((one) =>
              html('li', {}, html('code', {}, one.id), one.title === undefined ? '' : ` ${one.title}`),
            ),
          ),
        ]),
  ];
}

function row(name: string, text: string | undefined): readonly HTMLElement[] {
  return text === undefined ? [] : [html('dt', {}, name), html('dd', {}, text)];
}

function key(name: string, does: string): HTMLElement {
  return html('li', {}, html('kbd', {}, name), ` ${does}`);
}
