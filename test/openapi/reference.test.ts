// Path items in other files of the workspace, and references that are not followed.
import assert from 'node:assert/strict';
import { reachFile } from '../../src/core/openapi/relative-path';
import { operationsOf, problemsOf, readText } from './read-text';

const paths = (lines: string, version = '3.1.0') => `openapi: ${version}\npaths:\n${lines}`;

describe('openapi/relative-path', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['api/openapi.yaml', '', 'api/openapi.yaml'],
    ['api/openapi.yaml', 'pets.yaml', 'api/pets.yaml'],
    ['api/openapi.yaml', './a//b/../pets.yaml', 'api/a/pets.yaml'],
    ['api/openapi.yaml', '../shared/pets.yaml', 'shared/pets.yaml'],
    ['openapi.yaml', '../pets.yaml', 'refused: it leaves the workspace'],
    ['api/openapi.yaml', '../../pets.yaml', 'refused: it leaves the workspace'],
    ['api/openapi.yaml', '../../api/pets.yaml', 'refused: it leaves the workspace'],
    ['api/openapi.yaml', '..', 'refused: it is a folder'],
    ['api/openapi.yaml', '/etc/passwd', 'refused: it is an absolute path'],
    ['api/openapi.yaml', '//host/x', 'refused: it leads to the network'],
    ['api/openapi.yaml', 'HTTPS://host/x', 'refused: it leads to the network'],
    ['api/openapi.yaml', 'file:///etc/passwd', 'refused: it is an absolute address'],
    ['api/openapi.yaml', 'C:\\x.yaml', 'refused: it is an absolute address'],
    ['api/openapi.yaml', '..\\..\\x.yaml', 'refused: it is not a relative path with "/"'],
    ['api/openapi.yaml', 'x\0.yaml', 'refused: it is not a relative path with "/"'],
  ];
  for (const [file, reference, expected] of cases) {
    it(`${JSON.stringify(reference)} from ${file} → ${expected}`, () => {
      const reached = reachFile(file, reference);
      assert.equal('file' in reached ? reached.file : `refused: ${reached.refused}`, expected);
    });
  }
});

describe('openapi/read: $ref of path items', () => {
  it('follows one inside the document', () => {
    const text = `${paths('  /a:\n    $ref: "#/components/pathItems/a"\n')}components:\n  pathItems:\n    a:\n      get: { operationId: a }\n`;
    const read = readText(text);
    assert.deepEqual(operationsOf(read), ['GET /a']);
    assert.equal(read?.apis?.[0]?.operations[0]?.evidence.place.line, 8);
    assert.deepEqual(read?.uses, []);
  });

  it('reads ~1 and %7E1 as the slash of a path, and ~0 as a tilde', () => {
    const text = paths(
      '  /a/~b:\n    get: {}\n  /c:\n    $ref: "#/paths/~1a~1~0b"\n  /d:\n    $ref: "#/paths/%7E1a%7E1~0b"\n',
    );
    assert.deepEqual(operationsOf(readText(text)), ['GET /a/~b', 'GET /c', 'GET /d']);
  });

  it('follows one to another file, relative to the folder, with places and calls there', () => {
    const read = readText(
      paths('  /pay:\n    $ref: ../paths/pay.yaml#/pay\n  /all:\n    $ref: "whole%20item.yaml"\n'),
      {
        'paths/pay.yaml': 'pay:\n  post:\n    operationId: pay\n    x-sre-calls:\n      - to: sms#send\n',
        'api/whole item.yaml': 'get: {}\n',
      },
    );
    assert.deepEqual(operationsOf(read), ['GET /all', 'POST /pay']);
    const [pay] = read?.apis?.[0]?.operations ?? [];
    assert.deepEqual([pay?.evidence.place.file, pay?.evidence.place.line], ['paths/pay.yaml', 2]);
    assert.deepEqual(read?.calls?.[0]?.from, { document: 'api/openapi.yaml', operation: 'POST /pay' });
    assert.deepEqual([read?.calls?.[0]?.place.file, read?.calls?.[0]?.place.line], ['paths/pay.yaml', 5]);
    assert.deepEqual(read?.uses, ['api/whole item.yaml', 'paths/pay.yaml']);
  });

  it('resolves a reference of another file relative to that file', () => {
    const read = readText(paths('  /a:\n    $ref: sub/a.yaml\n'), {
      'api/sub/a.yaml': '$ref: b.yaml#/item\n',
      'api/sub/b.yaml': 'item:\n  $ref: "#/real"\nreal:\n  parameters: [{ $ref: "../key.yaml" }]\n  put: {}\n',
      'api/key.yaml': 'in: header\nname: Idempotency-Key\n',
    });
    assert.deepEqual(operationsOf(read), ['PUT /a']);
    assert.equal(read?.apis?.[0]?.operations[0]?.idempotencyKey, true);
    assert.deepEqual(read?.uses, ['api/key.yaml', 'api/sub/a.yaml', 'api/sub/b.yaml']);
  });

  it('lets the methods beside a reference win', () => {
    const text = `${paths('  /a:\n    $ref: "#/components/pathItems/a"\n    get: { operationId: own }\n')}components:\n  pathItems:\n    a: { get: { operationId: other }, put: {} }\n`;
    const read = readText(text);
    assert.deepEqual(operationsOf(read), ['GET /a', 'PUT /a']);
    assert.equal(read?.apis?.[0]?.operations[0]?.operationId, 'own');
  });

  it('follows the reference of an operation and of all paths, though the specification has none', () => {
    const read = readText('openapi: 3.0.0\npaths:\n  $ref: paths.yaml\n', {
      'api/paths.yaml': '/a:\n  get:\n    $ref: a.yaml\n',
      'api/a.yaml': 'operationId: a\n',
    });
    const [operation] = read?.apis?.[0]?.operations ?? [];
    assert.equal(operation?.operationId, 'a');
    assert.deepEqual([operation?.evidence.place.file, operation?.evidence.place.line], ['api/paths.yaml', 2]);
  });

  it('does not tell one path item behind two paths as a duplicate id', () => {
    const text = `${paths('  /a: { $ref: "#/components/pathItems/a" }\n  /b: { $ref: "#/components/pathItems/a" }\n')}components:\n  pathItems:\n    a: { get: { operationId: a } }\n`;
    assert.deepEqual(readText(text)?.problems, []);
  });

  it('keeps references to $self of 3.2 in the document', () => {
    const head = 'openapi: 3.2.0\n$self: https://example.com/apis/openapi.yaml\npaths:\n';
    const text = `${head}  /a: { $ref: "https://example.com/apis/openapi.yaml#/components/pathItems/a" }\n  /b: { $ref: "#/components/pathItems/a" }\n  /c: { $ref: "c.yaml" }\ncomponents:\n  pathItems:\n    a: { query: {} }\n`;
    const read = readText(text, { 'api/c.yaml': 'get: {}' });
    assert.deepEqual([operationsOf(read), read?.problems], [['GET /c', 'QUERY /a', 'QUERY /b'], []]);
  });
});

