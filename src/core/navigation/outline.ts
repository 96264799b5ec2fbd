// The outline of a document of ours: operations with their calls, a service with its flows, objectives and dependencies; what a
// config waives, asks and checks; what a review confirms.
import type { Place } from '../model/place';
import { entriesOf, itemsOf, mapOf, nodeAt, textAt } from '../syntax/access';
import type { Entry, Span, SyntaxFile, SyntaxNode } from '../syntax/node';
import { oneLine } from '../units/one-line';
import { kindOf, METHODS } from './kind';

export interface OutlineItem {
  readonly kind:
    | 'service'
    | 'operation'
    | 'flow'
    | 'objective'
    | 'call'
    | 'story'
    | 'practice'
    | 'waiver'
    | 'question'
    | 'check';
  readonly name: string;
  readonly detail?: string;
  readonly place: Place;
  /** What is selected: inside `place`. */
  readonly namePlace: Place;
  readonly children: readonly OutlineItem[];
}

interface Outline {
  readonly syntax: SyntaxFile;
  /** Items that may still be added: no list on screen is longer. */
  left: number;
}

const MOST = 5000;
const LONGEST = 200;

/** The outline of every document of the file; of files that are not ours there is none. */
export function outlineOf(syntax: SyntaxFile): readonly OutlineItem[] {
  const outline: Outline = { syntax, left: MOST };
  return syntax.roots.flatMap((root) => {
    switch (kindOf(root, syntax.file)) {
      case 'openapi':
        return operations(outline, root);
      case 'sre':
        return service(outline, root);
      case 'solution':
        return item(
          outline,
          'story',
          root,
          textAt(root, 'story'),
          textAt(root, 'title'),
          mapOf(root)?.entry('story'),
          () => calls(outline, nodeAt(root, 'calls')),
        );
      case 'practices':
        return practices(outline, root);
      case 'review':
        return [...attestations(outline, root), ...waivers(outline, root)];
      case 'config':
        return [...waivers(outline, root), ...questions(outline, root), ...ownChecks(outline, root)];
      case undefined:
        return [];
    }
  });
}

function operations(outline: Outline, root: SyntaxNode): readonly OutlineItem[] {
  const holdsCalls = outline.syntax.text.includes('x-sre-calls');
  return entriesOf(nodeAt(root, 'paths')).flatMap((path) =>
    entriesOf(path.value)
      .filter(({ key }) => METHODS.has(key))
      .flatMap((method) => {
        const label = `${method.key.toUpperCase()} ${path.key}`;
        const id = textAt(method.value, 'operationId');
        return entry(outline, 'operation', method, id ?? label, id === undefined ? undefined : label, () =>
          holdsCalls ? calls(outline, nodeAt(method.value, 'x-sre-calls')) : [],
        );
      }),
  );
}

function service(outline: Outline, root: SyntaxNode): readonly OutlineItem[] {
  return item(
    outline,
    'service',
    root,
    textAt(root, 'service'),
    textAt(root, 'tier'),
    mapOf(root)?.entry('service'),
    () => [
      ...itemsOf(nodeAt(root, 'flows')).flatMap((flow) =>
        item(outline, 'flow', flow, textAt(flow, 'name'), textAt(flow, 'tier'), mapOf(flow)?.entry('name')),
      ),
      ...itemsOf(nodeAt(root, 'slos')).flatMap((slo) =>
        item(
          outline,
          'objective',
          slo,
          textAt(slo, 'id') ?? textAt(slo, 'type'),
          textAt(slo, 'target'),
          mapOf(slo)?.entry('id'),
        ),
      ),
      ...calls(outline, nodeAt(root, 'dependencies')),
    ],
  );
}

function practices(outline: Outline, root: SyntaxNode): readonly OutlineItem[] {
  return itemsOf(nodeAt(root, 'practices')).flatMap((practice) =>
    item(
      outline,
      'practice',
      practice,
      textAt(practice, 'title') ?? textAt(practice, 'id'),
      [textAt(practice, 'state'), textAt(practice, 'group')].filter((text) => text !== undefined).join(', ') ||
        undefined,
      mapOf(practice)?.entry('title'),
    ),
  );
}

