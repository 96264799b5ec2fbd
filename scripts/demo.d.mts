// Types of demo.mjs for the tests.
export interface Demo {
  readonly dir: string;
  readonly branch: string;
  /** Tip of main: id of the commit that the branch starts from. */
  readonly baseline: string;
  /** Id of the commit that is checked out; the baseline where the changes are not committed. */
  readonly head: string;
  /** Commit ids, oldest first. */
  readonly commits: { readonly main: readonly string[]; readonly branch: readonly string[] };
}

export interface DemoOptions {
  /** Leaves the changes of the branch uncommitted in the work tree. */
  readonly branchOnlyWorktree?: boolean;
  /** Makes an earlier demo in the folder anew. */
  readonly force?: boolean;
}

/** Makes the phone shop a git repository in `dir`, checked out on its feature branch. See demo.mjs. */
export function makeDemo(dir: string, options?: DemoOptions): Promise<Demo>;
