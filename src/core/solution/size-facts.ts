// What a contract says of how big request and answer can get.
import type { ListSize, Sizes } from '../model/sizes';
import { type AskedCall, operationOf } from './asked-call';
import type { Fact } from './fact';

/** TS-20: settled where every list of the operation has an end. */
export function sizeFact(asked: AskedCall): Fact | undefined {
  const said = wordsOf(asked.sizes);
  return said.length === 0 || said.some(({ isOpen }) => isOpen) ? undefined : fact(asked, said);
}

/** What is missing, beside what is there. */
export function sizeGaps(asked: AskedCall): readonly Fact[] {
  const said = wordsOf(asked.sizes);
  return said.some(({ isOpen }) => isOpen) ? [fact(asked, said)] : [];
}

interface Said {
  readonly text: string;
  readonly isOpen: boolean;
}

function fact({ head, call }: AskedCall, said: readonly Said[]): Fact {
  const place = operationOf(head, call.to)?.evidence.place;
  return { text: said.map(({ text }) => text).join('; '), place };
}

function wordsOf({ takes, answers, limit }: Sizes = {}): readonly Said[] {
  return [
    ...(takes === undefined ? [] : [listWords('takes', takes)]),
    ...(answers === undefined ? [] : [answerWords(answers, limit)]),
  ];
}

function answerWords(answers: ListSize, limit: Sizes['limit']): Said {
  if (answers.most !== undefined) return listWords('answers', answers);
  if (limit?.most !== undefined)
    return { text: `answers at most ${count(limit.most)} ("${limit.name}")`, isOpen: false };
  const missing = limit === undefined ? 'no limit parameter' : `"${limit.name}" has no maximum`;
  return { text: `answers a list without maxItems, ${missing}`, isOpen: true };
}

function listWords(verb: string, { most, itemLength }: ListSize): Said {
  if (most === undefined) return { text: `${verb} a list without maxItems`, isOpen: true };
  const each = itemLength === undefined ? '' : ` of at most ${itemLength} characters`;
  return { text: `${verb} at most ${count(most)}${each}`, isOpen: false };
}

function count(items: number): string {
  return items === 1 ? '1 item' : `${items} items`;
}
