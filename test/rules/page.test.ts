// The reader of executable pages: what it finds, and that rewriting is the inverse of reading.
import assert from 'node:assert/strict';
import { asText, readPage, rewriteMarks } from './page';

const PAGE = [
  '# F-99 a page',
  'Text of the manual.',
  '```yaml',
  'not: a file',
  '```',
  '## Manual, no case',
  'No file here.',
  '## A case',
  '```yaml a/sre.yaml baseline',
  'service: a',
  '```',
  '```yaml a/sre.yaml head',
  'service: a # ✗ warning one: First: with a colon. # ✗ error two: Second',
  '#   also three: a cause',
  'tier: core # an own comment',
  '```',
  '```yaml b/sre.yaml',
  'service: b',
  '```',
].join('\n');

describe('an executable page', () => {
  const page = readPage(PAGE);
  const [one] = page.cases;

  it('has its first heading as title, and a case for each section with files', () => {
    assert.equal(page.title, 'F-99 a page');
    assert.deepEqual(
      page.cases.map(({ title, files }) => [title, ...files.map(({ file, sides }) => `${file} ${sides.join(' ')}`)]),
      [['A case', 'a/sre.yaml baseline', 'a/sre.yaml head', 'b/sre.yaml baseline head']],
    );
  });

  it('gives the files without marks', () => {
    assert.equal(one?.files[1]?.text, 'service: a\ntier: core # an own comment\n');
  });

  it('gives the marks with their lines and causes', () => {
    const told = { file: 'a/sre.yaml', line: 1 };
    assert.deepEqual(one?.expected, [
      { ...told, severity: 'warning', rule: 'one', message: 'First: with a colon.', causes: [] },
      { ...told, severity: 'error', rule: 'two', message: 'Second', causes: [{ rule: 'three', message: 'a cause' }] },
    ]);
  });

  it('is the same after its own marks were written', () => {
    assert.ok(one);
    assert.equal(rewriteMarks(page, new Map([[one, one.expected]])), PAGE);
  });

  it('loses a mark that is not found any more and gains one that is new', () => {
    assert.ok(one);
    const told = [{ file: 'b/sre.yaml', line: 1, severity: 'error', rule: 'new', message: 'Here.', causes: [] }];
    const text = rewriteMarks(page, new Map([[one, told]]));
    assert.ok(text.includes('\nservice: a\ntier: core # an own comment\n'));
    assert.ok(text.includes('\nservice: b # ✗ error new: Here.\n'));
    assert.notEqual(asText(told), asText(one.expected));
  });
});
