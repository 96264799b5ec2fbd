// What the readiness page adds to the looks of our pages: states, the bars of the phases, the filter.

export const READINESS_STYLE = `
.quiet { color: var(--vscode-descriptionForeground); }
.check { border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)); border-left: 4px solid var(--vscode-descriptionForeground); border-radius: 3px; padding: 0.4em 0.8em; margin: 0.5em 0; }
.check.fail { border-left-color: var(--vscode-errorForeground); }
.check.unknown { border-left-color: var(--vscode-editorWarning-foreground); border-left-style: dashed; }
.check.waived { border-left-style: dotted; }
.check summary { cursor: pointer; }
.check summary:focus-visible, select:focus-visible, .table:focus-visible, .service:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.service:focus { outline: none; }
/* Below the filter, which stays in sight. */
.service { scroll-margin-top: 3.5em; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 3px; padding: 0 0.4em; font-size: 0.85em; color: var(--vscode-foreground); }
.badge.fail { border: 2px solid var(--vscode-errorForeground); }
.badge.unknown { border: 2px dashed var(--vscode-editorWarning-foreground); }
.badge.pass, .badge.not-applicable, .badge.waived { color: var(--vscode-descriptionForeground); }
.scores { margin: 0.8em 0; }
.scores caption { text-align: left; color: var(--vscode-descriptionForeground); padding-bottom: 0.2em; }
.scores th { color: inherit; font-weight: normal; }
.bar { display: block; margin-top: 0.4em; border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, currentColor)); }
.bar .pass { fill: var(--vscode-charts-green); }
.bar .fail { fill: var(--vscode-charts-red); }
.bar .unknown { fill: var(--vscode-charts-yellow); }
.bar .waived { fill: var(--vscode-charts-blue); }
.filter { display: flex; flex-wrap: wrap; gap: 0.4em 1em; align-items: center; position: sticky; top: 0; background: var(--vscode-editor-background); padding: 0.5em 0; z-index: 1; }
select { font: inherit; color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background); border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent)); padding: 0.2em; max-width: 100%; }
.fixes { display: flex; flex-wrap: wrap; gap: 0.4em; margin: 0.3em 0 0.6em; }
.group h3 { margin: 1.2em 0 0.2em; }
[hidden] { display: none; }
@media (max-width: 36rem) { main { padding: 0.5rem 0.75rem 2rem; } .scores td:nth-child(2) { display: none; } }
@media print { .actions, .filter, .fixes { display: none; } }
`;
