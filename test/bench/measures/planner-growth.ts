import type { Pool } from 'pg';
import type { TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { SlotService } from '../../../src/schedule/publications/planning/slot.service.js';
import { seedPolicy } from '../../engine/seed/policies.js';
import { type Figure, judged } from '../figure.js';
import type { Ground } from '../ground.js';
import { seedPlanned, seedSpeakers, type Speakers } from '../planned/planned-publications.js';
import { openPool } from '../product/open-pool.js';
import { buildParts, leaveParts } from '../product/parts.js';
import { median } from '../statistics.rules.js';

const DEPARTMENTS = 1_000;
const DAY_MS = 86_400_000;
/** The plan spreads over so much; wishes fall anywhere in it. */
const SPAN_MS = 300 * DAY_MS;

/** A plan of one size, and the product's planner on it. */
interface Plan {
  parts: TestingModule;
  speakers: Speakers;
  database: Pool;
}

/** What granting one more slot takes with many planned against few, in turns: ms, without writing the publication. */
export async function measurePlannerGrowth(ground: Ground): Promise<Figure[]> {
  const { small, large, grants } = ground.sizes.planner;
  const [few, many] = [await openPlan(ground, small), await openPlan(ground, large)];
  try {
    for (let warm = 0; warm < 20; warm += 1) await Promise.all([grant(few, warm), grant(many, warm)]);
    const ratios: number[] = [];
    const floors: number[] = [];
    for (let round = 0; round < ground.sizes.rounds; round += 1) {
      const [fewMs, manyMs]: [number[], number[]] = [[], []];
      for (let n = 0; n < grants / ground.sizes.rounds; n += 1) {
        const seed = round * grants + n;
        fewMs.push(await grant(few, seed));
        manyMs.push(await grant(many, seed));
      }
      ratios.push(median(manyMs) / median(fewMs));
      floors.push(median(fewMs));
      ground.say(
        `planner ${round + 1}: ${median(fewMs).toFixed(2)} ms at ${small}, ${median(manyMs).toFixed(2)} ms at ${large}`,
      );
    }
    const note = `${large} against ${small} planned, ${DEPARTMENTS} departments`;
    return [judged('planner.growth.1e6', { values: ratios, floors, floorUnit: `ms at ${small}`, note })];
  } finally {
    await closePlan(few);
    await closePlan(many);
  }
}

async function openPlan(ground: Ground, count: number): Promise<Plan> {
  const url = await ground.household.postgres.createDatabase();
  const database = openPool(url);
  const speakers = await seedSpeakers(database, 'weibo', { departments: DEPARTMENTS, accounts: DEPARTMENTS });
  await seedPolicy(database, [
    { type: 'minGap', gap: 'PT30M' },
    { type: 'limit', max: 6, per: 'day', window: 'calendar' },
  ]);
  await seedPlanned(database, 'weibo', speakers, { count, firstMs: DAY_MS, stepMs: SPAN_MS / count });
  return { parts: await buildParts(ground, url), speakers, database };
}

/** One grant in a transaction that is taken back. @returns ms */
async function grant({ parts, speakers }: Plan, seed: number): Promise<number> {
  const one = scattered(seed, DEPARTMENTS);
  const now = Date.now();
  const request = {
    departmentId: speakers.departments[one] ?? '',
    accountId: speakers.accounts[one] ?? '',
    channel: 'weibo' as const,
    wish: now + DAY_MS + scattered(seed + 7, SPAN_MS),
    window: { from: now, to: now + 400 * DAY_MS },
    dependencySlot: null,
    except: null,
    priority: 'normal' as const,
  };
  const runner = parts.get(DataSource).createQueryRunner();
  await runner.startTransaction();
  try {
    const began = performance.now();
    await parts.get(SlotService, { strict: false }).grant(runner.manager, request);
    return performance.now() - began;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

async function closePlan({ parts, database }: Plan): Promise<void> {
  await leaveParts(parts);
  await database.end();
}

/** The same numbers in every run, all over the range (multiplication by the golden ratio). */
function scattered(seed: number, range: number): number {
  return Math.floor(((seed * 0.618033988749895) % 1) * range);
}
