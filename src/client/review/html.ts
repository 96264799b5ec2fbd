// The page of a review as HTML: every text from files is escaped, links are numbers that only the extension can open.
import type { Block, Line, Page, Section, Span } from '../../protocol/views';
import { escapeHtml, pageDocument } from '../webview/document';
import { SCRIPT } from './script';
import { STYLE } from './style';

export { escapeHtml };

export interface DrawnPage {
  /** What stands inside `<main>`. */
  readonly html: string;
  /** The place behind each `data-link`, by its number. */
  readonly links: readonly NonNullable<Span['place']>[];
}

/** Draws the page. */
export function drawPage(page: Page, folder: string | undefined): DrawnPage {
  const links: NonNullable<Span['place']>[] = [];
  const line = (spans: Line): string => spans.map((span) => drawSpan(span, links)).join('');
  const html = [
    folder === undefined ? '' : `<p class="folder">${escapeHtml(folder)}</p>`,
    `<h1>${line(page.title)}</h1>`,
    ...page.lead.map((block) => drawBlock(block, line)),
    '<p class="actions"><button data-do="export">Export as Markdown…</button> <button data-do="copy">Copy as Markdown</button></p>',
    ...page.sections.map((section) => drawSection(section, line)),
  ].join('\n');
  return { html, links };
}

/** The document around a page. */
export function documentOf(html: string, title: string, nonce: string, state: string): string {
  return pageDocument({ title, nonce, state, body: `<main>\n${html}\n</main>`, style: STYLE, script: SCRIPT });
}

function drawSection({ level, title, blocks }: Section, line: (spans: Line) => string): string {
  return [`<h${level}>${line(title)}</h${level}>`, ...blocks.map((block) => drawBlock(block, line))].join('\n');
}

function drawBlock(block: Block, line: (spans: Line) => string): string {
  switch (block.kind) {
    case 'text':
      return `<p>${line(block.line)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${line(item)}</li>`).join('')}</ul>`;
    case 'steps':
      return `<ol>${block.items.map((item) => `<li>${line(item)}</li>`).join('')}</ol>`;
    case 'table': {
      const head = block.head
        .map((text) => (text === '' ? '<td></td>' : `<th scope="col">${escapeHtml(text)}</th>`))
        .join('');
      const rows = block.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${line(cell)}</td>`).join('')}</tr>`);
      return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
    }
  }
}

function drawSpan({ text, style, place }: Span, links: NonNullable<Span['place']>[]): string {
  const shown = styled(escapeHtml(text), style);
  if (place === undefined) return shown;
  const where = escapeHtml(`${place.file}:${place.line}`);
  // A path breaks behind its slashes before anything else of it does.
  const broken = shown.replace(/\/(?=[^<>]*<\/code>)/g, '/<wbr>');
  return `<a href="#" data-link="${links.push(place) - 1}" title="${where}">${broken}</a>`;
}

function styled(html: string, style: Span['style']): string {
  if (style === 'code') return `<code>${html}</code>`;
  if (style === 'strong') return `<strong>${html}</strong>`;
  return style === 'quiet' ? `<small>${html}</small>` : html;
}
