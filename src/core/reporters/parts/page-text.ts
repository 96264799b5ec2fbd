// A page as text for a terminal: long lines are wrapped, what belongs to one entry is indented below it.
import type { Block, Line, Page, Section } from '../../model/page';
import type { RenderOptions } from '../reporter';
import { table } from './table';
import { terminalText } from './terminal-text';

const WIDTH = 100;

/** The page with its headings; ends with a line break. Places follow what they belong to. */
export function pageText(page: Page, options: RenderOptions): string {
  const title = options.paint('bold', plain(page.title));
  const blocks = [
    [title, ...page.lead.flatMap((block) => blockLines(block, options))],
    ...page.sections.map((section) => sectionLines(section, options)),
  ];
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function sectionLines({ title, blocks }: Section, options: RenderOptions): readonly string[] {
  const head = title.length === 0 ? [] : [options.paint('bold', plain(title))];
  return [...head, ...blocks.flatMap((block) => blockLines(block, options))];
}

function blockLines(block: Block, options: RenderOptions): readonly string[] {
  switch (block.kind) {
    case 'text':
      return wrapped(plain(block.line), '', '');
    case 'list':
      return block.items.flatMap((item) => wrapped(plain(item), '  - ', '    '));
    case 'steps':
      return block.items.flatMap((item, index) => wrapped(plain(item), `  ${index + 1}. `, '     '));
    case 'table': {
      const head = block.head.map((text) => ({ text: terminalText(text).toUpperCase(), style: 'dim' as const }));
      const rows = block.rows.map((cells) => cells.map((cell) => ({ text: plain(cell) })));
      return table([head, ...rows], options).map((line) => line.trimEnd());
    }
  }
}

function plain(line: Line): string {
  return terminalText(
    line
      .map(({ text, place }) => {
        const where = place === undefined ? '' : `${place.file}:${place.line}`;
        return where === '' || where === text ? text : `${text} (${where})`;
      })
      .join(''),
  );
}

/** A number and its unit stay on one line. */
const GAP = / +(?!(?:%|d|min|ms|s|rps)(?:[\s,.;:)/]|$))/;

/** Breaks at blanks; a word that is longer than the line stays whole. */
function wrapped(text: string, first: string, next: string): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.trim().split(GAP)) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = next;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
