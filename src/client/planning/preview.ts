// The numbers of a planned call before it is kept: what can be done with it, then the page in lines.
import * as vscode from 'vscode';
import type { PlannedHow, PlannedWay } from '../../protocol/messages';
import type { Page, Section } from '../../protocol/views';
import { blockItems, textOf } from './page-items';
import { type Answered, type Choice, choose } from './quick-input';

/** What becomes of the plan. */
export type Decision = { readonly keep: 'x-sre-calls' | 'story' } | { readonly how: PlannedHow } | 'discard';

/** `inApi`: the operation that calls is known, so that its document can say it. */
export function decide(
  title: string,
  page: Page,
  ways: readonly PlannedWay[],
  inApi: boolean,
): Promise<Answered<Decision>> {
  const keep: Choice<Decision>[] = [
    ...(inApi
      ? [
          {
            label: '$(save) Keep in the OpenAPI document',
            description: 'a planned x-sre-calls entry',
            value: { keep: 'x-sre-calls' as const },
          },
        ]
      : []),
    {
      label: '$(save) Keep in a story file',
      description: '.sre/solutions, for the planning meeting',
      value: { keep: 'story' },
    },
    { label: '$(trash) Discard', description: 'nothing is written', value: 'discard' },
  ];
  const [lead] = page.lead;
  const placeHolder = lead?.kind === 'text' ? textOf(lead.line) : 'What it would do';
  return choose<Decision>({ title, placeHolder, canGoBack: true }, [
    ...keep,
    ...page.sections.flatMap((section) => sectionItems(section, ways)),
  ]);
}

function sectionItems(section: Section, ways: readonly PlannedWay[]): readonly Choice<Decision>[] {
  const title = textOf(section.title);
  const items = title === 'Ways out' ? ways.map(wayItem) : section.blocks.flatMap(blockItems);
  return items.length === 0 ? [] : [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

/** Choosing one plans the call so, and shows the numbers again. */
function wayItem({ title, gives, how }: PlannedWay): Choice<Decision> {
  return how === undefined
    ? { label: title, description: gives }
    : { label: `$(lightbulb) ${title}`, description: gives, value: { how } };
}
