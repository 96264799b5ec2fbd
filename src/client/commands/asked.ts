// Which question a command is about: a comment of a thread, or a call's key and a question's id from the tree or a lens.
import type { ClientContext } from '../context';
import type { NewCallView, QuestionView } from '../../protocol/views';

export interface Asked {
  readonly call: NewCallView;
  readonly question: QuestionView;
}

/** Looks the arguments up in the model; `undefined` for anything that it does not know. */
export function asked(client: ClientContext, args: readonly unknown[]): Asked | undefined {
  const [first, second] = args;
  const call = client.threads.callOf(first) ?? client.presprint.callOf(first) ?? client.model.call(first);
  if (call === undefined) return undefined;
  const id = typeof second === 'string' ? second : questionId(first);
  const question = client.threads.questionOf(first) ?? call.questions.find((one) => one.id === id);
  return question === undefined ? undefined : { call, question };
}

function questionId(node: unknown): string | undefined {
  return typeof node === 'object' && node !== null && 'question' in node && typeof node.question === 'string'
    ? node.question
    : undefined;
}
