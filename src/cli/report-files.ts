// `--report FORMAT=FILE`: one judgement, written in as many formats as a CI job publishes.
import { InvalidArgumentError } from 'commander';
import type { Report } from '../core/model/report';
import type { FileSet } from '../core/model/snapshot';
import { REPORTERS } from '../core/reporters/index';
import type { Reporter } from '../core/reporters/reporter';
import { deliver, renderOptions } from './output';

export interface ReportFile {
  readonly reporter: Reporter;
  readonly file: string;
}

/** Reads one `sarif=out/sre-lens.sarif` and adds it to those before it. Throws `InvalidArgumentError` for anything else. */
export function addReportFile(value: string, before: readonly ReportFile[] = []): readonly ReportFile[] {
  const sign = value.indexOf('=');
  const reporter = REPORTERS.find(({ id }) => id === value.slice(0, sign));
  const file = value.slice(sign + 1);
  if (sign < 0 || reporter === undefined || file === '') {
    const formats = REPORTERS.map(({ id }) => id).join(', ');
    throw new InvalidArgumentError(`Write FORMAT=FILE, for example sarif=sre-lens.sarif. Formats: ${formats}.`);
  }
  return [...before, { reporter, file }];
}

/** Writes each file as `--output` does. */
export async function writeReportFiles(report: Report, files: readonly ReportFile[], head: FileSet): Promise<void> {
  for (const { reporter, file } of files) {
    await deliver(reporter.render(report, renderOptions(head, file)), file);
  }
}
