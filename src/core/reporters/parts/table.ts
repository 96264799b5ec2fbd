// A table for a terminal: columns as wide as their widest cell.
import type { RenderOptions } from '../reporter';

export interface Cell {
  readonly text: string;
  readonly style?: Parameters<RenderOptions['paint']>[0];
}

/** Takes rows of the same length; gives one line a row. Colours do not count for the width. */
export function table(rows: readonly (readonly Cell[])[], { paint }: RenderOptions): readonly string[] {
  const widths: number[] = [];
  for (const cells of rows) {
    cells.forEach(({ text }, column) => {
      widths[column] = Math.max(widths[column] ?? 0, text.length);
    });
  }
  return rows.map((cells) =>
    cells
      .map(({ text, style }, column) => {
        const shown = style === undefined ? text : paint(style, text);
        const gap = column === cells.length - 1 ? 0 : (widths[column] ?? 0) - text.length;
        return shown + ' '.repeat(gap);
      })
      .join('  '),
  );
}
