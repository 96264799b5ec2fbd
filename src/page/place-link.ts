// A line of a file to go to: a number for the editor, a relative address in a file.
import { placeName } from '../core/picture/places';
import { html } from './elements';
import type { Given, Host } from './host';
import type { Actions } from './actions';

/** `payments/openapi.yaml:93`, as a link where there is anything to open. */
export function placeLink(given: Given, number: number | undefined, actions: Actions, kind: Host['kind']): HTMLElement {
  const place = number === undefined ? undefined : given.picture.places[number];
  if (number === undefined || place === undefined) return html('span', {});
  const name = placeName(place);
  if (kind === 'file') {
    const href = given.hrefs?.[number];
    return typeof href === 'string'
      ? html('a', { href, target: '_blank', rel: 'noopener noreferrer' }, name)
      : html('span', { class: 'place' }, name);
  }
  const link = html('a', { href: '#', 'data-place': number }, name);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    actions.open(number, false);
  });
  return link;
}