/** Named by what is waived, and for what. */
function waivers(outline: Outline, root: SyntaxNode): readonly OutlineItem[] {
  return itemsOf(nodeAt(root, 'waivers')).flatMap((waiver) => {
    const key = textAt(waiver, 'rule') === undefined ? 'check' : 'rule';
    const about = textAt(waiver, 'call') ?? textAt(waiver, 'service');
    const what = textAt(waiver, key);
    const name = what === undefined || about === undefined ? what : `${what} ${about}`;
    return item(outline, 'waiver', waiver, name, untilText(waiver), mapOf(waiver)?.entry(key));
  });
}

function attestations(outline: Outline, root: SyntaxNode): readonly OutlineItem[] {
  return itemsOf(nodeAt(root, 'attestations')).flatMap((one) =>
    item(outline, 'check', one, textAt(one, 'check'), untilText(one), mapOf(one)?.entry('check')),
  );
}

function questions(outline: Outline, root: SyntaxNode): readonly OutlineItem[] {
  return itemsOf(nodeAt(root, 'questions')).flatMap((one) =>
    item(outline, 'question', one, textAt(one, 'id'), textAt(one, 'text'), mapOf(one)?.entry('id')),
  );
}

function ownChecks(outline: Outline, root: SyntaxNode): readonly OutlineItem[] {
  return itemsOf(nodeAt(root, 'checks')).flatMap((one) =>
    item(outline, 'check', one, textAt(one, 'id'), textAt(one, 'title'), mapOf(one)?.entry('id')),
  );
}

function untilText(node: SyntaxNode): string | undefined {
  const expires = textAt(node, 'expires');
  return expires === undefined ? undefined : `until ${expires}`;
}

function calls(outline: Outline, list: SyntaxNode | undefined): readonly OutlineItem[] {
  return itemsOf(list).flatMap((call) => {
    const from = textAt(call, 'from');
    const to = textAt(call, 'to');
    const name = to === undefined ? undefined : `${from === undefined ? '' : `${from} `}→ ${to}`;
    return item(outline, 'call', call, name, textAt(call, 'mode'), mapOf(call)?.entry('to'));
  });
}

function entry(
  outline: Outline,
  kind: OutlineItem['kind'],
  { span, keySpan }: Entry,
  name: string,
  detail: string | undefined,
  children: () => readonly OutlineItem[],
): readonly OutlineItem[] {
  return make(outline, kind, span, keySpan, name, detail, children);
}

function item(
  outline: Outline,
  kind: OutlineItem['kind'],
  { span }: SyntaxNode,
  name: string | undefined,
  detail?: string,
  selected?: Entry,
  children: () => readonly OutlineItem[] = () => [],
): readonly OutlineItem[] {
  const inside = selected !== undefined && selected.span.start >= span.start && selected.span.end <= span.end;
  return make(
    outline,
    kind,
    span,
    inside ? selected.span : { start: span.start, end: span.start },
    name,
    detail,
    children,
  );
}

function make(
  outline: Outline,
  kind: OutlineItem['kind'],
  span: Span,
  nameSpan: Span,
  name: string | undefined,
  detail: string | undefined,
  children: () => readonly OutlineItem[],
): readonly OutlineItem[] {
  if (outline.left <= 0) return [];
  outline.left -= 1;
  const { place } = outline.syntax;
  return [
    {
      kind,
      name: short(name) || '(no name)',
      ...(detail === undefined ? {} : { detail: short(detail) }),
      place: place(span),
      namePlace: place(nameSpan),
      children: children(),
    },
  ];
}

function short(text: string | undefined): string {
  return oneLine(text ?? '')
    .trim()
    .slice(0, LONGEST);
}
