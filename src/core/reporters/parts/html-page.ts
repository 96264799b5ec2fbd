// The document of an HTML report: its own styles and nothing else.
import type { RenderOptions } from '../reporter';
import { type Html, tag } from './html-text';

export interface PageStyle {
  readonly style: string;
  /** SHA-256 of `style`, by which the page allows it. */
  readonly hash: string;
}

/** The whole file. A text that got through as markup could still load and run nothing. */
export function htmlPage(name: string, body: Html, styles: readonly PageStyle[]): string {
  const hashes = styles.map(({ hash }) => `'${hash}'`).join(' ');
  const policy = `default-src 'none'; style-src ${hashes}; base-uri 'none'; form-action 'none'`;
  const lines = [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    tag('title', {}, name).html,
    ...styles.map(({ style }) => `<style>${style}</style>`),
    '</head>',
    `<body>\n<main>\n${body.html}\n</main>\n</body>`,
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}

export function htmlFooter({ version }: RenderOptions): Html {
  return tag('footer', {}, version === undefined ? 'SRE Lens' : `SRE Lens ${version}`);
}
