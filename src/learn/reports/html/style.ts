import { Markup } from './markup.ts';

/** How the page looks: like a document, light or dark as the reader has it, and fit to be printed. */
export const style = new Markup(`<style>
:root { color-scheme: light dark; --good: #1a7f37; --bad: #cf222e; --faint: #6e7781; --line: #d0d7de; --bar: #0969da; }
@media (prefers-color-scheme: dark) { :root { --good: #3fb950; --bad: #f85149; --faint: #8b949e; --line: #30363d; --bar: #58a6ff; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td.number, th.number { text-align: end; white-space: nowrap; }
.passed { color: var(--good); } .failed { color: var(--bad); } .faint, footer { color: var(--faint); }
.chart { display: flex; align-items: flex-end; gap: .25rem; height: 8rem; padding: 0; list-style: none; }
.chart li { flex: 1; display: flex; flex-direction: column; justify-content: flex-end; text-align: center; font-size: 12px; height: 100%; }
.chart span { display: block; background: var(--bar); }
article { border-top: 2px solid var(--line); margin-top: 2rem; }
summary { cursor: pointer; }
@media print { details:not([open]) > *:not(summary) { display: block; } article { break-before: page; } }
</style>`);
