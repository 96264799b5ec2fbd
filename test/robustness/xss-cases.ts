// Which hostile text stands in which field.
import type { XssCase } from './xss';
import { PAYLOADS } from './xss-payloads';
import { fieldsOf } from './xss-workspace';

/** Fields that hold hostile texts at the same time: few, so that none keeps the others from being read. */
const TOGETHER = 8;

/** Each text in all fields at once. */
export function everywhere(): readonly XssCase[] {
  return PAYLOADS.map((text) => ({ where: 'all fields', textOf: () => text, text }));
}

/** Each text in each field once: a few fields at a time, every one with a text of its own. */
export function fieldByField(): readonly XssCase[] {
  const fields = fieldsOf();
  const groups = Array.from({ length: Math.ceil(fields.length / TOGETHER) }, (_, at) =>
    fields.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );
  return groups.flatMap((group) =>
    PAYLOADS.map((text, at): XssCase => {
      const texts = new Map(group.map((field, index) => [field, PAYLOADS[(at + index) % PAYLOADS.length]]));
      return { where: group.join(', '), textOf: (field) => texts.get(field), text };
    }),
  );
}
