import { BOMBS } from '/work/wt/robust/test/robustness/bombs';
import { pausesOf } from '/work/wt/robust/robustness/server-pauses';
void (async () => {
for (const b of BOMBS.filter((b) => process.argv.slice(2).some((n) => b.name.includes(n)))) {
  const t = Date.now();
  const { mostMs, died, each } = (await pausesOf(b.file, b.text(1))) as never as { mostMs: number; died: boolean; each: number[] };
  console.log(b.name, mostMs.toFixed(0), died, each?.map((m) => m.toFixed(0)).join(' '), ((Date.now() - t) / 1000).toFixed(0) + ' s');
}
})();
