// Takes a way out of a new call: the edit of its quick fix, then the file where it was written.
import * as vscode from 'vscode';
import { TAKE_WAY_OUT, type TakeWayOutParams, type WriteResult } from '../../protocol/messages';
import type { NewCallView, WayOutView } from '../../protocol/views';
import type { ClientCommand } from '../context';
import { pickCall } from './pick-call';

export const takeWayOut: ClientCommand = {
  id: 'sreLens.takeWayOut',
  run: async (client, thing, id) => {
    const known = client.model.call(thing) ?? client.threads.callOf(thing) ?? client.presprint.callOf(thing);
    const call = known ?? (await pickCall(client.model.calls().filter(canBeTaken), 'A way out of which new call?'));
    if (call === undefined) return;
    const ways = call.waysOut.filter(({ applicable }) => applicable);
    const way = ways.find((one) => one.id === id) ?? (await pickWay(call, ways));
    if (way === undefined) return;
    const params: TakeWayOutParams = { call: call.key, way: way.id };
    const result = await client.connection.ask<WriteResult>(TAKE_WAY_OUT, params);
    if (!result.ok) await vscode.window.showErrorMessage(`Nothing was changed. ${result.reason}`);
    else if (result.uri !== call.place.uri) await vscode.window.showTextDocument(vscode.Uri.parse(result.uri));
  },
};

function canBeTaken({ waysOut }: NewCallView): boolean {
  return waysOut.some(({ applicable }) => applicable);
}

async function pickWay(call: NewCallView, ways: readonly WayOutView[]): Promise<WayOutView | undefined> {
  const items = ways.map((way) => ({ label: way.title, description: way.gives, way }));
  return (await vscode.window.showQuickPick(items, { title: `Ways out: ${call.label}` }))?.way;
}
