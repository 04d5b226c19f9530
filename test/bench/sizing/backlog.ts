import { v4 as uuid } from 'uuid';
import { ClaimService } from '../../../src/schedule/claims/claim.service.js';
import type { Ground } from '../ground.js';
import { seedPlanned, seedSpeakers } from '../planned/planned-publications.js';
import { openPool } from '../product/open-pool.js';
import { buildParts, leaveParts } from '../product/parts.js';
import { median } from '../statistics.rules.js';

const CLAIMED_AT_ONCE = 20;
const ROUNDS = 15;
const WARM_UP = 3;
const HOUR_MS = 3_600_000;

/** What claiming 20 takes when so many are due, ms (median); each claim is given back. */
export async function claimCost(ground: Ground, backlog: number): Promise<number> {
  const url = await ground.household.postgres.createDatabase();
  const database = openPool(url);
  const speakers = await seedSpeakers(database, 'weibo', { departments: 500, accounts: 500 });
  await seedPlanned(database, 'weibo', speakers, { count: backlog, firstMs: -HOUR_MS, stepMs: HOUR_MS / backlog });
  const parts = await buildParts(ground, url);
  try {
    const claims = parts.get(ClaimService, { strict: false });
    const times: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const began = performance.now();
      const { claims: got } = await claims.claimDue(uuid(), CLAIMED_AT_ONCE);
      if (round >= WARM_UP) times.push(performance.now() - began);
      if (got.length < CLAIMED_AT_ONCE) throw new Error(`only ${got.length} were claimed`);
      await claims.releaseAll(got.map(({ token }) => token));
    }
    return median(times);
  } finally {
    await leaveParts(parts);
    await database.end();
  }
}
