// The runbooks of a service.
import type { CheckContext } from '../check';
import { documentsNamed, type LinkedDocument } from './links';

const RUNBOOK =
  /(^|\/)(?:[\w-]*(?:runbook|playbook)[\w-]*\.(?:md|mdx|adoc|rst)|(?:runbooks?|playbooks?)\/[^/]+\.(?:md|mdx|adoc|rst))$/i;

/** `links.runbook`, else files of its folders that are called so. */
export function runbooksOf(context: CheckContext): readonly LinkedDocument[] {
  return documentsNamed(context, 'runbook', RUNBOOK);
}
