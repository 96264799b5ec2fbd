// Names of what a load test makes: files, tags, values of the environment.

/** A name that is no folder and no option of anything. */
export function fileName(service: string): string {
  return service.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'service';
}

/**
 * A tag for each operation by which its rows are found: its operationId where that holds nothing that k6 reads itself, else
 * method and path as words. Each once.
 */
export function tagsOf(
  operations: readonly { readonly operationId?: string; readonly method: string; readonly path: string }[],
): readonly string[] {
  const taken = new Set<string>();
  return operations.map(({ operationId, method, path }) => {
    const plain = operationId !== undefined && /^[\w.-]{1,100}$/.test(operationId) ? operationId : undefined;
    const words = `${method} ${path}`.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
    const name = plain ?? words.join('_').slice(0, 100);
    let tag = name;
    for (let number = 2; taken.has(tag); number++) tag = `${name}_${number}`;
    taken.add(tag);
    return tag;
  });
}

/** `charges`, `id` → `CHARGES_ID`: the variable that says a value of a path. */
export function variableOf(before: string | undefined, parameter: string): string {
  const words = [before ?? '', parameter].flatMap((text) => text.split(/[^A-Za-z0-9]+/)).filter((word) => word !== '');
  const name = words.join('_').toUpperCase();
  return /^[A-Z]/.test(name) ? name : `VALUE_${name}`;
}
