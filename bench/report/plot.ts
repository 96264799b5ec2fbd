// A picture of the figures: each as a share of its goal, on a logarithmic scale; left of the line is met.
import { writeFileSync } from 'node:fs';
import type { Result } from './results';

const WIDTH = 900;
const LEFT = 430;
const RIGHT = 30;
const ROW = 22;
const TOP = 56;
/** The scale reaches from a hundredth of the goal to a hundred times of it. */
const DECADES = 2;

interface Bar {
  readonly label: string;
  readonly ofGoal: number;
}

/** Writes the plot as SVG; colours hold on light and dark pages alike. */
export function writePlot(file: string, results: readonly Result[]): void {
  const bars = results.flatMap(({ id, figures }) =>
    figures.flatMap(({ what, ofGoal }): Bar[] =>
      ofGoal === undefined || !Number.isFinite(ofGoal) ? [] : [{ label: `${id} ${what}`, ofGoal }],
    ),
  );
  const height = TOP + bars.length * ROW + 20;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" role="img">`,
    '<title>Figures of the benchmark as shares of their goals</title>',
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    `<text x="12" y="24" font-size="15" fill="#10243e">Share of the goal (logarithmic; 1 = just met, less is better)</text>`,
    ...grid(height),
    ...bars.flatMap((bar, index) => barParts(bar, TOP + index * ROW)),
    '</svg>',
  ];
  writeFileSync(file, `${parts.join('\n')}\n`);
}

function grid(height: number): readonly string[] {
  return [0.01, 0.1, 1, 10, 100].flatMap((value) => {
    const at = x(value).toFixed(1);
    const isGoal = value === 1;
    return [
      `<line x1="${at}" x2="${at}" y1="${TOP - 8}" y2="${height - 14}" stroke="${isGoal ? '#10243e' : '#d0d7de'}" stroke-width="${isGoal ? 2 : 1}"/>`,
      `<text x="${at}" y="${TOP - 14}" text-anchor="middle" fill="#57606a">${value}</text>`,
    ];
  });
}

function barParts({ label, ofGoal }: Bar, top: number): readonly string[] {
  const from = x(0.01);
  const to = Math.max(from + 1, x(ofGoal));
  const color = ofGoal <= 1 ? '#2a7d4f' : '#b3541e';
  return [
    `<text x="${LEFT - 8}" y="${top + 14}" text-anchor="end" fill="#24292f">${escape(shorten(label))}</text>`,
    `<rect x="${from.toFixed(1)}" y="${top + 4}" width="${(to - from).toFixed(1)}" height="${ROW - 9}" fill="${color}"/>`,
  ];
}

function x(value: number): number {
  const clamped = Math.min(DECADES, Math.max(-DECADES, Math.log10(value)));
  return LEFT + ((clamped + DECADES) / (2 * DECADES)) * (WIDTH - LEFT - RIGHT);
}

const LONGEST_LABEL = 66;

function shorten(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1)}…`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('`', '');
}
