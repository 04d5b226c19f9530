import { Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClaimPulse, Heartbeat } from './claim-pulse.service.js';
import { CLAIM_SILENCE_MS } from '../claim.rules.js';

let now = 0;
const spoken: number[] = [];
const tx = { query: () => (spoken.push(now), Promise.resolve([])) } as unknown as EntityManager;

beforeEach(() => {
  now = 0;
  spoken.length = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

/** Steps that each take `ms`. */
function* steps(count: number, ms: number): Generator<number, void> {
  for (let step = 1; step <= count; step += 1) {
    now += ms;
    yield step;
  }
}

async function through(heart: Heartbeat, count: number, ms: number): Promise<number[]> {
  const seen: number[] = [];
  for await (const step of heart.through(steps(count, ms))) seen.push(step);
  return seen;
}

describe('Heartbeat', () => {
  it('says nothing while the counting is short', async () => {
    expect(await through(new Heartbeat(tx), 40, 10)).toHaveLength(40);
    expect(spoken).toEqual([]);
  });

  it('never lets the database wait for half of what it bears, however long the counting', async () => {
    expect(await through(new Heartbeat(tx), 100, 90)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    const silences = spoken.map((at, index) => at - (spoken[index - 1] ?? 0));
    expect(silences.length).toBeGreaterThan(10);
    expect(Math.max(...silences)).toBeLessThan(CLAIM_SILENCE_MS / 2);
  });
});

describe('ClaimPulse', () => {
  Logger.overrideLogger(false); // rounds are ended on purpose
  const failing = (error: unknown) => () => Promise.reject(error as Error);
  const ended = Object.assign(new Error('terminating connection'), { driverError: { code: '25P03' } });

  it('takes half as many after a round that was ended for its silence, and hands the error on', async () => {
    const pulse = new ClaimPulse();
    await expect(pulse.watch(tx, 60, failing(ended))).rejects.toBe(ended);
    expect(pulse.sizeOf(60)).toBe(30);
    await expect(pulse.watch(tx, 30, failing(ended))).rejects.toBe(ended);
    expect(pulse.sizeOf(60)).toBe(15);
  });

  it('takes as many as before after a round that broke for another reason', async () => {
    const pulse = new ClaimPulse();
    const other = Object.assign(new Error('deadlock'), { driverError: { code: '40P01' } });
    await expect(pulse.watch(tx, 60, failing(other))).rejects.toBe(other);
    expect(pulse.sizeOf(60)).toBe(60);
  });

  it('comes back to its size by rounds that pass', async () => {
    const pulse = new ClaimPulse();
    await pulse.watch(tx, 4, failing(ended)).catch(() => undefined);
    for (let round = 0; round < 2; round += 1) await pulse.watch(tx, pulse.sizeOf(4), () => Promise.resolve('passed'));
    expect(pulse.sizeOf(4)).toBe(4);
  });

  it('takes half as many after a round that was long under its locks, though it said so all the while', async () => {
    const pulse = new ClaimPulse();
    const long = (): Promise<string> => {
      now += 3_001;
      return Promise.resolve('passed');
    };
    expect(await pulse.watch(tx, pulse.sizeOf(60), long)).toBe('passed');
    expect(pulse.sizeOf(60)).toBe(30);
  });

  it('comes back to its size also where others are at some of the accounts', async () => {
    const pulse = new ClaimPulse();
    await pulse.watch(tx, pulse.sizeOf(40), failing(ended)).catch(() => undefined);
    for (let round = 0; round < 10; round += 1) {
      pulse.sizeOf(40);
      await pulse.watch(tx, 3, () => Promise.resolve('passed'));
    }
    expect(pulse.sizeOf(40)).toBe(40);
  });
});
