import { Logger } from '@nestjs/common';
import { openGround } from '../ground.js';
import { measurePlannerGrowth } from '../measures/planner-growth.js';
import { claimCost } from './backlog.js';
import { measureLife } from './life.js';

/**
 * What grows with what, for `docs/sizing.md`: one worker sends, and what it leaves in the tables and in Redis is weighed; claiming and
 * planning are timed over backlogs of different sizes. On servers of its own, some minutes; prints JSON.
 * Arguments: how many publications are sent (500), and the largest backlog (100000).
 */
const say = (message: string): void => void process.stderr.write(`${message}\n`);
const [posts = 500, largest = 100_000] = process.argv.slice(2).map(Number);
const ground = await openGround({ quick: false, profile: null }, say);
try {
  const lives = [await measureLife(ground, 'postgres', posts), await measureLife(ground, 'redis', posts)];
  say('claims');
  const claims: Record<number, number> = {};
  for (let backlog = 100; backlog <= largest; backlog *= 10)
    claims[backlog] = Math.round((await claimCost(ground, backlog)) * 10) / 10;
  say('planner');
  const planner = { small: largest / 100, large: largest, grants: 90 };
  const [growth] = await measurePlannerGrowth({ ...ground, sizes: { ...ground.sizes, planner } });
  const result = { lives, claimMsOf20: claims, planner: { ...planner, growth } };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  Logger.overrideLogger(false); // connections of parts that never started end with the server
  await ground.household.close();
}
// Queues that were built and never started would keep the process.
process.exit(0);
