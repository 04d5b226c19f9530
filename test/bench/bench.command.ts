import 'reflect-metadata';
import type { Backend } from '../engine/household.js';
import { type BenchArguments, type Part, readArguments, USAGE } from './arguments.rules.js';
import { endOnSignals, leave, owe } from '../engine/endings.js';
import { type Figure, GOALS } from './figure.js';
import { closeGround, type Ground, openGround } from './ground.js';
import { measureClaimContention } from './measures/claim-contention.js';
import { IdleSystem } from './measures/idle.js';
import { measurePipeline, postsOfPipeline } from './measures/pipeline.js';
import { measurePlannerGrowth } from './measures/planner-growth.js';
import { measureTrickle } from './measures/trickle.js';
import { comparePeers, peersLine, peersTable } from './peers/compare-peers.js';
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
  endOnSignals();
  if (args.peers) {
    const rows = await withGround(args, comparePeers);
    process.stdout.write(`${args.json ? peersLine(rows) : peersTable(rows)}\n`);
    return;
  }
  const figures = await withGround(args, (ground) => measure(ground, args));
  process.stdout.write(`${args.json ? toLine(figures) : toTable(figures)}\n`);
}

async function withGround<T>(args: BenchArguments, work: (ground: Ground) => Promise<T>): Promise<T> {
  const ground = await openGround(args, (message) => process.stderr.write(`[bench] ${message}\n`));
  const close = owe(() => closeGround(ground));
  try {
    return await work(ground);
  } finally {
    await close();
  }
}

async function measure(ground: Ground, { parts }: BenchArguments): Promise<Figure[]> {
  const has = (part: Part): boolean => parts.includes(part);
  let idle: IdleSystem | undefined;
  try {
    // In a quick run it settles while the rest is measured, and is watched while next to nothing else happens.
    if (has('idle') && ground.quick) idle = await IdleSystem.start();
    const figures: Figure[] = [];
    for (const backend of ['postgres', 'redis'] as const)
      figures.push(
        ...(await measureSides(ground, backend, has, () => idle?.watch(ground.sizes) ?? Promise.resolve([]))),
      );
    if (has('planner')) figures.push(...(await measurePlannerGrowth(ground)));
    if (has('claim')) figures.push(...(await measureClaimContention(ground)));
    if (has('idle') && !idle?.watched) figures.push(...(await (idle ??= await IdleSystem.start()).watch(ground.sizes)));
    return inOrder(figures);
  } finally {
    await idle?.stop();
  }
}

/** What needs product and floor side by side. @param beside watched while the trickle leaves the machine idle */
async function measureSides(
  ground: Ground,
  backend: Backend,
  has: (part: Part) => boolean,
  beside: () => Promise<Figure[]>,
): Promise<Figure[]> {
  const { sizes, quick } = ground;
  const trickles = has('trickle') && (backend === 'postgres' || !quick);
  const posts = (has('pipeline') ? postsOfPipeline(ground) : 0) + (trickles ? sizes.rounds * sizes.trickle.jobs : 0);
  if (posts === 0) return [];
  return withSides(ground, backend, posts, async (sides) => {
    const figures = has('pipeline') ? await measurePipeline(ground, sides) : [];
    if (trickles) {
      const [late, idle] = await Promise.all([measureTrickle(ground, sides), backend === 'postgres' ? beside() : []]);
      figures.push(...late, ...idle);
    }
    return figures;
  });
}

/** Those with a goal first, in the order of the goals. */
function inOrder(figures: readonly Figure[]): Figure[] {
  const names = Object.keys(GOALS);
  const rank = ({ name }: Figure): number => (names.includes(name) ? names.indexOf(name) : names.length);
  return [...figures].sort((a, b) => rank(a) - rank(b));
}

main().then(
  () => leave(),
  (error: unknown) => {
    process.stderr.write(`[bench] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    leave(1);
  },
);
