// Records an answer in the story file: the file that lists the call already, else that of the branch.
import type { Answer } from '../../core/model/solution';
import { recordsOf } from '../../core/solution/match';
import { questionOf } from '../../core/solution/questions';
import { assumedNow } from '../../core/solution/stale';
import { storyFile, storyId } from '../../core/solution/story';
import { writeAnswers } from '../../core/solution/write';
import { ANSWER, type AnswerParams, type WriteResult } from '../../protocol/messages';
import type { Server } from '../context';
import { findCall } from '../find-call';
import { onAsk } from '../guard';
import { writeText } from '../write-text';

/** Longer texts are documents: a link to them is the answer. */
const LONGEST = 4000;

export function registerAnswer(server: Server): void {
  const failed: WriteResult = { ok: false, reason: 'The answer could not be saved. The output channel says more.' };
  onAsk<AnswerParams, WriteResult>(server.connection, ANSWER, 'Answering', failed, (params) =>
    recordAnswer(server, params),
  );
}

async function recordAnswer(server: Server, params: AnswerParams): Promise<WriteResult> {
  const found = findCall(server, params.call);
  if (found === undefined) return refuse('This call is no longer there. Nothing was written.');
  const isAsked = found.report.checklists.get(params.call)?.questions.some(({ id }) => id === params.question);
  if (questionOf(params.question) === undefined && isAsked !== true)
    return refuse(`There is no question ${params.question}.`);
  const answer = answerOf(params, server.clock.today());
  if (answer === 'too-long')
    return refuse(`An answer has at most ${LONGEST} characters. Link to the document instead.`);
  const { folder, report, call } = found;
  const { branch } = folder.workspace.snapshot(server.clock.today());
  const [recorded] = recordsOf(call, report.head, report.solutions);
  const file = recorded?.solution.file ?? storyFile(branch);
  return writeText(server, folder, file, (text) =>
    writeAnswers(
      text,
      { story: storyId(branch) },
      [{ call, answers: new Map([[params.question, answer]]), assumed: assumedNow(call, report.head) }],
      report.head,
    ),
  );
}

function answerOf(params: AnswerParams, today: string): Omit<Answer, 'place'> | undefined | 'too-long' {
  const text = params.text?.trim() ?? '';
  const notApplicable = params.notApplicable?.trim() ?? '';
  if (text.length > LONGEST || notApplicable.length > LONGEST) return 'too-long';
  if (text === '' && notApplicable === '') return undefined;
  const by = params.by?.trim() ?? '';
  return {
    ...(text === '' ? { notApplicable } : { text }),
    ...(by === '' ? {} : { by }),
    on: today,
  };
}

function refuse(reason: string): WriteResult {
  return { ok: false, reason };
}
