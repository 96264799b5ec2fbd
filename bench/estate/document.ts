// An OpenAPI document of a generated estate, of a wanted size.
import type { Chance } from './random';

export interface DocumentPlan {
  readonly service: string;
  readonly operations: number;
  /** What its calls name, one an operation, the last operation has the rest: `svc-0001#getItem0`. */
  readonly targets: readonly string[];
  /** The document is filled up with schemas to about this many bytes. */
  readonly bytes: number;
  readonly broken: boolean;
}

/** The text of the document; the calls stand at its first operations. */
export function documentText(plan: DocumentPlan, chance: Chance): string {
  const lines = [
    'openapi: 3.0.3',
    'info:',
    `  title: ${plan.service}`,
    '  description: >-',
    `    What ${plan.service} gives to the services around it. Generated: the same seed gives the same bytes.`,
    '  version: 1.0.0',
    `x-sre-service: ${plan.service}`,
    'paths:',
  ];
  for (let index = 0; index < plan.operations; index++) {
    lines.push(...operation(plan, index));
    if (plan.broken && index === Math.floor(plan.operations / 2)) lines.push('  /broken: [', '    get');
  }
  lines.push('components:', '  schemas:', ...schema('Item', chance));
  let size = lines.reduce((sum, line) => sum + line.length + 1, 0);
  for (let index = 0; size < plan.bytes; index++) {
    const more = schema(`Part${index}`, chance);
    lines.push(...more);
    size += more.reduce((sum, line) => sum + line.length + 1, 0);
  }
  return `${lines.join('\n')}\n`;
}

function operation({ service, targets, operations }: DocumentPlan, index: number): readonly string[] {
  const own = index === operations - 1 ? targets.slice(index) : targets.slice(index, index + 1);
  const calls = own.flatMap((to) => [
    `        - to: ${to}`,
    '          mode: sync',
    '          timeout: 800ms',
    '          tries: 2',
  ]);
  return [
    `  /items-${index}/{id}:`,
    '    get:',
    `      operationId: getItem${index}`,
    `      summary: Reads item ${index} of ${service}`,
    '      description: |',
    `        Reads item ${index}. The answer holds what was there when it was asked for;`,
    '        ask again where it matters that nothing has changed since.',
    '      tags: [items]',
    '      parameters:',
    '        - { name: id, in: path, required: true, schema: { type: string } }',
    '        - name: expand',
    '          in: query',
    '          description: Which parts are wanted in full',
    '          schema:',
    '            type: array',
    '            items: { type: string }',
    ...(calls.length === 0 ? [] : ['      x-sre-calls:', ...calls]),
    '      responses:',
    "        '200':",
    '          description: The item',
    '          content:',
    '            application/json:',
    '              schema:',
    "                $ref: '#/components/schemas/Item'",
    '              example:',
    '                id: a-1',
    `                name: "item: ${index} # of ${service}"`,
    "        '404':",
    '          description: There is none of this id',
  ];
}

function schema(name: string, chance: Chance): readonly string[] {
  const properties = Array.from({ length: chance.between(6, 14) }, (_, index) => [
    `        field${index}:`,
    `          type: ${chance.pick(['string', 'integer', 'boolean'])}`,
    `          description: Field ${index} of ${name}, as its owners describe it`,
  ]);
  return [
    `    ${name}:`,
    '      type: object',
    '      required: [field0, field1]',
    '      properties:',
    ...properties.flat(),
  ];
}
