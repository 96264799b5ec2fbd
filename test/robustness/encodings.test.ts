// Every encoding and marker: the right problem at the right line, and what can be read all the same (goal R15).
import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createSession } from '../../src/core/session';
import { openWorkspace } from '../../src/workspace/workspace';
import { apiOf, deleteFolders, put, temporaryFolder } from '../workspace/shop';

const MB = 1024 * 1024;
const API = apiOf('a');
const LINES = API.split('\n');
const PLACE_OF_ID = LINES.findIndex((line) => line.includes('operationId')) + 1;

function utf16(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

function at(line: number, ...inserted: readonly string[]): string {
  return LINES.toSpliced(line - 1, 0, ...inserted).join('\n');
}

interface Case {
  readonly name: string;
  readonly file?: string;
  readonly content: string | Buffer;
  /** `line code` of each problem. */
  readonly told: readonly string[];
  /** The operations that are read. */
  readonly read: number;
}

const whole = (name: string, content: string | Buffer, file = 'a.yaml'): Case => ({
  name,
  file,
  content,
  told: [],
  read: 1,
});
const refused = (name: string, content: string | Buffer, told: string, file = 'a.yaml'): Case => ({
  name,
  file,
  content,
  told: [told],
  read: 0,
});
const silent = (name: string, content: string | Buffer, file = 'a.yaml'): Case => ({
  name,
  file,
  content,
  told: [],
  read: 0,
});

const CASES: readonly Case[] = [
  whole('UTF-8', API),
  whole('UTF-8 with a byte order mark', `\ufeff${API}`),
  whole('JSON with a byte order mark', `\ufeff${json()}`, 'a.json'),
  whole('Windows line ends', API.replace(/\n/g, '\r\n')),
  whole('old Mac line ends', API.replace(/\n/g, '\r')),
  whole('mixed line ends', API.replace('\n', '\r\n')),
  whole('no line end at the end', API.trimEnd()),
  whole('letters of other scripts', API.replace('title: a', 'title: "a 支払い ödeme"')),
  whole('JSON in a file named YAML', json()),
  whole('YAML in capitals of the name', API, 'A.YAML'),
  refused('UTF-16 little-endian with a mark', utf16(`\ufeff${API}`, false), '1 not-utf8'),
  refused('UTF-16 big-endian with a mark', utf16(`\ufeff${API}`, true), '1 not-utf8'),
  refused('UTF-16 little-endian without a mark', utf16(API, false), '1 not-utf8'),
  refused('UTF-16 big-endian without a mark', utf16(API, true), '1 not-utf8'),
  refused('Latin-1', Buffer.from(`${API}# ü\n`, 'latin1'), '1 not-utf8'),
  refused('invalid bytes', Buffer.concat([Buffer.from(API), Buffer.from([0xff, 0xc0, 0xaf])]), '1 not-utf8'),
  refused('a cut character', Buffer.concat([Buffer.from(API), Buffer.from('ü').subarray(0, 1)]), '1 not-utf8'),
  refused('a zero byte', at(PLACE_OF_ID, '# \0'), `${PLACE_OF_ID} not-text`),
  refused('a program named YAML', Buffer.from('\x7fELF openapi \x00\x01\x02'), '1 not-text'),
  refused(
    'a picture named JSON',
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR openapi', 'latin1'),
    '1 not-utf8',
    'a.json',
  ),
  refused('a script named YAML', '#!/bin/sh\necho openapi\n', '1 not-text'),
  refused(
    'a pointer of Git LFS',
    'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
    '1 lfs-pointer',
  ),
  refused(
    'a Helm template',
    'apiVersion: v1\nkind: Service\nmetadata:\n{{- include "a" . | nindent 2 }}\n',
    '1 not-read-template',
  ),
  refused(
    'a Helm value that is YAML',
    'apiVersion: v1\nkind: Service\nmetadata: {}\nspec: {{ .Values.spec }}\n',
    '1 not-read-template',
  ),
  refused('a JSON template', '{ "openapi": "3.1.0", {{ paths }} }\n', '1 not-read-template', 'a.json'),
  refused('50 MB', '', '1 too-large'),
  silent('an empty file', ''),
  silent('blanks', '  \n\n \t\n'),
  silent('a byte order mark alone', '\ufeff'),
  silent('comments', '# openapi\n# sre\n'),
  {
    name: 'merge markers',
    content: at(PLACE_OF_ID, '<<<<<<< HEAD', '      summary: ours', '=======', '      summary: theirs', '>>>>>>> b'),
    told: [`${PLACE_OF_ID} merge-markers`],
    read: 1,
  },
  {
    name: 'merge markers with the base',
    content: at(
      PLACE_OF_ID,
      '<<<<<<< HEAD',
      '      summary: a',
      '||||||| c0ffee',
      '      summary: b',
      '=======',
      '      summary: c',
      '>>>>>>> b',
    ),
    told: [`${PLACE_OF_ID} merge-markers`],
    read: 1,
  },
  {
    name: 'merge markers with Windows line ends',
    content: at(PLACE_OF_ID, '<<<<<<< HEAD', '=======', '      summary: b', '>>>>>>> b').replace(/\n/g, '\r\n'),
    told: [`${PLACE_OF_ID} merge-markers`],
    read: 1,
  },
  {
    name: 'a key twice',
    content: `${API}x-sre-service: a\nx-sre-service: b\n`,
    told: [`${LINES.length + 1} duplicate-key`],
    read: 1,
  },
];

function json(): string {
  return '{ "openapi": "3.1.0", "info": { "title": "a", "version": "1" }, "paths": { "/things": { "post": { "operationId": "make" } } } }\n';
}

describe('encodings and markers', () => {
  afterEach(deleteFolders);

  for (const { name, file = 'a.yaml', content, told, read } of CASES)
    it(name, async () => {
      const folder = temporaryFolder();
      put(folder, file, content);
      if (name === '50 MB') truncateSync(join(folder, file), 50 * MB);
      const workspace = openWorkspace(folder);
      await workspace.scan();
      workspace.setBaseline({ kind: 'empty' });
      const { head, problems } = createSession().judge(workspace.snapshot('2026-11-23'));
      assert.deepEqual(
        problems.map(({ code, place }) => `${place?.line} ${code}`),
        told,
      );
      const operations = [...head.services.values()].flatMap((service) => service.operations);
      assert.equal(operations.length, read);
      for (const { evidence } of operations) assert.equal(evidence.place.file, file);
    });

  it('tell a tab at its line', () => {
    const text = at(PLACE_OF_ID, '\tsummary: x');
    const head = new Map([['a.yaml', { file: 'a.yaml', id: text, text: () => text }]]);
    const report = createSession().judge({ head, baseline: { kind: 'empty' }, today: '2026-11-23' });
    const tab = report.problems.find(({ message }) => message.startsWith('Tabs cannot indent'));
    assert.equal(tab?.place?.line, PLACE_OF_ID);
  });

  it('count lines as editors do, whatever ends them', () => {
    const lines = ['\n', '\r\n', '\r'].map((end) => {
      const text = API.replace(/\n/g, end);
      const head = new Map([['a.yaml', { file: 'a.yaml', id: text, text: () => text }]]);
      const report = createSession().judge({ head, baseline: { kind: 'empty' }, today: '2026-11-23' });
      return [...report.head.services.values()].flatMap(({ operations }) =>
        operations.map((one) => one.evidence.place.line),
      );
    });
    assert.deepEqual(lines[1], lines[0]);
    assert.deepEqual(lines[2], lines[0]);
  });
});