describe('openapi/read: $ref that is not followed', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['https://example.com/a.yaml?token=secret', 'ref-not-followed'],
    ['//example.com/a.yaml', 'ref-not-followed'],
    ['file:///etc/passwd', 'ref-not-followed'],
    ['/etc/passwd', 'ref-not-followed'],
    ['../../outside.yaml', 'ref-not-followed'],
    ['%2e%2e/%2e%2e/outside.yaml', 'ref-not-followed'],
    ['#anchor', 'ref-not-followed'],
    ['missing.yaml', 'ref-missing'],
    ['there.yaml#/nowhere', 'ref-missing'],
    ['there.yaml#/get/0', 'ref-missing'],
    ['empty.yaml', 'ref-missing'],
    ['#/__proto__', 'ref-missing'],
    ['#/constructor/prototype', 'ref-missing'],
    ['%', 'ref-missing'],
  ];
  for (const [reference, code] of cases) {
    it(`${reference} → ${code} at its place`, () => {
      const asked: string[] = [];
      const files = { 'api/there.yaml': 'get: {}', 'api/empty.yaml': '' };
      const watched = new Proxy<Record<string, string>>(files, {
        get: (all, name) => {
          asked.push(String(name));
          return all[String(name)];
        },
      });
      const read = readText(paths(`  /a:\n    $ref: "${reference}"\n  /b:\n    get: {}\n`), watched);
      assert.deepEqual(problemsOf(read), [`${code} api/openapi.yaml:4:11`]);
      assert.deepEqual(operationsOf(read), ['GET /b']);
      assert.equal(JSON.stringify(read).includes('secret'), false);
      if (code === 'ref-not-followed') assert.deepEqual(asked, []);
    });
  }

  it('ends on cycles, in one file and over two', () => {
    const one = readText(paths('  /a:\n    $ref: "#/paths/~1b"\n  /b:\n    $ref: "#/paths/~1a"\n    get: {}\n'));
    assert.deepEqual(operationsOf(one), ['GET /a', 'GET /b']);
    assert.deepEqual(
      problemsOf(one).map((problem) => problem.split(' ')[0]),
      ['ref-not-followed', 'ref-not-followed'],
    );
    const two = readText(paths('  /a:\n    $ref: a.yaml\n'), { 'api/a.yaml': '$ref: openapi.yaml#/paths/~1a' });
    assert.deepEqual(
      problemsOf(two).map((problem) => problem.split(' ')[0]),
      ['ref-not-followed'],
    );
  });

  it('ends on a parameter that refers to itself', () => {
    const text = `${paths('  /a:\n    get: { parameters: [{ $ref: "#/components/parameters/p" }] }\n')}components:\n  parameters:\n    p: { $ref: "#/components/parameters/p" }\n`;
    assert.deepEqual(
      problemsOf(readText(text)).map((problem) => problem.split(' ')[0]),
      ['ref-not-followed'],
    );
  });

  it('tells a broken parameter once, however often it is used', () => {
    const uses = ['a', 'b', 'c'].map((path) => `  /${path}:\n    get: { parameters: [{ $ref: "p.yaml" }] }\n`).join('');
    const read = readText(paths(uses));
    assert.deepEqual(problemsOf(read), ['ref-missing api/openapi.yaml:4:33']);
    assert.deepEqual(read?.uses, ['api/p.yaml']);
  });

  it('stops where references repeat a long path item without end, and says so', () => {
    const methods = Array.from({ length: 2000 }, (_, index) => `"M${index}": {}`).join(', ');
    const names = Array.from({ length: 5000 }, (_, index) => `"/p${index}": {"$ref": "#/components/pathItems/a"}`);
    const item = `{"pathItems": {"a": {"additionalOperations": {${methods}}}}}`;
    const read = readText(`{"openapi": "3.2.0", "paths": {${names.join(', ')}}, "components": ${item}}`, {}, 'a.json');
    assert.deepEqual(
      read?.problems?.map(({ code }) => code),
      ['too-many-operations'],
    );
    assert.ok((read?.apis?.[0]?.operations.length ?? 0) <= 100_000);
  });
});
