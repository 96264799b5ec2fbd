// What the output channel says of an index: what was read, what not, what it is compared with.
import type { Connection } from 'vscode-languageserver/node';
import type { Folder } from './folder';

/** Told once after each index of a folder. */
export function logIndex(connection: Connection, folder: Folder): void {
  if (folder.state() !== 'ready') {
    connection.console.info(`${folder.root}: the index was cancelled.`);
    return;
  }
  const report = folder.report();
  if (report === undefined) return;
  const { files, documents } = report.read;
  connection.console.info(`${folder.root}: ${files} files looked at, ${documents} of them read.`);
  const { baseline } = report;
  connection.console.info(
    baseline.kind === 'unknown'
      ? `No baseline: ${baseline.reason} ${baseline.remedy ?? ''}`
      : `Baseline: ${labelOf(baseline)}`,
  );
  for (const problem of [...folder.workspace.problems(), ...report.problems]) {
    const where = problem.place === undefined ? '' : `${problem.place.file}:${problem.place.line}: `;
    connection.console.info(`${where}${problem.message}`);
  }
}

function labelOf(baseline: { kind: string; ref?: string; note?: string }): string {
  return [baseline.ref ?? baseline.kind, ...(baseline.note === undefined ? [] : [`(${baseline.note})`])].join(' ');
}
