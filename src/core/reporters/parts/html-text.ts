// HTML built from elements whose text is escaped where it enters: markup and plain text cannot be mixed up.
import { terminalText } from './terminal-text';

/** Markup that is finished. Plain text becomes it by `text` alone. */
export interface Html {
  readonly html: string;
}

/** Plain text on one line: nothing in it is markup, control and direction characters are left out. */
export function text(plain: string): Html {
  return { html: escaped(terminalText(plain)) };
}

/** Source text, its blanks kept. */
export function source(plain: string): Html {
  return { html: escaped(plain) };
}

/** An element; attribute values are escaped, names are ours. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Html | string)[]
): Html {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(terminalText(value))}"`);
  const body = children.map((child) => (typeof child === 'string' ? text(child).html : child.html)).join('');
  return { html: `<${name}${written.join('')}>${body}</${name}>` };
}

/** Elements one below the other. */
export function join(all: readonly Html[], between = '\n'): Html {
  return { html: all.map(({ html }) => html).join(between) };
}

function escaped(plain: string): string {
  return plain.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[<>&"'`]/g, (sign) => `&#${sign.codePointAt(0) ?? 32};`);
}
