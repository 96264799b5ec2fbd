// The keywords of JSON Schema that own checks may use, and what stands behind each.

export type Shape =
  | 'schema'
  | 'schema-list'
  | 'schema-map'
  | 'pattern-map'
  | 'texts'
  | 'texts-map'
  | 'types'
  | 'list'
  | 'any'
  | 'text'
  | 'number'
  | 'count'
  | 'boolean'
  | 'pattern'
  | 'format'
  | 'reference';

export const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...named(
    'schema',
    'additionalProperties propertyNames items contains not if then else unevaluatedProperties unevaluatedItems',
  ),
  ...named('schema-list', 'allOf anyOf oneOf prefixItems'),
  ...named('schema-map', 'properties $defs definitions dependentSchemas'),
  ...named('pattern-map', 'patternProperties'),
  ...named('texts', 'required'),
  ...named('texts-map', 'dependentRequired'),
  ...named('types', 'type'),
  ...named('list', 'enum examples'),
  ...named('any', 'const default'),
  ...named('text', '$schema $comment title description'),
  ...named('number', 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'),
  ...named('count', 'minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains'),
  ...named('boolean', 'uniqueItems deprecated readOnly writeOnly'),
  ...named('pattern', 'pattern'),
  ...named('format', 'format'),
  ...named('reference', '$ref'),
]);

/** Of a schema all others are about the schema as a whole. */
export const NAMES_OF_TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

/** Formats whose validators take linear time and compile nothing. */
export const FORMATS = ['date', 'time', 'date-time', 'duration', 'ipv4', 'uuid', 'hostname', 'uri'];

/** Keywords by which schemas name themselves or others: only `$ref` within the schema is followed. */
export const NAMING = [
  '$id',
  'id',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  '$recursiveRef',
  '$recursiveAnchor',
  '$vocabulary',
];

function named(shape: Shape, words: string): [string, Shape][] {
  return words.split(' ').map((word) => [word, shape]);
}
