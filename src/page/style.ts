// The looks of the page: the editor's theme where there is one, else the reader's system, light, dark or high contrast.

export const STYLE = `
:root { color-scheme: light dark;
  --ground: var(--vscode-editor-background, #ffffff); --ink: var(--vscode-foreground, #1b2330); --quiet: var(--vscode-descriptionForeground, #566072);
  --line: var(--vscode-widget-border, var(--vscode-contrastBorder, #cfd5dd)); --link: var(--vscode-textLink-foreground, #0a58b5);
  --focus: var(--vscode-focusBorder, #0a58b5); --field: var(--vscode-input-background, #ffffff); --field-ink: var(--vscode-input-foreground, #1b2330);
  --field-line: var(--vscode-input-border, var(--vscode-contrastBorder, #aab3bf)); --button: var(--vscode-button-secondaryBackground, #e8ebef);
  --button-ink: var(--vscode-button-secondaryForeground, #1b2330); --button-line: var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
  --pane: var(--vscode-sideBar-background, #f6f7f9); --menu: var(--vscode-menu-background, var(--vscode-editorWidget-background, #ffffff));
  --edge: var(--vscode-sreLens-callLine, #7b8794); --mark: var(--vscode-sreLens-newCall, #b35900); --path: var(--vscode-sreLens-promotionPath, #8a3ffc);
  --core: var(--vscode-sreLens-tierCore, #b3261e); --normal: var(--vscode-sreLens-tierNormal, #1f6fb5);
  --supplementary: var(--vscode-sreLens-tierSupplementary, #3d7a4a); --unknown: var(--vscode-sreLens-tierUnknown, #6b7280); --fill: 12%; --thick: 1.5px; }
@media (prefers-color-scheme: dark) { :root { --ground: var(--vscode-editor-background, #14181f); --ink: var(--vscode-foreground, #e6e9ee);
  --quiet: var(--vscode-descriptionForeground, #a2acbb); --line: var(--vscode-widget-border, var(--vscode-contrastBorder, #353e4c));
  --link: var(--vscode-textLink-foreground, #7db4ff); --focus: var(--vscode-focusBorder, #7db4ff); --field: var(--vscode-input-background, #1d232d);
  --field-ink: var(--vscode-input-foreground, #e6e9ee); --field-line: var(--vscode-input-border, var(--vscode-contrastBorder, #4a5568));
  --button: var(--vscode-button-secondaryBackground, #2b3340); --button-ink: var(--vscode-button-secondaryForeground, #e6e9ee);
  --pane: var(--vscode-sideBar-background, #1a1f28); --menu: var(--vscode-menu-background, var(--vscode-editorWidget-background, #1d232d));
  --edge: var(--vscode-sreLens-callLine, #8b97a7); --mark: var(--vscode-sreLens-newCall, #f0a04b); --path: var(--vscode-sreLens-promotionPath, #be95ff);
  --core: var(--vscode-sreLens-tierCore, #ff8f86); --normal: var(--vscode-sreLens-tierNormal, #86bcf2);
  --supplementary: var(--vscode-sreLens-tierSupplementary, #8fce9b); --unknown: var(--vscode-sreLens-tierUnknown, #a2acbb); } }
.vscode-high-contrast, .vscode-high-contrast-light { --fill: 0%; --thick: 2px; --button: transparent; --button-ink: var(--vscode-foreground); }
@media (prefers-contrast: more) { :root { --fill: 0%; --thick: 2px; } }
@media (forced-colors: active) { :root { --fill: 0%; --thick: 2px; --ground: Canvas; --ink: CanvasText; --quiet: CanvasText; --line: CanvasText; --link: LinkText;
  --focus: Highlight; --edge: CanvasText; --mark: Highlight; --path: Highlight; --core: CanvasText; --normal: CanvasText;
  --supplementary: CanvasText; --unknown: CanvasText; } svg.picture { forced-color-adjust: none; } }
* { box-sizing: border-box; }
html, body { height: 100%; }
body { margin: 0; padding: 0; background: var(--ground); color: var(--ink); font: var(--vscode-font-size, 14px)/1.45 var(--vscode-font-family, system-ui, sans-serif); overflow: hidden; }
[hidden] { display: none !important; }
main { height: 100%; display: flex; flex-direction: column; }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; padding: 8px 12px; border-bottom: 1px solid var(--line); }
.controls .size { margin-left: auto; color: var(--quiet); }
.search { display: inline-flex; align-items: center; gap: 6px; }
.found { color: var(--quiet); max-width: 14em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
select, input[type=search] { font: inherit; color: var(--field-ink); background: var(--field); border: 1px solid var(--field-line); border-radius: 3px; padding: 3px 6px; max-width: 20em; }
input[type=search] { width: 13em; }
input::placeholder { color: var(--vscode-input-placeholderForeground, var(--quiet)); opacity: 1; }
input[type=checkbox] { accent-color: var(--link); }
button { font: inherit; color: var(--button-ink); background: var(--button); border: 1px solid var(--button-line); border-radius: 3px; padding: 3px 10px; cursor: pointer; }
button:hover { filter: brightness(1.08); }
button.link { background: none; border: 0; padding: 0; color: var(--link); text-align: left; overflow-wrap: inherit; }
button.link:hover, a:hover { text-decoration: underline; filter: none; }
a { color: var(--link); text-decoration: none; overflow-wrap: anywhere; }
.vscode-high-contrast a, .vscode-high-contrast-light a, .vscode-high-contrast button.link, .vscode-high-contrast-light button.link { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
summary { cursor: pointer; }
.filter { position: relative; }
.filter .ticks { position: absolute; z-index: 2; margin-top: 6px; padding: 8px 12px; background: var(--menu); border: 1px solid var(--line); border-radius: 4px; display: grid; gap: 4px; min-width: 11em; box-shadow: 0 3px 10px #0003; }
.filter label { cursor: pointer; white-space: nowrap; }
.note { margin: 0; padding: 5px 12px; color: var(--quiet); border-bottom: 1px solid var(--line); }
.middle { flex: 1; min-height: 0; display: flex; }
.stage { flex: 1; min-width: 0; position: relative; }
svg.picture { display: block; width: 100%; height: 100%; touch-action: none; cursor: grab; user-select: none; outline-offset: -2px; }
svg.picture:active { cursor: grabbing; }
.zoom { position: absolute; right: 10px; bottom: 10px; display: flex; gap: 4px; }
.zoom button { min-width: 2.2em; padding: 3px 7px; }
.state { position: absolute; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 10px; padding: 24px; text-align: center; background: var(--ground); }
.state h2 { font-size: 1.15em; margin: 0; }
.state p { margin: 0; max-width: 34em; }
.busy { width: 140px; height: 3px; background: linear-gradient(90deg, transparent, var(--link), transparent) no-repeat; background-size: 40% 100%; animation: go 1.4s linear infinite; }
@keyframes go { from { background-position: -60% 0; } to { background-position: 160% 0; } }
.details { width: 21em; max-width: 42%; overflow: auto; padding: 12px 14px 24px; border-left: 1px solid var(--line); background: var(--pane); overflow-wrap: anywhere; }
.details h1 { font-size: 1.15em; margin: 0 0 4px; }
.details h3 { font-size: 1em; margin: 18px 0 4px; padding-bottom: 2px; border-bottom: 1px solid var(--line); }
.details h4 { font-size: 0.95em; margin: 10px 0 2px; }
.details p { margin: 5px 0; }
.details ul { margin: 4px 0; padding-left: 1.3em; }
.details ul.rows { list-style: none; padding: 0; }
.details ul.rows li { padding: 4px 0; border-bottom: 1px solid var(--line); }
.details ul.rows li:last-child { border-bottom: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 10px; margin: 8px 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
.buttons { display: flex; flex-wrap: wrap; gap: 6px; margin: 10px 0 !important; }
.quiet, .place { color: var(--quiet); }
.tier { font-weight: 600; white-space: nowrap; }
.tier.core { color: var(--core); } .tier.normal { color: var(--normal); } .tier.supplementary { color: var(--supplementary); } .tier.unknown { color: var(--unknown); }
.change { border: 1px solid var(--mark); color: var(--mark); border-radius: 8px; padding: 0 6px; font-size: 0.85em; font-weight: 600; }
table { border-collapse: collapse; width: 100%; margin: 6px 0; }
caption { text-align: left; color: var(--quiet); padding: 6px 0 2px; }
td { overflow-wrap: break-word; }
th, td { text-align: left; vertical-align: top; padding: 3px 10px 3px 0; border-bottom: 1px solid var(--line); }
.details td:last-child { white-space: nowrap; }
th { color: var(--quiet); font-weight: 600; }
footer { border-top: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 0 22px; padding: 5px 12px; max-height: 45%; overflow: auto; }
footer details[open] { flex-basis: 100%; }
.signs { display: flex; flex-wrap: wrap; gap: 0 16px; margin: 0; padding: 0; list-style: none; color: var(--quiet); }
.signs li { display: flex; align-items: center; gap: 6px; }
.legend .columns { display: flex; flex-wrap: wrap; gap: 4px 40px; }
.legend ul { list-style: none; margin: 6px 0; padding: 0; }
.legend li { display: flex; align-items: center; gap: 10px; padding: 1px 0; }
kbd { font-family: var(--vscode-editor-font-family, monospace); font-size: 0.9em; border: 1px solid var(--line); border-radius: 3px; padding: 0 5px; white-space: nowrap; }
svg text { font-family: var(--vscode-font-family, system-ui, sans-serif); fill: var(--ink); pointer-events: none; }
.node { cursor: pointer; outline: none; --tier: var(--unknown); }
.node.core { --tier: var(--core); } .node.normal { --tier: var(--normal); } .node.supplementary { --tier: var(--supplementary); }
.node .frame { fill: color-mix(in srgb, var(--tier) var(--fill), var(--ground)); stroke: var(--tier); stroke-width: var(--thick); }
.node .inner { fill: none; stroke: var(--tier); stroke-width: 1px; }
.node.unknown .frame { stroke-dasharray: 2 3; }
.node .mark { fill: var(--tier); font-size: 15px; font-weight: 700; text-anchor: middle; }
.node .name { font-size: 13px; font-weight: 600; }
.node .below { font-size: 10.5px; fill: var(--quiet); }
.node .focus { fill: none; stroke: none; stroke-width: 2.5px; }
.node:focus-visible .focus, .node.chosen .focus { stroke: var(--focus); }
.node.chosen .frame { stroke-width: 3px; }
.node.found .focus { stroke: var(--mark); stroke-dasharray: 5 3; }
.node:hover .frame { stroke-width: 2.5px; }
.edge { cursor: pointer; }
.edge .line { fill: none; stroke: var(--edge); stroke-width: 1.4px; stroke-linecap: round; }
.edge .touch { fill: none; stroke: transparent; stroke-width: 12px; }
.edge.new .line, .edge.raises .line { stroke: var(--mark); stroke-width: 2.6px; }
.edge.on-path .line { stroke: var(--path); stroke-width: 3.2px; }
.edge.chosen .line, .edge:hover .line { stroke-width: 3px; }
.edge.chosen:not(.new):not(.raises):not(.on-path) .line, .edge:hover:not(.new):not(.raises):not(.on-path) .line { stroke: var(--link); }
marker.arrow path { fill: var(--edge); } marker.arrow-marked path { fill: var(--mark); }
.badge { fill: var(--ground); stroke: var(--mark); stroke-width: 1.2px; }
.edge:not(.new) .badge { stroke: var(--edge); }
.badge-text { font-size: 10px; font-weight: 600; text-anchor: middle; fill: var(--mark) !important; }
.edge:not(.new) .badge-text { fill: var(--ink) !important; }
svg:not(.whole).some-chosen .edge:not(.chosen):not(.on-path) { opacity: 0.28; }
svg:not(.whole).some-chosen .node:not(.near):not(.found) { opacity: 0.5; }
.vscode-high-contrast .some-chosen .edge, .vscode-high-contrast .some-chosen .node, .vscode-high-contrast-light .some-chosen .edge, .vscode-high-contrast-light .some-chosen .node { opacity: 1 !important; }
.tiny .name, .tiny .below, .tiny .badge-text, .tiny .badge { display: none; }
.tiny .node .mark { font-size: 34px; transform: translateY(7px); }
.tiny .node .frame { fill: color-mix(in srgb, var(--tier) 40%, var(--ground)); stroke-width: 4px; }
.tiny .node.new .focus, .tiny .node.raised .focus { stroke: var(--mark); stroke-width: 8px; }
@media (max-width: 44rem) { .middle { flex-direction: column; } .details { width: auto; max-width: none; max-height: 45%; border-left: 0; border-top: 1px solid var(--line); } }
@media (prefers-reduced-motion: reduce) { .busy { animation: none; background-position: 50% 0; } }
.vscode-reduce-motion .busy { animation: none; background-position: 50% 0; }
@media print { body { overflow: visible; } .controls, .zoom { display: none; } .stage { height: 60vh; } }
`;
