// What a review adds to the looks of an HTML report: the filter, the score of each group, the states of checks.
import { GROUPS } from '../../model/review';

const STATES = ['fail', 'unknown', 'waived', 'pass', 'not-applicable'];

/** A choice of the filter hides what is not chosen, and what is left empty by it; no script is needed. */
function hidden(id: string, chosen: string): string {
  const on = `body:has(#${id}:checked)`;
  return `${on} .check:not(.${chosen}), ${on} .group:not(:has(.${chosen})), ${on} .service:not(:has(.${chosen})) { display: none; }`;
}

export const READINESS_STYLE = `
fieldset { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: .25rem .75rem .5rem; }
legend { color: var(--quiet); font-size: .85rem; padding: 0 .25rem; }
label { display: inline-block; margin-right: 1rem; }
input:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
ol { padding-left: 1.5rem; }
ol li { margin: .35rem 0; }
.service > h2 { margin-top: 2.5rem; }
.check.card.pass, .check.card.not-applicable { border-left-color: var(--line); }
.check.card.fail { border-left-color: var(--error); }
.check.card.waived, .check.card.unknown { border-left-style: dashed; }
.check summary { cursor: pointer; }
.badge.fail { color: var(--error); }
.badge.unknown { color: var(--warning); }
.badge.pass, .badge.not-applicable { color: var(--quiet); }
.group h3 { margin: 1.25rem 0 .25rem; }
th { overflow-wrap: normal; }
th[scope='row'] { white-space: nowrap; }
td.open { color: var(--error); font-weight: 600; }
@media print { fieldset { display: none; } .service { break-before: auto; } }
@media (forced-colors: active) { .card { border-left-width: 4px; } }
${STATES.map((state) => hidden(`show-${state}`, state)).join('\n')}
${GROUPS.map((group) => hidden(`group-${group}`, group)).join('\n')}
`;

/** SHA-256 of the style above; the test of the report keeps it right. */
export const READINESS_STYLE_HASH = 'sha256-6xJ2Izo3w8fRIFop7KaoYRkESUDni0g8V1JqPba5GCM=';
