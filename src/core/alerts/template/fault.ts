// Templates of labels and annotations: Go's, with the functions of Prometheus.

const BLOCKS = new Set(['if', 'range', 'with', 'define', 'block']);
/** Of Go's text/template and of Prometheus (docs of its template reference). */
const FUNCTIONS = new Set(
  (
    'and or not eq ne lt le gt ge len index slice print printf println html js urlquery call true false nil ' +
    'query first label value strvalue sortByLabel humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp ' +
    'toTime toDuration now title toUpper toLower match reReplaceAll stripPort stripDomain graphLink tableLink parseDuration ' +
    'pathPrefix externalURL args tmpl safeHtml urlQueryEscape'
  ).split(' '),
);
const VARIABLES = new Set(['labels', 'value', 'externalLabels', 'externalURL']);
const TEXTS = /"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'/g;

/** What is wrong with a template, as the rest of a sentence; `undefined` for one that is right, and for plain text. */
export function templateFault(text: string): string | undefined {
  let depth = 0;
  const own = new Set(VARIABLES);
  for (let open = text.indexOf('{{'); open >= 0; ) {
    const close = text.indexOf('}}', open + 2);
    if (close < 0) return 'a {{ is not closed.';
    const action = text
      .slice(open + 2, close)
      .replace(/^-\s|\s-$/g, ' ')
      .trim();
    const [word = ''] = /^[A-Za-z]+/.exec(action) ?? [];
    if (BLOCKS.has(word)) depth += 1;
    if (word === 'end' && --depth < 0) return 'an {{ end }} has no beginning.';
    const fault = actionFault(action, own);
    if (fault !== undefined) return fault;
    open = text.indexOf('{{', close + 2);
  }
  return depth > 0 ? 'an {{ end }} is missing.' : undefined;
}

function actionFault(action: string, own: Set<string>): string | undefined {
  if (action === '') return 'nothing stands between {{ and }}.';
  if (action.startsWith('/*')) return undefined;
  const code = action.replace(TEXTS, '""');
  for (const [, declared = ''] of code.matchAll(/\$(\w+)\s*(?=:=|,\s*\$\w+\s*:=)/g)) own.add(declared);
  const variable = [...code.matchAll(/\$(\w+)/g)].map(([, name = '']) => name).find((name) => !own.has(name));
  if (variable !== undefined) return `nobody knows the variable $${variable}.`;
  const called = [...code.matchAll(/(?:^|[|(]|\b(?:if|with|else|range|:=)\s)\s*([A-Za-z]\w*)/g)].map(
    ([, name = '']) => name,
  );
  const unknown = called.find((name) => !FUNCTIONS.has(name) && !KEYWORDS.has(name));
  return unknown === undefined ? undefined : `Prometheus has no function "${unknown}".`;
}

const KEYWORDS = new Set([...BLOCKS, 'end', 'else', 'template', 'break', 'continue']);
