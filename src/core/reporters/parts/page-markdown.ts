// A page as Markdown: text from files is escaped, places become links where their address is known.
import type { Block, Line, Page, Section, Span } from '../../model/page';
import type { RenderOptions } from '../reporter';
import { markdownCode, markdownText } from './markdown-text';

type Links = Pick<RenderOptions, 'link'>;

/** The page with `#` headings; ends with a line break. */
export function pageMarkdown(page: Page, links: Links = {}): string {
  const blocks = [
    [`# ${lineMarkdown(page.title, links)}`],
    ...page.lead.map((block) => blockLines(block, links)),
    ...page.sections.flatMap((section) => sectionLines(section, links)),
  ].filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** One line of text. */
export function lineMarkdown(line: Line, links: Links = {}): string {
  return merged(line)
    .map((span) => spanMarkdown(span, links))
    .join('');
}

/** Plain pieces that follow each other are one text: what begins markup may not be spread over two of them. */
function merged(line: Line): Line {
  const spans: Span[] = [];
  for (const span of line) {
    const last = spans.at(-1);
    if (last !== undefined && isPlain(last) && isPlain(span)) spans[spans.length - 1] = { text: last.text + span.text };
    else spans.push(span);
  }
  return spans;
}

function isPlain({ style, place }: Span): boolean {
  return style === undefined && place === undefined;
}

function sectionLines({ level, title, blocks }: Section, links: Links): readonly (readonly string[])[] {
  return [[`${'#'.repeat(level)} ${lineMarkdown(title, links)}`], ...blocks.map((block) => blockLines(block, links))];
}

function blockLines(block: Block, links: Links): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [lineMarkdown(block.line, links)];
    case 'list':
      return block.items.map((item) => `- ${lineMarkdown(item, links)}`);
    case 'steps':
      return block.items.map((item, index) => `${index + 1}. ${lineMarkdown(item, links)}`);
    case 'table':
      return [
        tableRow(block.head.map(markdownText)),
        tableRow(block.head.map(() => '---')),
        ...block.rows.map((cells) => tableRow(cells.map((cell) => lineMarkdown(cell, links)))),
      ];
  }
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function spanMarkdown({ text, style, place }: Span, links: Links): string {
  const shown = styled(text, style);
  const address = place === undefined ? undefined : links.link?.(place.file, place.line);
  return address === undefined ? shown : `[${shown}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}

function styled(text: string, style: Span['style']): string {
  if (style === 'code') return markdownCode(text);
  // Blanks at the ends would keep the stars from being markup.
  if (style === 'strong' && text.trim() !== '') return `**${markdownText(text.trim())}**`;
  const edge = (pattern: RegExp) => (pattern.test(text) ? ' ' : '');
  const inner = markdownText(text.trim());
  return inner === '' ? edge(/\s/) : `${edge(/^\s/)}${inner}${edge(/\s$/)}`;
}
