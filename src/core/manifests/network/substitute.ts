// Substitutions in values: `$(NAME)` of Kubernetes, `${NAME:-default}` of Compose.
import { UNKNOWN } from './url-target';

const MAX_LENGTH = 4096;

/**
 * Replaces `$(NAME)` by the value of NAME in the same container, as Kubernetes does (one level: values are substituted
 * when they are added to `known`). A name that is not known becomes a mark that no target may hold.
 */
export function substituteKubernetes(text: string, known: ReadonlyMap<string, string>): string {
  if (text.length > MAX_LENGTH) return UNKNOWN;
  const result = text.replace(
    /\$\(([A-Za-z_][A-Za-z0-9_.-]{0,200})\)/g,
    (_, name: string) => known.get(name) ?? UNKNOWN,
  );
  return result.length > MAX_LENGTH ? UNKNOWN : shellNames(result);
}

/** Replaces `${NAME:-default}` and `${NAME-default}` by the default; every other form by a mark that no target may hold. */
export function substituteCompose(text: string): string {
  if (text.length > MAX_LENGTH) return UNKNOWN;
  const result = text.replace(/\$\{[A-Za-z_][A-Za-z0-9_]{0,200}([^{}]{0,500})\}/g, (_, rest: string) => {
    if (rest.startsWith(':-')) return rest.slice(2);
    return rest.startsWith('-') ? rest.slice(1) : UNKNOWN;
  });
  return shellNames(result);
}

/** Replaces `${NAME}` by the value of NAME in the same file; defaults as Compose has them; the rest stays unknown. */
export function substituteEnv(text: string, known: ReadonlyMap<string, string>): string {
  if (text.length > MAX_LENGTH) return UNKNOWN;
  const result = text.replace(
    /\$\{([A-Za-z_][A-Za-z0-9_]{0,200})\}/g,
    (whole: string, name: string) => known.get(name) ?? whole,
  );
  return substituteCompose(result);
}

/** What a shell would fill in is not known: `$NAME`, `${NAME}`. */
function shellNames(text: string): string {
  return text.replace(/\$\{[^{}]{0,500}\}|\$[A-Za-z_][A-Za-z0-9_]{0,200}/g, UNKNOWN);
}
