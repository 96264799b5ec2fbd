// From the key of a call to the folder and the call that it names now.
import type { Call } from '../core/model/call';
import type { Report } from '../core/model/report';
import type { Server } from './context';
import type { Folder } from './folder';

export interface FoundCall {
  readonly folder: Folder;
  readonly report: Report;
  readonly call: Call;
}

/** The first folder whose head has this call; `undefined` if none has. */
export function findCall(server: Server, key: string): FoundCall | undefined {
  for (const folder of server.folders()) {
    const report = folder.report();
    const call = report?.head.calls.find((one) => one.key === key);
    if (report !== undefined && call !== undefined) return { folder, report, call };
  }
  return undefined;
}
