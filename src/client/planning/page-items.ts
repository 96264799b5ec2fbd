// A page to read as lines of a list.
import type { Block, Line } from '../../protocol/views';
import type { Choice } from './quick-input';

/** One line a text, an item or a row; none of them can be chosen. */
export function blockItems(block: Block): readonly Choice<never>[] {
  switch (block.kind) {
    case 'text':
      return [lineItem(textOf(block.line))];
    case 'list':
    case 'steps':
      return block.items.map((line) => lineItem(textOf(line)));
    case 'table':
      return block.rows.map((cells) => rowItem(block.head, cells.map(textOf)));
  }
}

/** `before → after, target …`; of other tables each cell with its heading. */
function rowItem(head: readonly string[], [label = '', ...cells]: readonly string[]): Choice<never> {
  const [before = '', after = '', target = ''] = cells;
  const description =
    head[1] === 'before'
      ? [before === '' ? after : `${before} → ${after}`, ...(target === '' ? [] : [`target ${target}`])].join(', ')
      : cells.map((cell, index) => `${head[index + 1] ?? ''} ${cell}`).join(', ');
  return { label: plain(label), description };
}

/** As much as a line of the list shows; what is longer goes on below. */
const LONGEST = 80;

function lineItem(text: string): Choice<never> {
  const end = text.length <= LONGEST ? -1 : text.lastIndexOf(' ', LONGEST);
  return end < 1 ? { label: plain(text) } : { label: plain(text.slice(0, end)), detail: text.slice(end + 1) };
}

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** A text of files must not become an icon. */
function plain(text: string): string {
  return text.replace(/\$\(/g, '$ (');
}
