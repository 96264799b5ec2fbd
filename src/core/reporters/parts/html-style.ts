// The looks of the HTML report: light and dark as the reader's system is, and on paper. No script, nothing from elsewhere.

export const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --card: #f6f7f9; --ink: #1b2330; --quiet: #566072; --line: #d7dce3;
  --link: #0a58b5; --error: #b3261e; --warning: #8a5a00; --information: #2f6fab; --mark: #fff0c2; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181f; --card: #1d232d; --ink: #e6e9ee; --quiet: #a2acbb;
  --line: #353e4c; --link: #7db4ff; --error: #ff8f86; --warning: #f0c05a; --information: #86bcf2; --mark: #4a3c12; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem 3rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0; font-weight: 600; }
p { margin: .35rem 0; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .9em; }
.quiet { color: var(--quiet); }
.card { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--quiet); border-radius: 6px;
  padding: .75rem 1rem; margin: .75rem 0; }
.card.error { border-left-color: var(--error); }
.card.warning { border-left-color: var(--warning); }
.card.information { border-left-color: var(--information); }
.card.waived { border-left-style: dashed; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 4px; padding: 0 .4rem; margin-right: .5rem;
  font-size: .8rem; font-weight: 600; }
.badge.error { color: var(--error); }
.badge.warning { color: var(--warning); }
.badge.information { color: var(--information); }
.badge.waived { color: var(--quiet); }
pre { margin: .5rem 0; padding: .5rem .75rem; background: var(--ground); border: 1px solid var(--line); border-radius: 4px;
  overflow-x: auto; white-space: pre; overflow-wrap: normal; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
ul { margin: .35rem 0; padding-left: 1.25rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 44rem; }
td p:first-child { margin-top: 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); }
th { font-size: .85rem; color: var(--quiet); font-weight: 600; }
td.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; margin: .75rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
footer { margin-top: 3rem; color: var(--quiet); font-size: .85rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@media print { :root { --ground: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #999; --link: #000;
  --error: #8c1d18; --warning: #6b4600; --information: #1f4a73; --mark: #eee; }
  body { max-width: none; padding: 0; font-size: 10pt; } .card, tr { break-inside: avoid; } h2 { break-after: avoid; }
  pre { white-space: pre-wrap; } table { min-width: 0; } }
`;

/** SHA-256 of `STYLE`, by which the page allows this style and no other; the test of the HTML report keeps it right. */
export const STYLE_HASH = 'sha256-ExHQPxm1dRNWyfPRMmyldlF3FkLTesFJvsSMvLhANy4=';
