// The looks of the review page: the colours of the theme, high contrast included.

export const STYLE = `
body { color: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); line-height: 1.5; padding: 0; }
main { max-width: 64rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
h1 { font-size: 1.6em; font-weight: 600; line-height: 1.3; margin: 0.4em 0; }
h2 { font-size: 1.2em; font-weight: 600; margin: 1.8em 0 0.5em; padding-bottom: 0.2em; border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, currentColor)); }
h3 { font-size: 1em; font-weight: 600; margin: 1.6em 0 0.4em; }
h3 code { font-size: 1em; }
p, ul, ol { margin: 0.4em 0; }
ul, ol { padding-left: 1.6em; }
code { color: inherit; font-family: var(--vscode-editor-font-family); font-size: 0.95em; background: var(--vscode-textCodeBlock-background); border-radius: 3px; padding: 0.05em 0.25em; overflow-wrap: break-word; }
h1 code { background: none; padding: 0; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover, a:focus { color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
a code { color: inherit; }
td a code { overflow-wrap: anywhere; }
.vscode-high-contrast a, .vscode-high-contrast-light a { text-decoration: underline; }
.vscode-high-contrast code, .vscode-high-contrast-light code { background: none; border: 1px solid var(--vscode-contrastBorder); }
a:focus-visible, button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.folder { color: var(--vscode-descriptionForeground); margin: 0; }
.table { overflow-x: auto; margin: 0.6em 0; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.35em 1.2em 0.35em 0; border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, currentColor)); }
td:first-child { min-width: 11em; }
th { font-weight: 600; color: var(--vscode-descriptionForeground); }
button { font: inherit; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); border-radius: 2px; padding: 0.3em 0.9em; cursor: pointer; }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
.actions { margin: 1em 0; }
`;
