// References of Backstage and Datadog: `[kind:][namespace/]name`.

export interface EntityRef {
  /** Lower case; absent where the reference leaves it to the field's default. */
  readonly kind?: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Takes a reference as written; `undefined` for an empty one or one with blanks or a second `:` or `/`. */
export function parseEntityRef(text: string): EntityRef | undefined {
  const match = /^(?:([^:/\s]{1,63}):)?(?:([^:/\s]{1,63})\/)?([^:/\s]{1,253})$/.exec(text.trim());
  if (match === null) return undefined;
  const [, kind, namespace, name = ''] = match;
  return {
    name,
    ...(kind === undefined ? {} : { kind: kind.toLowerCase() }),
    ...(namespace === undefined ? {} : { namespace }),
  };
}
