// Records what a person confirms about a check that files leave open: who, when, with which link, until when.
import { recordFile, withAttestation } from '../../core/readiness/review/record';
import { parseDay } from '../../core/units/day';
import type { WriteResult } from '../../protocol/messages';
import { ATTEST, type AttestParams } from '../../protocol/readiness';
import type { Server } from '../context';
import { onAsk } from '../guard';
import { writeText } from '../write-text';

export function registerAttest(server: Server): void {
  const failed: WriteResult = { ok: false, reason: 'The output channel says more.' };
  onAsk<AttestParams, WriteResult>(server.connection, ATTEST, 'An attestation', failed, (params, token) =>
    attest(server, params, token),
  );
}

type Token = Parameters<Parameters<typeof onAsk>[4]>[1];

async function attest(server: Server, params: AttestParams, token: Token): Promise<WriteResult> {
  const { check, service, link, by } = params;
  const folder = server.folders().find(({ uri }) => uri === params.folder);
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  const review = await folder?.review({ services: [service], profile: 'full' }, abort.signal);
  const [reviewed] = review?.services ?? [];
  if (folder === undefined || reviewed === undefined) return refuse(`There is no service ${service}.`);
  if (reviewed.checks.find(({ id }) => id === check)?.attestable !== true)
    return refuse(`${check} is decided from files: it cannot be attested.`);
  const on = server.clock.today();
  const expires = parseDay(params.expires);
  if (link.trim() === '' || by.trim() === '') return refuse('An attestation needs a link and a name.');
  if (expires === undefined || expires < on) return refuse('An attestation ends on a day to come, such as 2027-06-30.');
  const attestation = { check, link: link.trim(), by: by.trim(), on, expires };
  return writeText(server, folder, recordFile(reviewed), (text) =>
    withAttestation(text, reviewed.service, attestation),
  );
}

function refuse(reason: string): WriteResult {
  return { ok: false, reason };
}
