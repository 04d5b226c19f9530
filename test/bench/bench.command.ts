import 'reflect-metadata';
import { type BenchArguments, type Part, readArguments, USAGE } from './arguments.rules.js';
import { type Figure, GOALS } from './figure.js';
import { openGround } from './ground.js';
import { measureClaimContention } from './measures/claim-contention.js';
import { measureIdle } from './measures/idle.js';
import { measurePipeline, postsOfPipeline } from './measures/pipeline.js';
import { measurePlannerGrowth } from './measures/planner-growth.js';
import { measureTrickle } from './measures/trickle.js';
import { withSides } from './product/sides.js';
import { toLine, toTable } from './report.js';

async function main(): Promise<void> {
  let args: BenchArguments | 'help';
  try {
    args = readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  if (args === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const figures = await measure(args);
  process.stdout.write(`${args.json ? toLine(figures) : toTable(figures)}\n`);
}

async function measure(args: BenchArguments): Promise<Figure[]> {
  const ground = await openGround(args, (message) => process.stderr.write(`[bench] ${message}\n`));
  const { sizes } = ground;
  const has = (part: Part): boolean => args.parts.includes(part);
  const figures: Figure[] = [];
  try {
    for (const backend of ['postgres', 'redis'] as const) {
      const trickles = has('trickle') && (backend === 'postgres' || !args.quick);
      const posts = (has('pipeline') ? postsOfPipeline(sizes) : 0) + (trickles ? sizes.rounds * sizes.trickle.jobs : 0);
      if (posts === 0) continue;
      await withSides(ground, backend, posts, async (sides) => {
        if (has('pipeline')) figures.push(...(await measurePipeline(ground, sides)));
        if (trickles) figures.push(...(await measureTrickle(ground, sides)));
      });
    }
    if (has('planner')) figures.push(...(await measurePlannerGrowth(ground)));
    if (has('claim')) figures.push(...(await measureClaimContention(ground)));
    if (has('idle')) figures.push(...(await measureIdle(sizes)));
    return inOrder(figures);
  } finally {
    await ground.household.close();
  }
}

/** Those with a goal first, in the order of the goals. */
function inOrder(figures: readonly Figure[]): Figure[] {
  const names = Object.keys(GOALS);
  const rank = ({ name }: Figure): number => (names.includes(name) ? names.indexOf(name) : names.length);
  return [...figures].sort((a, b) => rank(a) - rank(b));
}

main().catch((error: unknown) => {
  process.stderr.write(`[bench] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
