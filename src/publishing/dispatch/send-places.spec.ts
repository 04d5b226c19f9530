import type { Claim } from '../../schedule/claims/claim.rules.js';
import { SEND_PLACES } from './look-ahead.rules.js';
import { SendPlaces } from './send-places.js';

const claim = (n: number): Claim => ({
  publicationId: `p${n}`,
  token: `t${n}`,
  departmentId: 'd',
  accountId: 'a',
  channel: 'web',
  waitMs: 0,
  dueAt: 0,
  sealId: 's',
});

/** Places whose sends end when the test says so. */
function opened() {
  const ends: (() => void)[] = [];
  let freed = 0;
  const places = new SendPlaces(() => freed++);
  const add = (count: number, waitMs = 0): void => {
    for (let n = 0; n < count; n++)
      places.add(claim(ends.length + n), waitMs, () => new Promise((resolve) => ends.push(() => resolve(true))));
  };
  return { places, add, ends, freed: () => freed };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('SendPlaces', () => {
  it('lets no more begin than there are places; the next begins when one ends', async () => {
    const { places, add, ends, freed } = opened();
    add(SEND_PLACES + 2);
    expect(ends).toHaveLength(SEND_PLACES);
    ends[0]?.();
    await tick();
    expect(ends).toHaveLength(SEND_PLACES + 1);
    expect(freed()).toBe(1);
    expect(places.clear()).toHaveLength(1);
  });

  it('asks for more as long as a place stands empty', async () => {
    const { places, add, ends } = opened();
    expect(places.isLow).toBe(true);
    add(SEND_PLACES - 1);
    expect(places.isLow).toBe(true);
    add(1000);
    expect(places.isLow).toBe(false);
    expect(places.wanted).toBe(0);
    expect(places.clear()).toHaveLength(999);
    expect(ends).toHaveLength(SEND_PLACES);
  });

  it('counts claims that are still being opened among those it holds', () => {
    const { places, add } = opened();
    const wanted = places.wanted;
    const arrived = places.expect(wanted);
    expect(places.wanted).toBe(0);
    expect(places.isLow).toBe(false);
    arrived();
    expect(places.isLow).toBe(true);
    add(wanted);
    expect(places.wanted).toBe(0);
  });

  it('learns how long a send takes from sends alone, not from what is only given back', async () => {
    const { places } = opened();
    const before = places.wanted;
    for (let n = 0; n < 200; n += 1) places.add(claim(n), 0, () => Promise.resolve(false));
    await tick();
    expect(places.wanted).toBe(before);
    for (let n = 0; n < 200; n += 1) places.add(claim(n), 0, () => Promise.resolve(true));
    await tick();
    expect(places.wanted).toBeGreaterThan(before);
  });

  it('holds a claim back until its slot, and gives it up until then', () => {
    jest.useFakeTimers();
    try {
      const { places, add, ends } = opened();
      add(2, 150);
      jest.advanceTimersByTime(149);
      expect(ends).toHaveLength(0);
      jest.advanceTimersByTime(2);
      expect(ends).toHaveLength(2);
      add(3, 150);
      expect(places.clear()).toHaveLength(3);
      jest.advanceTimersByTime(1_000);
      expect(ends).toHaveLength(2);
    } finally {
      jest.useRealTimers();
    }
  });

  it('has ended when the last send has', async () => {
    const { places, add, ends } = opened();
    add(2);
    let over = false;
    const ended = places.ended().then(() => (over = true));
    ends[0]?.();
    await tick();
    expect(over).toBe(false);
    ends[1]?.();
    await ended;
  });
});
