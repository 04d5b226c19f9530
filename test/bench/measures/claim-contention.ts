import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { TestingModule } from '@nestjs/testing';
import { v4 as uuid } from 'uuid';
import { ClaimService } from '../../../src/schedule/claims/claim.service.js';
import { seedPolicy } from '../../engine/seed/policies.js';
import { type Figure, judged } from '../figure.js';
import { type Ground, PLACES } from '../ground.js';
import { seedPlanned, seedSpeakers, type Speakers } from '../planned/planned-publications.js';
import { openPool } from '../product/open-pool.js';
import { buildParts, leaveParts } from '../product/parts.js';

const CLAIMERS = 8;
/** Pause of a claimer that got nothing, as the dispatcher makes it. */
const BREATH_MS = 25;
const PATIENCE_MS = 60_000;
/** Lets everything out: what is measured is the claim, not the wait. */
const WIDE = [{ type: 'limit' as const, max: 1_000_000, per: 'PT1H', window: 'sliding' as const }];

interface Scene {
  parts: TestingModule;
  database: Pool;
  speakers: Speakers;
}

/**
 * µs per granted place with eight claimers at once: 200 departments on one account and its one bucket, against 200 accounts and a
 * bucket for each department.
 */
export async function measureClaimContention(ground: Ground): Promise<Figure[]> {
  const { departments, each, rounds } = ground.sizes.claim;
  const own = await openScene(ground, departments, departments);
  await seedPolicy(own.database, WIDE, { channel: 'web', spread: 'each' });
  const shared = await openScene(ground, departments, 1);
  await seedPolicy(shared.database, WIDE, { accountId: shared.speakers.accounts[0] ?? '', spread: 'shared' });
  try {
    const places = departments * each;
    await microseconds(own, departments);
    await microseconds(shared, departments);
    const ratios: number[] = [];
    const floors: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const [alone, together] = [await microseconds(own, places), await microseconds(shared, places)];
      ratios.push(together / alone);
      floors.push(alone);
      ground.say(
        `claim ${round}/${rounds}: ${Math.round(alone)} µs a place on own accounts, ${Math.round(together)} µs on a shared one`,
      );
    }
    const note = `${places} places, ${CLAIMERS} claimers`;
    return [judged('claim.contention.ratio', { values: ratios, floors, floorUnit: 'µs a place', note })];
  } finally {
    for (const { parts, database } of [own, shared]) {
      await leaveParts(parts);
      await database.end();
    }
  }
}

async function openScene(ground: Ground, departments: number, accounts: number): Promise<Scene> {
  const url = await ground.household.postgres.createDatabase();
  const database = openPool(url);
  const speakers = await seedSpeakers(database, 'web', { departments, accounts });
  return { parts: await buildParts(ground, url), database, speakers };
}

/** Makes so many due, lets the claimers race for them. @returns µs per place */
async function microseconds({ parts, database, speakers }: Scene, places: number): Promise<number> {
  await seedPlanned(database, 'web', speakers, { count: places, firstMs: -1_000, stepMs: 0 });
  const claims = parts.get(ClaimService, { strict: false });
  const granted = new Set<string>();
  const began = performance.now();
  let last = began;
  const claim = async (workerId: string): Promise<void> => {
    while (granted.size < places) {
      const { claims: got } = await claims.claimDue(workerId, PLACES);
      for (const { publicationId } of got) {
        if (granted.has(publicationId)) throw new Error(`${publicationId} was granted twice`);
        granted.add(publicationId);
      }
      if (performance.now() - began > PATIENCE_MS)
        throw new Error(`only ${granted.size} of ${places} places were granted`);
      if (got.length > 0) last = performance.now();
      else await pause(BREATH_MS);
    }
  };
  await Promise.all(Array.from({ length: CLAIMERS }, () => claim(uuid())));
  return ((last - began) * 1_000) / places;
}
