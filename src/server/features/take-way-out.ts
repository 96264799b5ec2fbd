// Takes a way out of a new call: the same edit as that of the quick fix, applied by the client.
import { resolveFix } from '../../core/fixes/resolve';
import { fixOfWay } from '../../core/rules/judging/ways-out';
import { waysOfCall } from '../../core/solution/ways';
import { TAKE_WAY_OUT, type TakeWayOutParams, type WriteResult } from '../../protocol/messages';
import { applyFix } from '../apply-fix';
import type { Server } from '../context';
import { findCall } from '../find-call';
import { onAsk } from '../guard';

export function registerTakeWayOut(server: Server): void {
  const failed: WriteResult = { ok: false, reason: 'The output channel says more.' };
  onAsk<TakeWayOutParams, WriteResult>(server.connection, TAKE_WAY_OUT, 'A way out', failed, (params) =>
    take(server, params),
  );
}

async function take(server: Server, params: TakeWayOutParams): Promise<WriteResult> {
  const found = findCall(server, params.call);
  const change = found?.report.changes.calls.find(({ it, kind }) => it === found.call && kind !== 'removed');
  if (found === undefined || change === undefined) return refuse('This call is no longer there. Nothing was written.');
  const { folder, report } = found;
  const way = waysOfCall(report, change).find(({ id }) => id === params.way);
  const fix = way && fixOfWay(report.head, change.it, way);
  if (fix === undefined) return refuse('This way out is no longer there. Nothing was written.');
  // Of a large document the nodes may not be there yet, and fixes are edits of them.
  for (const { place } of change.it.evidence) await folder.nodes(place.file);
  const resolved = resolveFix({ head: report.head, syntax: folder.syntax }, fix);
  return applyFix(server, folder, resolved);
}

function refuse(reason: string): WriteResult {
  return { ok: false, reason };
}
