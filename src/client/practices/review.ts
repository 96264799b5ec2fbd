// One practice after the other: why it is worth it, what it switches, and what the team does with it.
import * as vscode from 'vscode';
import type { PracticeRow } from '../../protocol/views';
import type { Connection } from '../connection';
import { BACK, choose, type Choice } from '../planning/quick-input';
import { stateWords } from '../views/practices-items';
import { askNotNow } from './not-now';
import { decide } from './store';

type Wish = 'adopted' | 'not-now' | 'undecided' | 'skip' | 'stop';

export interface ReviewDone {
  readonly decided: number;
  /** Of those that were due: what was skipped, or not reached. */
  readonly left: number;
}

/** Walks through the practices; back leads to the one before. Each decision is written at once: stopping loses none. */
export async function reviewDue(
  connection: Connection,
  due: readonly PracticeRow[],
  today: string,
): Promise<ReviewDone> {
  const decided = new Set<PracticeRow>();
  const done = () => ({ decided: decided.size, left: due.length - decided.size });
  for (let at = 0; at < due.length; ) {
    const row = due[at];
    if (row === undefined) break;
    const title = `Monthly practices review: ${at + 1} of ${due.length}`;
    const wish = await choose<Wish>({ title, placeHolder: row.title, canGoBack: at > 0 }, itemsOf(row));
    if (wish === undefined || wish === 'stop') return done();
    if (wish === BACK) {
      at -= 1;
      continue;
    }
    if (wish === 'not-now') {
      const said = await askNotNow(`${title}: ${row.title}`, row, today, true);
      if (said === BACK) continue;
      if (said === undefined) return done();
      if (!(await decide(connection, row, { state: 'not-now', ...said }))) return done();
      decided.add(row);
    } else if (wish !== 'skip') {
      if (!(await decide(connection, row, { state: wish }))) return done();
      decided.add(row);
    }
    at += 1;
  }
  return done();
}

/** What can be done, below what is to be known: entries that can be read and not chosen. */
function itemsOf(row: PracticeRow): readonly Choice<Wish>[] {
  const { title, group, why, due, reason, switches } = row;
  return [
    { label: '$(pass-filled) Adopted', description: 'we do it', value: 'adopted' },
    { label: '$(error) Not now…', description: 'with a reason and a review date; its checks go off', value: 'not-now' },
    { label: '$(circle-large-outline) Undecided', description: 'asked again in a month', value: 'undecided' },
    { label: '$(debug-step-over) Skip', description: 'leave it due', value: 'skip' },
    { label: '$(debug-stop) Stop', description: 'what was decided is kept', value: 'stop' },
    separator('Practice'),
    { label: title, description: group, ...(why === undefined ? {} : { detail: why }) },
    { label: 'Now', description: [stateWords(row), due, reason].filter((text) => text !== undefined).join(' · ') },
    ...(switches.length === 0 ? [] : [separator('Checks, questions and rules that it switches')]),
    ...switches.map(({ id, title: meaning }) => ({
      label: id,
      ...(meaning === undefined ? {} : { description: meaning }),
    })),
  ];
}

function separator(label: string): Choice<Wish> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
