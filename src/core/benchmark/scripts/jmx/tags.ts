// The tags of an XML text, in their order; comments and declarations are passed over. Linear.

export interface Tag {
  readonly name: string;
  readonly kind: 'start' | 'end' | 'empty';
  readonly attributes: string;
  readonly start: number;
  /** Behind the `>`. */
  readonly end: number;
}

/** What stands between these is no tag. */
const PASSED: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

export function* tagsIn(xml: string): Generator<Tag> {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const passed = PASSED.find(([open]) => xml.startsWith(open, at));
    const close = xml.indexOf(passed?.[1] ?? '>', at);
    if (close < 0) return;
    const end = close + (passed?.[1].length ?? 1);
    if (passed === undefined) {
      const inner = xml.slice(at + 1, close);
      const name = /^\/?([\w.:-]{1,100})/.exec(inner)?.[1] ?? '';
      const kind = inner.startsWith('/') ? 'end' : inner.endsWith('/') ? 'empty' : 'start';
      yield { name, kind, attributes: inner.slice(0, LONGEST), start: at, end };
    }
    at = xml.indexOf('<', end);
  }
}

const LONGEST = 2000;

/** The value of an attribute, unescaped. */
export function attributeOf({ attributes }: Tag, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}="`);
  if (at < 0) return undefined;
  const from = at + name.length + 3;
  const to = attributes.indexOf('"', from);
  return to < 0 ? undefined : unescapeXml(attributes.slice(from, to));
}

const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
]);

export function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES.get(name) ?? '');
}
