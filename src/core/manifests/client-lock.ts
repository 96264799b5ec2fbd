// The lock file of a generated API client (Kiota): the service that holds it calls the API of that document.
import type { FormatFacts } from '../model/facts';
import { reachFile } from '../openapi/relative-path';
import { mapAt, textAt } from './facts/nodes';
import { plainCall } from './facts/service-fact';
import type { Format, ManifestDocument } from './format';

const FORMAT = 'client-lock';

/** Reads `kiota-lock.json`. The caller is the service whose folder holds the file; descriptions behind a URL give no call. */
export const clientLock: Format = {
  id: FORMAT,
  title: 'Lock files of generated API clients (Kiota)',
  read: readClientLock,
};

function readClientLock(document: ManifestDocument): FormatFacts | undefined {
  const { root, file } = document;
  const entry = mapAt(root)?.entry('descriptionLocation');
  const written = textAt(entry?.value);
  if (entry === undefined || written === undefined || textAt(root, 'kiotaVersion') === undefined) return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return {};
  const place = document.place(entry.span);
  const reached = reachFile(file, written);
  if ('refused' in reached) {
    const message = `The description of this client was not read: ${reached.refused}.`;
    return { problems: [{ code: 'outside-workspace', message, place, severity: 'information' }] };
  }
  const said = { grade: 'declared', format: FORMAT, place } as const;
  return {
    calls: [{ ...plainCall({ document: file }, { kind: 'document', file: reached.file }, said), precision: 'api' }],
  };
}
