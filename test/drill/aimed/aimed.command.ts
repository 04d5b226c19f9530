import 'reflect-metadata';
import { openHousehold } from '../../engine/household.js';
import { LIMITS } from '../drill.js';
import { type Sabotage, SABOTAGES } from '../worker/sabotage.js';
import { SCENARIOS } from './scenarios.js';
import { Stage } from './stage.js';

/**
 * Runs every aimed scenario on workers as they are, then each with its safeguard taken out, and prints what the judge found, one line of
 * JSON each: `{sabotage, verdict}`; `sabotage` null is the run in which nothing was taken out.
 */
async function main(wanted: readonly (Sabotage | null)[]): Promise<void> {
  const house = await openHousehold({ settings: { max_connections: '300' }, limits: LIMITS });
  try {
    for (const sabotage of wanted) {
      const begun = Date.now();
      const stage = await Stage.open(house, sabotage);
      try {
        for (const scenario of sabotage === null ? SABOTAGES : [sabotage]) await SCENARIOS[scenario](stage);
        const verdict = await stage.judge();
        process.stdout.write(`${JSON.stringify({ sabotage, ms: Date.now() - begun, verdict })}\n`);
      } finally {
        await stage.close();
        await house.sandbox.clearFaults();
      }
    }
  } finally {
    await house.close();
  }
}

const given = process.argv.slice(2).map((name) => SABOTAGES.find((one) => one === name) ?? null);
main(given.length > 0 ? given : [null, ...SABOTAGES]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
