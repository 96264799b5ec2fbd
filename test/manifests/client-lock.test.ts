// Lock files of generated clients.
import assert from 'node:assert/strict';
import { problemsOf, readManifest } from './read-text';

function lock(location: string): string {
  return JSON.stringify({ descriptionLocation: location, kiotaVersion: '1.21.0', lockFileVersion: '1.0.0' });
}

describe('client lock files', () => {
  it('names the document that the client was made from; the caller follows from the folder', () => {
    const [call] = readManifest(lock('../../catalog/openapi.yml'), 'ui/client/kiota-lock.json').calls;
    assert.deepEqual(call?.from, { document: 'ui/client/kiota-lock.json' });
    assert.deepEqual(call?.to, { kind: 'document', file: 'catalog/openapi.yml' });
    assert.deepEqual([call?.grade, call?.precision, call?.terms], ['declared', 'api', {}]);
  });

  it('does not follow URLs, and tells paths that leave the workspace', () => {
    const remote = readManifest(lock('https://x.example/openapi.yml'), 'kiota-lock.json');
    assert.deepEqual([remote.formats, remote.calls, remote.problems], [['client-lock'], [], []]);
    const outside = readManifest(lock('../../../etc/passwd'), 'ui/kiota-lock.json');
    assert.deepEqual([outside.calls, problemsOf(outside)], [[], ['outside-workspace:1']]);
  });

  it('leaves other lock files alone', () => {
    assert.deepEqual(readManifest('{ "lockfileVersion": 3, "descriptionLocation": "x" }', 'a.json').formats, []);
  });
});
