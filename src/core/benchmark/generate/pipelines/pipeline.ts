// The contract of a stage that runs a load test: adding one = one file, one line in `index.ts`.

/** What a stage runs, and where its result goes; paths from the root of the repository. */
export interface StagePlan {
  readonly service: string;
  readonly script: string;
  readonly results: string;
}

export interface Pipeline {
  /** `jenkins`: the name of the file, and what people type. */
  readonly id: string;
  readonly title: string;
  /** The file that the text is as a whole; absent where it is a part of one that a person adds to. */
  readonly file?: (plan: StagePlan) => string;
  readonly write: (plan: StagePlan) => string;
}
