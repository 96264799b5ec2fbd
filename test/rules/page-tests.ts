// Runs the pages of rules and checks: every case must give exactly its marks. `UPDATE=1` rewrites the marks.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { asText, type Page, type PageCase, readPage, rewriteMarks, type Told } from './page';
import { judgeCase, toldOf } from './run-page';

const FEWEST_CASES = 4;

function pageOf(folder: string, id: string): Page {
  return readPage(readFileSync(`${folder}/${id}.md`, 'utf8'));
}

/** The tests of a folder of pages, one for each of `rules`. */
export function describePages(folder: string, rules: readonly { readonly id: string; readonly code: string }[]): void {
  it('are one for each rule and no others', () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
    assert.deepEqual(pages.sort(), rules.map(({ id }) => `${id}.md`).sort());
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      if (!existsSync(`${folder}/${rule.id}.md`)) return;
      const page = pageOf(folder, rule.id);

      it('is a manual with cases, of which one or more tell it and one or more do not', () => {
        const tells = page.cases.filter(({ expected }) => expected.some((told) => speaksOf(told, rule.id)));
        assert.ok(page.title.includes(rule.code), `the title of the page names ${rule.code}`);
        assert.ok(page.cases.length >= FEWEST_CASES, `${page.cases.length} cases`);
        assert.ok(tells.length > 0, 'no case tells the rule');
        assert.ok(tells.length < page.cases.length, 'every case tells the rule');
      });

      const found = new Map<PageCase, readonly Told[]>();
      for (const one of page.cases) {
        it(one.title, () => {
          const told = toldOf(judgeCase(one));
          found.set(one, told);
          if (process.env['UPDATE'] === undefined) assert.equal(asText(told), asText(one.expected));
          else assert.deepEqual(withoutPlace(told, one), [], 'findings outside the files of the page');
        });
      }

      after(() => {
        if (process.env['UPDATE'] !== undefined) writeFileSync(`${folder}/${rule.id}.md`, rewriteMarks(page, found));
      });
    });
  }
}

function speaksOf(told: Told, rule: string): boolean {
  return told.rule === rule || told.causes.some((cause) => cause.rule === rule);
}

function withoutPlace(told: readonly Told[], one: PageCase): readonly Told[] {
  return told.filter(({ file }) => !one.files.some((known) => known.file === file && known.sides.includes('head')));
}
