// `sre-lens practices set`: one decision, written into the mind map.
import { Argument, Option, type Command as Program } from 'commander';
import { nearestWord } from '../../../core/config/nearest';
import { PRACTICE_STATES, PRACTICES_FILE, type PracticeState } from '../../../core/model/practice';
import { readPractices } from '../../../core/practices/read';
import { type Decision, missingOf, writeDecision } from '../../../core/practices/write';
import { said } from '../../../core/reporters/parts/json-values';
import { terminalText } from '../../../core/reporters/parts/terminal-text';
import { readSyntax } from '../../../core/syntax/read';
import { parseDay } from '../../../core/units/day';
import { updateFile } from '../../../workspace/write-file';
import type { CommonOptions } from '../../command';
import { UsageError } from '../../exit';
import { findRoot } from '../../load';
import { deliver } from '../../output';

interface SetOptions extends CommonOptions {
  readonly reason?: string;
  readonly review?: string;
}

export function defineSet(program: Program): void {
  program
    .exitOverride()
    .description('decide about a practice; its comments and the order of the file stay')
    .argument('<id>', 'the practice')
    .addArgument(new Argument('<state>', 'what is decided').choices(PRACTICE_STATES))
    .option('--reason <text>', 'why; needed for not-now')
    .option('--review <day>', 'when to decide anew, such as 2027-01-31; needed for not-now')
    .addOption(new Option('--format <format>', 'how to show it').choices(['pretty', 'json']).default('pretty'))
    .option('--output <file>', 'write the result to a file')
    .action(run);
}

async function run(id: string, state: PracticeState, options: SetOptions): Promise<void> {
  const decision = decisionOf(state, options, new Date().toISOString().slice(0, 10));
  let refused: string | undefined;
  const written = await updateFile(findRoot(process.cwd()), PRACTICES_FILE, (text) => {
    refused = refusal(text, id);
    return refused === undefined ? writeDecision(PRACTICES_FILE, text ?? '', id, decision) : undefined;
  });
  if (refused !== undefined) throw new UsageError(terminalText(refused));
  if (!written.ok) throw new UsageError(terminalText(written.reason));
  await deliver(options.format === 'json' ? json(id, decision) : pretty(id, decision), options.output);
}

/** Throws `UsageError` for a decision that would not hold. */
function decisionOf(state: PracticeState, { reason, review }: SetOptions, today: string): Decision {
  const said = { ...(reason?.trim() ? { reason: reason.trim() } : {}), ...(review === undefined ? {} : { review }) };
  const missing = missingOf({ state, ...said });
  if (missing.length > 0)
    throw new UsageError(`not-now needs ${missing.map((one) => `--${one}`).join(' and ')}: nothing was written.`);
  if (review !== undefined && (review.length !== today.length || parseDay(review) === undefined))
    throw new UsageError(`--review is a day of the calendar, such as 2027-01-31: nothing was written.`);
  if (review !== undefined && review <= today)
    throw new UsageError(`--review ${review} is not in the future: nothing was written.`);
  return { state, ...said, decided: today };
}

/** Why nothing can be decided about the practice; `undefined` where it can. */
function refusal(text: string | undefined, id: string): string | undefined {
  if (text === undefined) return `There is no ${PRACTICES_FILE} here. Next: sre-lens practices init`;
  const syntax = readSyntax(PRACTICES_FILE, text);
  if (!syntax.complete) return undefined;
  const ids = readPractices(syntax).practices.list.map((practice) => practice.id);
  if (ids.includes(id)) return undefined;
  const near = nearestWord(id, ids);
  return `${PRACTICES_FILE} has no practice ${id}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
}

function json(id: string, { state, reason, review, decided }: Decision): string {
  return `${JSON.stringify(said({ version: 1, file: PRACTICES_FILE, id, state, reason, review, decided }), null, 2)}\n`;
}

function pretty(id: string, { state, reason, review }: Decision): string {
  const until = review === undefined ? '' : state === 'not-now' ? ` until ${review}` : `, to be reviewed on ${review}`;
  return terminalText(`${id} is ${state}${until}${reason === undefined ? '' : `: ${reason}`}.`) + '\n';
}
