// Files and addresses that our files name.
import type { Place } from '../model/place';
import { reachFile } from '../openapi/relative-path';
import type { SyntaxFile } from '../syntax/node';
import { mentionsOf } from './mentions';
import type { Shapes } from './shape';

export interface FoundLink {
  readonly place: Place;
  /** A file of the workspace, or an address of the web. */
  readonly to: { readonly file: string } | { readonly address: string };
}

/** Only addresses of the web; no other scheme is ever followed (`command:`, `file:`, `javascript:`). */
const ADDRESS = /^https?:\/\/[A-Za-z0-9.:[\]_-]+(?:[/?#]\S*)?$/;
const LONGEST = 2000;

/** The file of the workspace that a text names, as seen from `file`; `undefined` for what leads out of it. */
export function linkedFile(file: string, text: string): string | undefined {
  const reached = reachFile(file, text.replace(/[#?].*$/, ''));
  return 'file' in reached && reached.file !== file ? reached.file : undefined;
}

/** The links of a file, in order. Whether the files exist is for the caller to know. */
export function linksOf(shapes: Shapes, syntax: SyntaxFile): readonly FoundLink[] {
  return mentionsOf(shapes, syntax).flatMap((mention): FoundLink[] => {
    if (mention.kind !== 'link' || mention.text.length > LONGEST) return [];
    const place = syntax.place(mention.span);
    if (ADDRESS.test(mention.text)) return [{ place, to: { address: mention.text } }];
    const file = linkedFile(syntax.file, mention.text);
    return file === undefined ? [] : [{ place, to: { file } }];
  });
}
