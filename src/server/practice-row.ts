// A practice as the client shows it: with the line of its id, and what each of its codes means.
import type { Practice } from '../core/model/practice';
import { codesNamed } from '../core/practices/codes';
import { type DuePractice, dueText } from '../core/practices/due';
import { whyOf } from '../core/practices/seed';
import { CHECKS } from '../core/readiness/index';
import { RULES } from '../core/rules/index';
import { questionOf } from '../core/solution/questions';
import type { PracticeRow } from '../protocol/views';
import type { Folder } from './folder';
import { toLink } from './to-lsp';

/** Takes a practice of a folder's map, and why it is due where it is. */
export function practiceRow(folder: Folder, practice: Practice, due: DuePractice | undefined): PracticeRow {
  const { id, title, group, state, reason, decided, review, checks, place } = practice;
  const why = whyOf(id);
  return {
    folder: folder.uri,
    id,
    title,
    group,
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(decided === undefined ? {} : { decided }),
    ...(review === undefined ? {} : { review }),
    ...(due === undefined ? {} : { due: dueText(due) }),
    ...(why === undefined ? {} : { why }),
    switches: checks.map((code) => {
      const meaning = meaningOf(code);
      return meaning === undefined ? { id: code } : { id: code, title: meaning };
    }),
    place: toLink(folder.root, id, place),
  };
}

/** What a code asks, or how many codes a pattern names; `undefined` for what is not built, or a company's own. */
function meaningOf(code: string): string | undefined {
  if (code.includes('*')) return `${codesNamed([code]).length} of the catalogue`;
  return (
    questionOf(code)?.question ??
    RULES.find((rule) => rule.code === code)?.title ??
    CHECKS.find((check) => check.id === code)?.title
  );
}
