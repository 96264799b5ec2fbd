// What a thread that reads is told, and what it answers.
import { createReader, type Reading } from '../../core/reading';
import type { SourceFile } from '../../core/model/snapshot';
import { keyOf } from '../../core/trees';

/** A file as a message: without functions. */
export interface Sent {
  readonly file: string;
  readonly id: string;
  readonly text: ReturnType<SourceFile['text']>;
}

/** The file to be read. `files`: its text and others that it refers to; those that were sent for it before are known. */
export interface Task {
  readonly file: string;
  readonly id: string;
  readonly files: readonly Sent[];
}

/** Gives a function that reads one task after the other; nodes are kept while the same content is asked for. */
export function createTaskReader(): (task: Task) => Reading {
  let current = '';
  let reader = createReader();
  let files = new Map<string, SourceFile>();
  return (task) => {
    if (keyOf(task) !== current) {
      current = keyOf(task);
      reader = createReader();
      files = new Map();
    }
    for (const sent of task.files) files.set(sent.file, sourceOf(sent));
    return reader.read(files.get(task.file) ?? sourceOf({ ...task, text: '' }), files);
  };
}

function sourceOf({ file, id, text }: Sent): SourceFile {
  return { file, id, text: () => text };
}
