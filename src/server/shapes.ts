// The shapes of our files, from the JSON Schemas that the project publishes: the one list of fields and words.
import config from '../../schemas/config.schema.json';
import practices from '../../schemas/practices.schema.json';
import review from '../../schemas/review-record.schema.json';
import solution from '../../schemas/solution.schema.json';
import sre from '../../schemas/sre.schema.json';
import { readShapes, type Shapes } from '../core/navigation/shape';

let known: Shapes | undefined;

/** Read when first asked for. */
export function shapes(): Shapes {
  known ??= readShapes({ sre, config, practices, solution, review });
  return known;
}
