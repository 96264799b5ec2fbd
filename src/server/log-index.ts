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
  const services = [...report.head.services.values()].filter((service) => service.known).length;
  connection.console.info(
    `${folder.root}: ${count(files, 'file')} looked at, ${documents} of them OpenAPI documents or manifests: ${count(services, 'service')}, ${count(report.head.calls.length, 'call')}.`,
  );
  const { baseline } = report;
  if (baseline.kind === 'unknown') connection.console.warn(`No baseline. ${baseline.reason} ${baseline.remedy ?? ''}`);
  else connection.console.info(`Compared with ${labelOf(baseline)}.`);
  const problems = [...folder.workspace.problems(), ...report.problems];
  if (problems.length === 0) connection.console.info('Everything in them was understood.');
  else connection.console.info(`${count(problems.length, 'thing')} not read or not understood:`);
  for (const problem of problems) {
    const where = problem.place === undefined ? '' : `${problem.place.file}:${problem.place.line}: `;
    const line = `${where}${problem.message} (${problem.code})`;
    if (problem.severity === 'information') connection.console.info(line);
    else connection.console.warn(line);
  }
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function labelOf(baseline: { kind: string; ref?: string; note?: string }): string {
  return [baseline.ref ?? baseline.kind, ...(baseline.note === undefined ? [] : [`(${baseline.note})`])].join(' ');
}
