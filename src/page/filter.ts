// A list of ticks behind a button: what is not ticked is not drawn.
import { fill, html } from './elements';

export interface Filter<T extends string> {
  readonly element: HTMLElement;
  readonly show: (hidden: readonly T[]) => void;
}

export function createFilter<T extends string>(
  title: string,
  values: readonly T[],
  hide: (hidden: readonly T[]) => void,
): Filter<T> {
  const name = html('span', {}, title);
  const boxes = values.map((value) => ({ value, box: html('input', { type: 'checkbox', checked: true }) }));
  const element = html(
    'details',
    { class: 'filter' },
    html('summary', {}, name),
    html(
      'div',
      { class: 'ticks', role: 'group', 'aria-label': title },
      ...boxes.map(({ value, box }) => html('label', {}, box, ` ${value}`)),
    ),
  );
  for (const { box } of boxes)
    box.addEventListener('change', () => hide(boxes.flatMap(({ value, box: own }) => (own.checked ? [] : [value]))));
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    element.open = false;
    element.querySelector('summary')?.focus();
    event.stopPropagation();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !element.contains(target)) element.open = false;
  });
  return {
    element,
    show: (hidden) => {
      for (const { value, box } of boxes) box.checked = !hidden.includes(value);
      fill(name, hidden.length === 0 ? title : `${title} (${values.length - hidden.length} of ${values.length})`);
    },
  };
}
