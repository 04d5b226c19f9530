import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Claim } from '../../../src/schedule/claims/claim.service.js';
import type { KillPoint } from './kill-points.js';
import type { Sabotage } from './sabotage.js';

/** What happens inside a worker by its own hand: at the `nth` time it comes to a point it dies, or stops until somebody wakes it. */
export interface Appointment {
  point: KillPoint;
  nth: number;
  act: 'die' | 'stop';
  /** For a point in the middle of a call: how long after the bytes left, ms. */
  delayMs: number;
}

/** What the drill tells a worker, one line of JSON each. */
export type Order =
  | { do: 'start'; sabotage: Sabotage | null; appointment: Appointment | null; slowBeginMs: number }
  /** A claim of another worker: the same job in two hands. */
  | { do: 'send'; claim: Claim }
  | { do: 'step-clock'; offsetMs: number }
  /** No more appointments, the clock put right. */
  | { do: 'calm' };

/** What a worker tells the drill. */
export type Report = { said: 'loaded' } | { said: 'ready' } | { said: 'claimed'; claim: Claim } | { said: 'stopping' };

/** Written before anything else can happen: the next thing may be the end of this process. */
export function report(what: Report): void {
  writeSync(1, `${JSON.stringify(what)}\n`);
}

/** Takes orders until the drill is gone; then there is nobody to work for. */
export function takeOrders(obey: (order: Order) => void): void {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => obey(JSON.parse(line) as Order));
  lines.on('close', () => process.exit(1));
}
