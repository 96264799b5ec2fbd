// What a repository is called, by the address of its origin: never with a host, a user or a password.
import assert from 'node:assert/strict';
import { nameOfRemote } from '../../src/workspace/repository-name';

describe('name of a repository', () => {
  for (const [url, name] of [
    ['git@git.example.com:acme/payments.git', 'acme/payments'],
    ['ssh://git@git.example.com:7999/acme/payments.git', 'acme/payments'],
    ['https://bot:t0ken@git.example.com/acme/backend/payments', 'acme/backend/payments'],
    ['https://git.example.com/scm/acme/payments.git/', 'scm/acme/payments'],
    ['file:///srv/git/payments.git', 'srv/git/payments'],
    ['/srv/git/payments.git', 'payments'],
    ['../payments.git', 'payments'],
    ['payments', 'payments'],
    ['', undefined],
    ['https://git.example.com/', undefined],
    ['https://git.example.com/a/../b', undefined],
    ['https://git.example.com/a b', undefined],
    ['git@git.example.com:acme/pay\u001b[2Jments', undefined],
  ] as const) {
    it(`of ${JSON.stringify(url)} is ${name ?? 'not known'}`, () => {
      assert.equal(nameOfRemote(url), name);
    });
  }
});
