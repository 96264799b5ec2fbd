// The looks of the mind map beside those of every page: a state has a frame and a sign of its own, the colour only helps.

export const MAP_STYLE = `
:root { --adopted: var(--vscode-testing-iconPassed, #2e7d32); --not-now: var(--vscode-testing-iconFailed, #b3261e); --undecided: var(--quiet); }
@media (forced-colors: active) { :root { --adopted: CanvasText; --not-now: CanvasText; --undecided: CanvasText; } svg.map { forced-color-adjust: none; } }
.controls h1 { font-size: 1.1em; margin: 0; }
.controls .sum { color: var(--quiet); }
.controls .act { margin-left: auto; display: flex; gap: 6px; }
.stage { overflow: auto; padding: 8px; }
svg.map { display: block; margin: auto; }
.item { cursor: pointer; outline: none; --state: var(--ink); }
.item.adopted { --state: var(--adopted); } .item.not-now { --state: var(--not-now); } .item.undecided { --state: var(--undecided); }
.item text { font-size: 13px; text-rendering: geometricPrecision; }
.sign { fill: none; stroke: var(--ink); stroke-width: 1.8px; stroke-linecap: round; stroke-linejoin: round; }
.sign.adopted { stroke: var(--adopted); stroke-width: 2.2px; } .sign.not-now { stroke: var(--not-now); } .sign.undecided { stroke: var(--undecided); }
.item.group text, .root-text { font-weight: 600; }
.root { fill: color-mix(in srgb, var(--link) var(--fill), var(--ground)); stroke: var(--link); stroke-width: var(--thick); }
.root-text { font-size: 14px; text-anchor: middle; }
.item .frame { fill: var(--ground); stroke: var(--state); stroke-width: var(--thick); }
.item.group .frame { fill: color-mix(in srgb, var(--ink) calc(var(--fill) / 2), var(--ground)); stroke: var(--edge); }
.item.adopted .frame { fill: color-mix(in srgb, var(--state) var(--fill), var(--ground)); stroke-width: 2px; }
.item.not-now .frame { stroke-dasharray: 5 3; }
.item.undecided .frame { stroke-width: 1px; }
.item .around { fill: none; stroke: none; stroke-width: 2.5px; }
.item:focus .around, .item.chosen .around { stroke: var(--focus); }
.item:hover .frame { stroke-width: 2.5px; }
.branch, .twig { fill: none; stroke: var(--edge); stroke-width: 1.6px; }
.twig { stroke-width: 1.1px; } .twig.not-now { stroke-dasharray: 5 3; }
.state-line { font-weight: 600; }
.state-line.adopted { color: var(--adopted); } .state-line.not-now { color: var(--not-now); }
.vscode-high-contrast .state-line, .vscode-high-contrast-light .state-line { color: var(--ink); }
.due { border-left: 3px solid var(--mark); padding-left: 8px; }
.details code { background: none; color: inherit; padding: 0; }
.keys { list-style: none; padding: 0; }
.keys li { padding: 2px 0; }
.list table { min-width: 100%; }
`;
