import 'reflect-metadata';
import { type Household, openHousehold } from '../../engine/household.js';
import { PrivateSandbox } from '../../engine/private-sandbox.js';
import { LIMITS } from '../drill.js';
import { type Sabotage, SABOTAGES } from '../worker/sabotage.js';
import { SCENARIOS } from './scenarios.js';
import { Stage } from './stage.js';

/** What is played on one stage: with a safeguard taken out, or (null) with everything in its place. */
interface Play {
  sabotage: Sabotage | null;
  scenarios: readonly Sabotage[];
}

/** Almost all of a play is waiting for what must not happen: so many are on at the same time. */
const STAGES = 3;
/** With nothing taken out all scenarios are played, in two plays: in one they would take longer than all others together. */
const UNTOUCHED: readonly Play[] = [
  { sabotage: null, scenarios: SABOTAGES.filter((_, at) => at % 2 === 1) },
  { sabotage: null, scenarios: SABOTAGES.filter((_, at) => at % 2 === 0) },
];

/**
 * Runs every aimed scenario on workers as they are, and each with its safeguard taken out, and prints what the judge found, one line of
 * JSON each: `{sabotage, scenarios, ms, verdict}`; `sabotage` null is a run in which nothing was taken out.
 */
async function main(plays: Play[]): Promise<void> {
  const house = await openHousehold({ settings: { max_connections: '500' }, limits: LIMITS });
  try {
    await Promise.all(Array.from({ length: STAGES }, (_, number) => playAll(house, plays, number === 0)));
  } finally {
    await house.close();
  }
}

/** Takes one play after the other, as long as there are any. Faults are a whole platform's: each stage has platforms of its own. */
async function playAll(house: Household, plays: Play[], inTheHouse: boolean): Promise<void> {
  const sandbox = inTheHouse ? house.sandbox : await PrivateSandbox.start(LIMITS);
  try {
    for (let next = plays.shift(); next; next = plays.shift()) await play({ ...house, sandbox }, next);
  } finally {
    if (!inTheHouse) await sandbox.stop();
  }
}

async function play(house: Household, { sabotage, scenarios }: Play): Promise<void> {
  const begun = Date.now();
  const stage = await Stage.open(house, sabotage);
  try {
    for (const scenario of scenarios) await SCENARIOS[scenario](stage);
    const verdict = await stage.judge();
    process.stdout.write(`${JSON.stringify({ sabotage, scenarios, ms: Date.now() - begun, verdict })}\n`);
  } finally {
    await stage.close();
    await house.sandbox.clearFaults();
  }
}

const given = process.argv.slice(2).map((name) => SABOTAGES.find((one) => one === name) ?? null);
// The longest come first.
const wanted = given.length > 0 ? given : [null, ...SABOTAGES.toReversed()];
main(wanted.flatMap((sabotage) => (sabotage === null ? UNTOUCHED : [{ sabotage, scenarios: [sabotage] }]))).catch(
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
