// What an attestation needs: where it can be seen, who says so, until when it holds; each step leads back to the one before.
import * as vscode from 'vscode';
import type { ReadinessCheck } from '../../protocol/readiness';
import { chooseDay } from '../planning/choose-day';
import { type Answered, BACK, choose, type Choice, type } from '../planning/quick-input';

export interface Attestation {
  readonly link: string;
  readonly by: string;
  /** ISO date. */
  readonly expires: string;
}

/** What was true half a year ago is asked again. */
const MONTHS: readonly (readonly [label: string, months: number])[] = [
  ['For half a year', 6],
  ['For three months', 3],
  ['For a year', 12],
];

/** The check to confirm next, of those that wait for a person; `undefined` where they are done. */
export async function pickCheck(
  service: string,
  checks: readonly ReadinessCheck[],
): Promise<ReadinessCheck | undefined> {
  const step = {
    title: `Attest readiness of ${service}`,
    placeHolder: `${checks.length === 1 ? '1 check waits' : `${checks.length} checks wait`} for a person: which one can you confirm? Escape ends`,
    canGoBack: false,
  };
  const items = [...new Set(checks.map(({ group }) => group))].flatMap((group): Choice<ReadinessCheck>[] => [
    { label: group, kind: vscode.QuickPickItemKind.Separator },
    ...checks
      .filter((check) => check.group === group)
      .map((check) => ({ label: check.id, description: check.title, detail: check.why, value: check })),
  ]);
  const picked = await choose(step, items);
  return picked === BACK ? undefined : picked;
}

/** Asks what confirms the check; `by` is who confirmed the one before. Back from the first step is `BACK`. */
export async function askAttestation(
  { id, title }: ReadinessCheck,
  by: string,
  today: string,
  canGoBack: boolean,
): Promise<Answered<Attestation>> {
  const head = `${id} ${title}`;
  const nothingWrong = async () => undefined;
  const said = { link: '', by };
  for (let at: 'link' | 'by' | 'expires' = 'link'; ; ) {
    if (at === 'link') {
      const step = { title: head, placeHolder: 'Where can it be seen? A link', canGoBack };
      const link = await type(step, said.link, nothingWrong, 'Say where: others must be able to see it.');
      if (link === undefined || link === BACK) return link;
      said.link = link;
      at = 'by';
    } else if (at === 'by') {
      const step = { title: head, placeHolder: 'Who confirms it? A name or a team', canGoBack: true };
      const name = await type(step, said.by, nothingWrong, 'Say who: somebody answers for it.');
      if (name === undefined) return undefined;
      if (name !== BACK) said.by = name;
      at = name === BACK ? 'link' : 'expires';
    } else {
      const step = { title: head, placeHolder: 'How long does it hold?', canGoBack: true };
      const expires = await chooseDay(step, MONTHS, undefined, today);
      if (expires === undefined) return undefined;
      if (expires !== BACK) return { ...said, expires };
      at = 'by';
    }
  }
}
