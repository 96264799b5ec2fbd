// A page to read as lines of a list.
import type { Block, Line } from '../../protocol/views';
import type { Choice } from './quick-input';

/** One line a text, an item or a row; none of them can be chosen. */
export function blockItems(block: Block): readonly Choice<never>[] {
  switch (block.kind) {
    case 'text':
      return [{ label: plain(textOf(block.line)) }];
    case 'list':
    case 'steps':
      return block.items.map((line) => ({ label: plain(textOf(line)) }));
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

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** A text of files must not become an icon. */
function plain(text: string): string {
  return text.replace(/\$\(/g, '$ (');
}
