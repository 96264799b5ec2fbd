// Beside the picture: what is chosen, why it matters, and what stops when it stops.
import type { PictureCall, PictureService } from '../core/model/picture';
import type { Scope } from '../core/picture/view';
import { budgetWords, count, downWords, objectiveWords, termsWords, tierWords } from '../core/picture/words';
import { button, type Child, fill, html } from './elements';
import type { Given, Host } from './host';
import { MARKS } from './node';
import type { Actions, Chosen } from './actions';
import { placeLink } from './place-link';

export interface Details {
  readonly element: HTMLElement;
  readonly show: (given: Given, chosen: Chosen | undefined, scope: Scope) => void;
}

export function createDetails(actions: Actions, kind: Host['kind']): Details {
  const element = html('aside', { class: 'details', 'aria-label': 'Details' });
  return {
    element,
    show: (given, chosen, scope) => {
      if (chosen === undefined) fill(element, ...nothingChosen(given, actions, kind));
      else if ('calls' in chosen) fill(element, ...callsChosen(given, chosen.calls, actions, kind));
      else fill(element, ...serviceChosen(given, chosen.service, scope, actions, kind));
      element.scrollTop = 0;
    },
  };
}

function nothingChosen({ picture }: Given, actions: Actions, kind: Host['kind']): Child[] {
  const news = picture.calls.filter(({ change }) => change === 'new').length;
  const raised = picture.services.filter((service) => service.raised);
  return [
    html('h1', {}, 'Call graph'),
    html('p', {}, `${count(picture.services.length, 'service')}, ${count(picture.calls.length, 'call')}; ${news} new.`),
    ...raised.map((service) =>
      html('p', {}, html('strong', {}, service.name), ` becomes ${service.tier}: ${service.because ?? ''}.`),
    ),
    ...(picture.anyTier
      ? []
      : [
          html('p', {}, 'No core service is chosen yet, so every tier is unknown.'),
          ...(kind === 'editor' ? [button('Pick Core Services', () => actions.run('pickCore'))] : []),
        ]),
    html('p', { class: 'quiet' }, 'Choose a service to see who calls it and what stops when it is down.'),
  ];
}

function callsChosen(given: Given, calls: readonly number[], actions: Actions, kind: Host['kind']): Child[] {
  const { picture } = given;
  const first = picture.calls[calls[0] ?? -1];
  if (first === undefined) return [];
  return [
    html('h1', {}, count(calls.length, 'call')),
    html('p', {}, serviceButton(given, first.from, actions), ' → ', serviceButton(given, first.to, actions)),
    html(
      'ul',
      { class: 'rows' },
      ...calls.flatMap((number) => {
        const call = picture.calls[number];
        return call === undefined ? [] : [html('li', {}, ...callRow(given, call, actions, kind))];
      }),
    ),
  ];
}

function serviceChosen(given: Given, number: number, scope: Scope, actions: Actions, kind: Host['kind']): Child[] {
  const { picture } = given;
  const service = picture.services[number];
  if (service === undefined) return [];
  const calls = picture.calls.filter(({ from, to }) => from !== to);
  return [
    html('h1', {}, service.name),
    html('p', {}, html('span', { class: `tier ${service.tier}` }, `${MARKS[service.tier]} ${tierWords(service)}`)),
    ...(service.because === undefined ? [] : [html('p', {}, `It is ${service.tier} because ${service.because}.`)]),
    ...(service.perhaps === undefined ? [] : [html('p', {}, `It ${service.perhaps}`)]),
    html(
      'dl',
      {},
      ...entry('Owner', service.owner ?? 'not known'),
      ...entry('Objective', service.objective === undefined ? 'not known' : objectiveWords(service.objective)),
      ...(service.place === undefined ? [] : entry('Described', placeLink(given, service.place, actions, kind))),
    ),
    html('p', { class: 'buttons' }, ...scopeButtons(service, scope, actions)),
    ...downSection(given, service, actions),
    ...callSection(
      'Callers',
      given,
      calls.filter(({ to }) => to === number),
      'from',
      actions,
      kind,
    ),
    ...callSection(
      'Calls',
      given,
      calls.filter(({ from }) => from === number),
      'to',
      actions,
      kind,
    ),
  ];
}

