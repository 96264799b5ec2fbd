// Sends an answer to the server, which writes the story file; what cannot be saved stays on screen with its reason.
import * as vscode from 'vscode';
import { ANSWER, type AnswerParams, type WriteResult } from '../../protocol/messages';
import type { ClientContext } from '../context';

/** True if the answer is in the story file. Offers to copy the text if it could not be written. */
export async function recordAnswer(client: ClientContext, answer: AnswerParams): Promise<boolean> {
  const result = await client.connection.ask<WriteResult>(ANSWER, answer);
  if (result.ok) return true;
  const text = answer.text ?? answer.notApplicable;
  const copy = 'Copy the Answer';
  const choice = await vscode.window.showErrorMessage(
    `The answer was not saved. ${result.reason}`,
    ...(text === undefined ? [] : [copy]),
  );
  if (choice === copy && text !== undefined) await vscode.env.clipboard.writeText(text);
  return false;
}
