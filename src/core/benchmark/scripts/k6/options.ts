// `thresholds` and `summaryTrendStats` in the options of a script of k6.
import { argumentsAt, type Range } from '../../code/brackets';
import { isWord, type Source } from '../../code/source';
import { valueOf } from '../../code/value';
import { writePattern } from '../../pattern';
import type { ScriptThreshold } from '../../script';

/** Wherever an object has the field: options may be put together of several. */
export function thresholdsIn(source: Source): readonly ScriptThreshold[] {
  const { tokens } = source;
  return fieldsNamed(source, 'thresholds').flatMap((at) => {
    if (!isWord(tokens[at], '{')) return [];
    return argumentsAt(source, at).flatMap(({ from, to }) => {
      const key = tokens[from];
      if (key === undefined || key.kind === 'sign' || !isWord(tokens[from + 1], ':')) return [];
      const metric = writePattern(key.pattern ?? [key.text]);
      return textsIn(source, { from: from + 2, to }).map(({ expression, place }) => ({ metric, expression, place }));
    });
  });
}

/** Undefined where the script does not set it. */
export function trendStatsIn(source: Source): readonly string[] | undefined {
  const at = fieldsNamed(source, 'summaryTrendStats').at(-1);
  if (at === undefined || !isWord(source.tokens[at], '[')) return undefined;
  return argumentsAt(source, at).map(({ from }) => source.tokens[from]?.text ?? '');
}

/** The tokens behind `name:`. */
function fieldsNamed({ tokens }: Source, name: string): readonly number[] {
  return [...tokens.keys()].filter((at) => tokens[at - 2]?.text === name && isWord(tokens[at - 1], ':'));
}

/** `'rate<0.01'`, `['p(99)<300', …]`, `[{ threshold: 'p(99)<300', abortOnFail: true }]`. */
function textsIn(source: Source, range: Range): readonly { expression: string; place: ScriptThreshold['place'] }[] {
  const { tokens } = source;
  const open = tokens[range.from];
  if (isWord(open, '[')) return argumentsAt(source, range.from).flatMap((element) => textsIn(source, element));
  if (isWord(open, '{'))
    return argumentsAt(source, range.from)
      .filter(({ from }) => tokens[from]?.text === 'threshold')
      .flatMap(({ from, to }) => textsIn(source, { from: from + 2, to }));
  if (open === undefined || open.kind === 'sign') return [];
  const expression = writePattern(valueOf(source, range.from, range.to));
  return [{ expression, place: source.place({ start: open.start, end: tokens[range.to - 1]?.end ?? open.end }) }];
}
