// Validates a whole OpenAPI document with swagger-parser, when somebody asks for it: no network, no other file.
import SwaggerParser from '@apidevtools/swagger-parser';
import type { OpenAPI } from 'openapi-types';
import { textAt } from '../core/syntax/access';
import type { Problem } from '../core/model/problem';
import type { SyntaxFile, SyntaxNode } from '../core/syntax/node';
import { errorProblems } from './validator-errors';
import { type Budget, IN_THREAD, validatorInput } from './validator-input';
import { placeOfPointer } from './validator-place';

const LONGEST_MS = 20_000;
const VALIDATED = /^(?:3\.0\.[0-4]|3\.1\.[0-2])$/;

/**
 * Takes a document that is read already and the root of its OpenAPI description; gives an `invalid-openapi` problem,
 * with its place, for each thing that the specification forbids, or one `not-validated` (over the budget, a version
 * that the library does not know, broken syntax, references that explode). References to other files are not followed.
 * Never rejects. The work is synchronous inside the library and may take seconds for megabytes.
 */
export async function validateDocument(
  syntax: SyntaxFile,
  root: SyntaxNode,
  budget: Budget = IN_THREAD,
): Promise<readonly Problem[]> {
  const notValidated = (reason: string): readonly Problem[] => [
    {
      code: 'not-validated',
      message: `The document was not validated. ${reason}`,
      place: placeOfPointer(syntax, root, ''),
      severity: 'information',
    },
  ];
  if (syntax.text.length > budget.bytes)
    return notValidated(`It is larger than ${Math.round(budget.bytes / 1024 / 1024)} MB.`);
  if (!syntax.complete) return notValidated('It has syntax errors; mend them first.');
  const version = textAt(root, 'openapi') ?? `swagger ${textAt(root, 'swagger') ?? 'unknown'}`;
  if (version !== 'swagger 2.0' && !VALIDATED.test(version)) {
    return notValidated(`Versions 2.0, 3.0.0 to 3.0.4 and 3.1.0 to 3.1.2 can be validated, not "${version}".`);
  }
  const input = validatorInput(root, budget);
  if (input.kind === 'refused') return notValidated(input.reason);
  if (input.kind === 'hostile') return notValidated('A reference leads to "__proto__", "constructor" or "prototype".');
  try {
    await new SwaggerParser().validate(
      input.document as OpenAPI.Document,
      {
        resolve: { external: false, file: false, http: false },
        dereference: { circular: 'ignore', timeoutMs: LONGEST_MS },
      } as SwaggerParser.Options,
    );
    return [];
  } catch (error) {
    return errorProblems(syntax, root, error) ?? notValidated('The validator gave up on it.');
  }
}
