// The pipelines that build and deliver a service.
import { PIPELINE_FILES } from '../../benchmark/pipelines';
import type { SourceFile } from '../../model/snapshot';
import { allNames, isOurs } from '../../model/service';
import type { CheckContext } from '../check';
import { linesOf, mentions } from './texts';

/**
 * Those in the service's own folders, and those of the repository as a whole; of these not one that names other services of
 * the workspace and not this one.
 */
export function pipelinesOf({ artifacts, service, report }: CheckContext): readonly SourceFile[] {
  const own = artifacts.files(service.name, PIPELINE_FILES);
  const names = allNames(service);
  const others = [...report.head.services.values()].filter((one) => one.name !== service.name && isOurs(one));
  const shared = artifacts.allFiles(PIPELINE_FILES).filter((file) => {
    if (own.includes(file) || !isAtRoot(file.file)) return false;
    const text = [file.file, ...linesOf(file)].join('\n');
    return names.some((name) => mentions(text, name)) || !others.some(({ name }) => mentions(text, name));
  });
  return [...own, ...shared];
}

function isAtRoot(file: string): boolean {
  return !file.replace(/^\.(?:github\/workflows|circleci)\//, '').includes('/');
}