function scopeButtons({ name, down }: PictureService, scope: Scope, actions: Actions): Child[] {
  const isAt = (kind: Scope['kind']) => scope.kind === kind && 'service' in scope && scope.service === name;
  return [
    ...(isAt('around')
      ? []
      : [button('Show around it', () => actions.look({ kind: 'around', service: name, hops: 1 }))]),
    ...(down === undefined || isAt('down')
      ? []
      : [button('What if it is down?', () => actions.look({ kind: 'down', service: name }))]),
  ];
}

function downSection(given: Given, service: PictureService, actions: Actions): Child[] {
  const { picture } = given;
  const { down } = service;
  if (down === undefined) return [html('h3', {}, 'If it is down'), html('p', {}, downWords(service))];
  const row = (number: number): HTMLElement => {
    const hit = picture.services[number];
    return html(
      'tr',
      {},
      html('td', {}, serviceButton(given, number, actions), ' ', html('span', { class: 'quiet' }, hit?.tier ?? '')),
      html('td', {}, hit === undefined ? '' : budgetWords(service, hit)),
    );
  };
  const flows = down.flows.flatMap((number) => {
    const flow = picture.flows[number];
    return flow === undefined ? [] : [html('li', {}, `${flow.name} (${flow.tier})`)];
  });
  return [
    html('h3', {}, 'If it is down'),
    html('p', {}, `Hits ${downWords(service)}.`),
    ...(flows.length === 0 ? [] : [html('h4', {}, 'Flows'), html('ul', {}, ...flows)]),
    ...(down.owners.length === 0 ? [] : [html('h4', {}, 'Owners'), html('p', {}, down.owners.join(', '))]),
    ...(down.services.length === 0
      ? []
      : [
          html(
            'table',
            {},
            html('caption', {}, 'Services that need it, nearest first'),
            html(
              'thead',
              {},
              html('tr', {}, ...['Service', 'Error budget used'].map((text) => html('th', { scope: 'col' }, text))),
            ),
            html('tbody', {}, ...down.services.map(row)),
          ),
          html('p', { class: 'quiet' }, usedNote(service)),
        ]),
  ];
}

function usedNote(service: PictureService): string {
  return service.objective === undefined
    ? `How much of their budget it may use is not known: ${service.name} has no objective.`
    : `Used: the outages that the objective of ${service.name} allows.`;
}

function callSection(
  title: string,
  given: Given,
  calls: readonly PictureCall[],
  other: 'from' | 'to',
  actions: Actions,
  kind: Host['kind'],
): Child[] {
  if (calls.length === 0) return [];
  const rows = calls.map((call) =>
    html('li', {}, serviceButton(given, call[other], actions), ' ', ...callRow(given, call, actions, kind)),
  );
  return [html('h3', {}, `${title} (${calls.length})`), html('ul', { class: 'rows' }, ...rows)];
}

function callRow(given: Given, call: PictureCall, actions: Actions, kind: Host['kind']): Child[] {
  return [
    ...(call.change === undefined ? [] : [html('span', { class: 'change' }, call.change), ' ']),
    ...(call.what === '' ? [] : [html('span', {}, call.what), ' ']),
    html('span', { class: 'quiet' }, termsWords(call)),
    ' ',
    placeLink(given, call.place, actions, kind),
  ];
}

function serviceButton({ picture }: Given, number: number, actions: Actions): HTMLElement {
  const name = picture.services[number]?.name ?? '';
  return button(name, () => actions.find(number), { class: 'link' });
}

function entry(name: string, value: Child): Child[] {
  return [html('dt', {}, name), html('dd', {}, value)];
}
