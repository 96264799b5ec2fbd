// Validates one open document against the schema of its OpenAPI version, when a person asks for it.
import { VALIDATE, type ValidateParams, type ValidateResult } from '../../protocol/messages';
import { validateApart } from '../../workspace/validate-apart';
import type { Server } from '../context';
import { onAsk } from '../guard';

export function registerValidate({ connection, locate }: Server): void {
  onAsk<ValidateParams, ValidateResult>(connection, VALIDATE, 'Validating', 0, async ({ uri }, token) => {
    const found = locate(uri);
    const source = found?.folder.source(found.file);
    const text = source?.text();
    if (found === undefined || typeof text !== 'string') return 0;
    const stop = new AbortController();
    const listener = token.onCancellationRequested(() => stop.abort());
    const problems = await validateApart(found.file, text, { signal: stop.signal });
    listener.dispose();
    // What was typed meanwhile is another document; what was stopped says nothing of this one.
    if (stop.signal.aborted || found.folder.source(found.file)?.id !== source?.id) return 0;
    found.folder.validated(found.file, problems);
    return problems.length;
  });
}
