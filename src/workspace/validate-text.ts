// Validates every OpenAPI description in a text: what runs in the worker, or in the thread that asks.
import type { Problem } from '../core/model/problem';
import type { SyntaxNode } from '../core/syntax/node';
import { readSyntax } from '../core/syntax/read';
import type { Budget } from './validator-input';

/** Gives the problems of all descriptions in the text; empty where there is none. Never rejects. */
export async function validateText(file: string, text: string, budget: Budget): Promise<readonly Problem[]> {
  const syntax = readSyntax(file, text);
  // The library is heavy: it is loaded when somebody asks for it.
  const { validateDocument } = await import('./validator');
  const problems: Problem[] = [];
  for (const root of syntax.roots) if (isApi(root)) problems.push(...(await validateDocument(syntax, root, budget)));
  return problems;
}

function isApi(root: SyntaxNode): boolean {
  return root.kind === 'map' && (root.entry('openapi') ?? root.entry('swagger')) !== undefined;
}
