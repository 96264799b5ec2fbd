// Drafts a load test of a service, and opens it.
import * as vscode from 'vscode';
import { GENERATE_BENCHMARK, type GenerateBenchmarkParams, type WriteResult } from '../../protocol/messages';
import type { ServiceRow } from '../../protocol/views';
import type { ClientCommand } from '../context';
import { serviceAsked } from './service-asked';

export const generateServiceBenchmark: ClientCommand = {
  id: 'sreLens.generateServiceBenchmark',
  run: async (client, thing) => {
    const row = await serviceAsked(client, thing, 'Generate a benchmark of a service', isTestable);
    if (row === undefined) return;
    const result = await client.connection.ask<WriteResult>(GENERATE_BENCHMARK, {
      service: row.name,
      folder: row.folder,
    } satisfies GenerateBenchmarkParams);
    if (result.ok) await vscode.window.showTextDocument(vscode.Uri.parse(result.uri));
    else if (result.uri === undefined)
      await vscode.window.showErrorMessage(`No benchmark was generated. ${result.reason}`);
    else {
      await vscode.window.showTextDocument(vscode.Uri.parse(result.uri));
      void vscode.window.showInformationMessage(result.reason);
    }
  },
};

/** Nobody else says what to send. */
function isTestable({ known, operations }: ServiceRow): boolean {
  return known && operations.length > 0;
}
