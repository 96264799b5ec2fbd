// Asks for the live numbers now, and says in one sentence what came of it.
import * as vscode from 'vscode';
import { REFRESH_LIVE, type RefreshLiveResult } from '../../protocol/messages';
import type { ClientCommand } from '../context';

const OPEN_SETTINGS = 'Open Settings';
const SHOW_OUTPUT = 'Show Output';
const SET_AUTHORIZATION = 'Set Authorization';

export const refreshLiveNumbers: ClientCommand = {
  id: 'sreLens.refreshLiveNumbers',
  run: async ({ connection, live, output }) => {
    if (live.url() === '') {
      const chosen = await vscode.window.showInformationMessage(
        'Live numbers are off. Set the address of your Prometheus in your user settings to turn them on.',
        OPEN_SETTINGS,
      );
      if (chosen === OPEN_SETTINGS)
        await vscode.commands.executeCommand('workbench.action.openSettings', '@id:sreLens.live.prometheus.url');
      return;
    }
    const result = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'SRE Lens: asking for live numbers', cancellable: true },
      async (_, token) => {
        try {
          return await connection.ask<RefreshLiveResult>(REFRESH_LIVE, {}, token);
        } catch (error) {
          if (token.isCancellationRequested) return undefined;
          throw error;
        }
      },
    );
    if (result === undefined) return;
    if (result.state === 'done') {
      vscode.window.setStatusBarMessage(`$(pulse) ${result.message}`, 10_000);
      return;
    }
    const chosen = await vscode.window.showWarningMessage(result.message, SHOW_OUTPUT, SET_AUTHORIZATION);
    if (chosen === SHOW_OUTPUT) output.show(true);
    if (chosen === SET_AUTHORIZATION) await vscode.commands.executeCommand('sreLens.setPrometheusAuthorization');
  },
};
