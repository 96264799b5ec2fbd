// The lines of a text that comes in pieces: no more of it is held than one line.

export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  /** True where the line was longer than what is kept of it. */
  readonly cut: boolean;
}

/** What is kept of a line; a point or a sample is a few hundred characters long. */
const LONGEST = 65_536;

/** The lines of all pieces together, without their line breaks; the last one without a break too, unless it is empty. */
export function* linesIn(pieces: Iterable<string>): Generator<Line> {
  let rest = '';
  let cut = false;
  let number = 0;
  for (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', from)) {
      const text = rest + piece.slice(from, Math.min(at, from + LONGEST));
      number += 1;
      yield kept(number, text, cut || at - from > LONGEST);
      [rest, cut, from] = ['', false, at + 1];
    }
    cut ||= rest.length + piece.length - from > LONGEST;
    if (rest.length < LONGEST) rest += piece.slice(from, from + LONGEST);
  }
  if (rest !== '') yield kept(number + 1, rest, cut);
}

function kept(number: number, text: string, cut: boolean): Line {
  const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
  return { number, text: whole.slice(0, LONGEST), cut: cut || whole.length > LONGEST };
}
