// Validates one open document against the schema of its OpenAPI version, when a person asks for it.
import type { Problem } from '../../core/model/problem';
import type { SyntaxNode } from '../../core/syntax/node';
import { readSyntax } from '../../core/syntax/read';
import { VALIDATE, type ValidateParams, type ValidateResult } from '../../protocol/messages';
import type { Server } from '../context';
import { onAsk } from '../guard';

export function registerValidate({ connection, locate }: Server): void {
  onAsk<ValidateParams, ValidateResult>(connection, VALIDATE, 'Validating', 0, async ({ uri }) => {
    const found = locate(uri);
    const source = found?.folder.source(found.file);
    const text = source?.text();
    if (found === undefined || typeof text !== 'string') return 0;
    const syntax = readSyntax(found.file, text);
    // The library is heavy: it is loaded when somebody asks for it.
    const { validateDocument } = await import('../../workspace/validator');
    const problems: Problem[] = [];
    for (const root of syntax.roots) if (isApi(root)) problems.push(...(await validateDocument(syntax, root)));
    found.folder.validated(found.file, problems);
    return problems.length;
  });
}

function isApi(root: SyntaxNode): boolean {
  return root.kind === 'map' && (root.entry('openapi') ?? root.entry('swagger')) !== undefined;
}
