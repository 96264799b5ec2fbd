// The mind map of each folder: what the view and the picture show, drafting it, and decisions.
import { PRACTICE_STATES, PRACTICES_FILE } from '../../core/model/practice';
import { duePractices } from '../../core/practices/due';
import { draftPractices } from '../../core/practices/seed';
import { missingOf, writeDecision } from '../../core/practices/write';
import { parseDay } from '../../core/units/day';
import {
  CREATE_PRACTICES,
  type CreatePracticesParams,
  DECIDE,
  type DecideParams,
  PRACTICES,
  type PracticesResult,
  type WriteResult,
} from '../../protocol/messages';
import type { PracticesView } from '../../protocol/views';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { practiceRow } from '../practice-row';
import { uriOf } from '../uri';
import { writeText } from '../write-text';

export function registerPractices(server: Server): void {
  const { connection, folders, clock } = server;
  const failed: WriteResult = { ok: false, reason: 'The output channel says more.' };
  onAsk<unknown, PracticesResult>(
    connection,
    PRACTICES,
    'The practices',
    { today: clock.today(), folders: [] },
    () => ({
      today: clock.today(),
      folders: folders().flatMap((folder) => viewOf(folder, clock.today()) ?? []),
    }),
  );
  onAsk<CreatePracticesParams, WriteResult>(connection, CREATE_PRACTICES, 'Creating practices', failed, (params) =>
    create(server, params),
  );
  onAsk<DecideParams, WriteResult>(connection, DECIDE, 'Deciding', failed, (params) => decide(server, params));
}

function viewOf(folder: Folder, today: string): PracticesView | undefined {
  const report = folder.report();
  if (report === undefined) return undefined;
  const list = report.practices?.list ?? [];
  const due = duePractices(report.practices, today);
  const byPractice = new Map(due.map((one) => [one.practice, one]));
  return {
    folder: folder.uri,
    exists: list.length > 0,
    practices: list.map((practice) => practiceRow(folder, practice, byPractice.get(practice))),
    due: due.map(({ practice }) => practice.id),
  };
}

async function create(server: Server, { folder: uri }: CreatePracticesParams): Promise<WriteResult> {
  const folder = server.folders().find((one) => one.uri === uri);
  if (folder === undefined) return refuse('There is no such folder.');
  const result = await writeText(server, folder, PRACTICES_FILE, (text) =>
    text === undefined || text.trim() === '' ? draftPractices() : text,
  );
  return result.ok ? { ok: true, uri: uriOf(folder.root, PRACTICES_FILE) } : result;
}

async function decide(server: Server, params: DecideParams): Promise<WriteResult> {
  const { practice: id, state, reason, review } = params;
  const folder = server.folders().find((one) => one.uri === params.folder);
  if (folder === undefined) return refuse('There is no such folder.');
  if (!PRACTICE_STATES.includes(state)) return refuse(`${String(state)} is no state of a practice.`);
  const today = server.clock.today();
  const missing = missingOf({
    state,
    ...(reason?.trim() ? { reason } : {}),
    ...(review === undefined ? {} : { review }),
  });
  if (missing.length > 0) return refuse(`A practice that is not now needs a ${missing.join(' and a ')}.`);
  if (review !== undefined && (parseDay(review) !== review || review <= today))
    return refuse('The review date is a day after today, such as 2027-01-31.');
  if (folder.report()?.practices?.list.some((one) => one.id === id) !== true)
    return refuse(`${PRACTICES_FILE} has no practice ${id}.`);
  const decision = {
    state,
    ...(reason?.trim() ? { reason: reason.trim() } : {}),
    ...(review === undefined ? {} : { review }),
    decided: today,
  };
  return writeText(server, folder, PRACTICES_FILE, (text) => writeDecision(PRACTICES_FILE, text ?? '', id, decision));
}

function refuse(reason: string): WriteResult {
  return { ok: false, reason };
}
