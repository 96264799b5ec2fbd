// Opens the story file that holds a call's answers.
import * as vscode from 'vscode';
import type { ClientCommand } from '../context';

export const openStory: ClientCommand = {
  id: 'sreLens.openStory',
  run: async (client, thing) => {
    const call = client.threads.callOf(thing) ?? client.presprint.callOf(thing);
    if (call?.story !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(call.story.uri));
    else await vscode.window.showInformationMessage('There is no story file yet: the first answer makes one.');
  },
};
