// Breaks texts as people, merges, disks and attackers do: always the same way for the same random numbers.

export type Random = () => number;

type Mutation = (text: string, random: Random, other: string) => string;

const BRACKETS = [
  '{',
  '}',
  '[',
  ']',
  '{{',
  '{%',
  '"',
  "'",
  '`',
  ':',
  ': ',
  '- ',
  ',',
  '#',
  '|',
  '>-\n',
  '? ',
  '! ',
  '!!map ',
];
const SIGNS = [
  '&a ',
  '*a',
  '*post',
  '<<: ',
  '---\n',
  '...\n',
  '%YAML 9\n',
  '$ref: "#"',
  '$ref: "../../x"',
  '~1',
  '$(A)',
  '${A:-',
];
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'null',
  'true',
  '1e999',
  '-0',
  '.nan',
];
const CHARACTERS = [
  '\0',
  '\t',
  '\r',
  '\ufeff',
  '\u2028',
  '\u202e',
  '\ud800',
  '\udc00',
  '\u{1f4a5}',
  'é',
  '\u0301',
  '\u00a0',
  '\u0085',
];
const MARKERS = ['<<<<<<< HEAD\n', '=======\n', '>>>>>>> branch\n', '||||||| base\n'];

const MUTATIONS: readonly Mutation[] = [
  // A byte flipped in the encoded text: what was UTF-8 may be no more.
  (text, random) => {
    const bytes = Buffer.from(text, 'utf8');
    const at = below(bytes.length, random);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8, random));
    return bytes.toString('utf8');
  },
  (text, random) => onLines(text, (lines, at) => lines.splice(at, 0, lines[at] ?? ''), random),
  (text, random) => onLines(text, (lines, at) => lines.splice(at, 1 + below(3, random)), random),
  (text, random) =>
    onLines(
      text,
      (lines, at) => {
        const [line = ''] = lines.splice(at, 1);
        lines.splice(below(lines.length + 1, random), 0, line);
      },
      random,
    ),
  (text, random) =>
    onLines(text, (lines, at) => void (lines[at] = `${' '.repeat(below(9, random))}${lines[at]?.trimStart()}`), random),
  (text, random) => onLines(text, (lines, at) => void (lines[at] = (lines[at] ?? '').replace(/^ +/, '\t')), random),
  (text, random) => onLines(text, (lines, at) => void (lines[at] += pick(MARKERS, random)), random),
  (text, random) => insert(text, pick(BRACKETS, random), random),
  (text, random) => insert(text, pick(SIGNS, random), random),
  (text, random) => insert(text, pick(CHARACTERS, random), random),
  (text, random) => insert(text, pick(BRACKETS, random).repeat(1 + below(200, random)), random),
  // A word becomes a name that is something else in JavaScript or YAML.
  (text, random) => {
    const words = [...text.matchAll(/[A-Za-z][\w-]*/g)];
    const word = words[below(words.length, random)];
    if (word === undefined) return text;
    return text.slice(0, word.index) + pick(NAMES, random) + text.slice(word.index + word[0].length);
  },
  (text, random) => text.slice(0, below(text.length + 1, random)),
  (text, random) => text.slice(below(text.length + 1, random)),
  (text, random) => {
    const at = below(text.length, random);
    return text.slice(0, at) + text.slice(at + 1 + below(40, random));
  },
  // Two documents spliced, as after a bad merge.
  (text, random, other) => text.slice(0, below(text.length, random)) + other.slice(below(other.length, random)),
  (text, random, other) => {
    const from = below(other.length, random);
    return insert(text, other.slice(from, from + below(120, random)), random);
  },
  (text) => text.replace(/\n/g, '\r\n'),
  (text) => text.replace(/\n/g, '\r'),
];

/** One to four breaks of `text`; `other` is a second text for splices. */
export function mutate(text: string, other: string, random: Random): string {
  let broken = text;
  for (let left = 1 + below(4, random); left > 0; left--) broken = pick(MUTATIONS, random)(broken, random, other);
  return broken;
}

/** A whole number from 0 to below `count`; 0 where there is none. */
export function below(count: number, random: Random): number {
  return Math.max(0, Math.floor(random() * count));
}

export function pick<T>(list: readonly T[], random: Random): T {
  const one = list[below(list.length, random)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

function insert(text: string, part: string, random: Random): string {
  const at = below(text.length + 1, random);
  return text.slice(0, at) + part + text.slice(at);
}

function onLines(text: string, change: (lines: string[], at: number) => unknown, random: Random): string {
  const lines = text.split('\n');
  change(lines, below(lines.length, random));
  return lines.join('\n');
}
