// The table of docs/performance.md, between its two marks; everything around it is written by people.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from '../goals/goal';
import type { Result } from './results';

const BEGIN = '<!-- figures: written by npm run bench -->';
const END = '<!-- end of figures -->';

/** Replaces what stands between the marks. Throws where the page has lost them. */
export function writePage(file: string, results: readonly Result[], versions: readonly string[]): void {
  const page = readFileSync(file, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const [, after] = (rest ?? '').split(END);
  if (before === undefined || after === undefined) throw new Error(`${file} has lost its marks ${BEGIN} … ${END}`);
  writeFileSync(file, `${before}${BEGIN}\n\n${tableOf(results)}\n\n${notes(versions)}\n\n${END}${after}`);
}

export function tableOf(results: readonly Result[]): string {
  const rows = results.flatMap(({ id, goal, figures }) =>
    figures.map((one, index) => {
      const cells = [index === 0 ? `**${id}**` : '', index === 0 ? goal : '', ...cellsOf(one)];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    }),
  );
  return ['| | goal | measured | figure | beside | |', '|---|---|---|---|---|---|', ...rows].join('\n');
}

/** One line of text for a terminal. */
export function lineOf({ what, figure, peer, met, note }: Figure): string {
  return `  ${stateOf(met).padEnd(9)} ${what}: ${figure}${peer === '–' ? '' : ` (${peer})`}${note === undefined ? '' : ` – ${note}`}`;
}

function cellsOf({ what, figure, peer, met, note }: Figure): readonly string[] {
  return [note === undefined ? what : `${what} (${note})`, figure, peer, stateOf(met)];
}

function stateOf(met: boolean | undefined): string {
  return met === undefined ? 'not tried' : met ? 'met' : '**missed**';
}

function notes(versions: readonly string[]): string {
  return versions.length === 0 ? 'The peers were not installed.' : `Peers: ${versions.join(', ')}.`;
}
