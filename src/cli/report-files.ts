// `--report FORMAT=FILE`: one judgement, written in as many formats as a CI job publishes.
import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { FileSet } from '../core/model/snapshot';
import type { RenderOptions } from '../core/reporters/reporter';
import { deliver, renderOptions } from './output';

/** What every reporter is, whatever it reports. */
interface Format<Subject> {
  readonly id: string;
  readonly render: (subject: Subject, options: RenderOptions) => string;
}

export interface ReportFile<Subject> {
  readonly reporter: Format<Subject>;
  readonly file: string;
}

/** The option of a command with these reporters; its value is a list of `ReportFile`. */
export function reportOption<Subject>(reporters: readonly Format<Subject>[]): Option {
  return new Option('--report <format=file>', 'also write this format to a file; may be given several times').argParser(
    (value, before: readonly ReportFile<Subject>[] | undefined) => [
      ...(before ?? []),
      another(reportFile(value, reporters), before ?? []),
    ],
  );
}

/** Throws `InvalidArgumentError` where an earlier report goes to the same file: one of the two would be lost. */
function another<Subject>(report: ReportFile<Subject>, before: readonly ReportFile<Subject>[]): ReportFile<Subject> {
  if (before.some(({ file }) => resolve(file) === resolve(report.file)))
    throw new InvalidArgumentError(`Two reports go to ${report.file}.`);
  return report;
}

/** Reads `sarif=out/sre-lens.sarif`. Throws `InvalidArgumentError` for anything else. */
function reportFile<Subject>(value: string, reporters: readonly Format<Subject>[]): ReportFile<Subject> {
  const sign = value.indexOf('=');
  const reporter = reporters.find(({ id }) => id === value.slice(0, sign));
  const file = value.slice(sign + 1);
  if (sign < 0 || reporter === undefined || file === '') {
    const formats = reporters.map(({ id }) => id).join(', ');
    throw new InvalidArgumentError(`Write FORMAT=FILE, for example sarif=sre-lens.sarif. Formats: ${formats}.`);
  }
  if (file === '-') throw new InvalidArgumentError(`For stdout write --format ${reporter.id}.`);
  return { reporter, file };
}

/** Writes each file as `--output` does. */
export async function writeReportFiles<Subject>(
  subject: Subject,
  files: readonly ReportFile<Subject>[],
  head: FileSet,
): Promise<void> {
  for (const { reporter, file } of files) {
    await deliver(reporter.render(subject, renderOptions(head, file)), file);
  }
}
