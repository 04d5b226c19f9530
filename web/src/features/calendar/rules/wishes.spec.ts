import type { SlotOutlook } from '../api/calendar-queries';
import { clockOf, instantOf } from '../../../lib/clock/days';
import { ghostWishes, isAsWished, placesOf, quartersOf, wishOn, wishWithin } from './wishes';

const TODAY = '2026-11-26';
const NOW = instantOf(TODAY, '10:07') + 20_000;
const answer = (wished: number, slot: number | null): SlotOutlook => ({
  wishedAt: new Date(wished).toISOString(),
  slotAt: slot === null ? null : new Date(slot).toISOString(),
  because: [],
  forecast: false,
  fault: null,
});

describe('what is wished for where something is dropped', () => {
  it.each([
    ['another day at its own time', '2026-11-30', '09:00', instantOf('2026-11-30', '09:00')],
    ['today, still to come', TODAY, '18:30', instantOf(TODAY, '18:30')],
    ['today, when its time has passed: soon', TODAY, '09:00', instantOf(TODAY, '10:09')],
    ['a day that is over: nothing', '2026-11-25', '18:30', null],
  ])('%s', (_what, day, clock, wish) => {
    expect(wishOn(day, clock, NOW)).toBe(wish);
  });

  it.each([
    [0, '14:00'],
    [0.3, '14:15'],
    [0.999, '14:45'],
    [1.4, '14:45'],
    [-1, '14:00'],
  ])('in an hour’s row the quarter it lies in: %d', (share, clock) => {
    expect(clockOf(wishWithin('2026-11-30', { from: 14, to: 15 }, share, NOW) ?? 0)).toBe(clock);
  });

  it('the quarter that runs means soon, one that is over nothing', () => {
    expect(wishWithin(TODAY, { from: 10, to: 11 }, 0, NOW)).toBe(instantOf(TODAY, '10:09'));
    expect(wishWithin(TODAY, { from: 9, to: 10 }, 0.9, NOW)).toBeNull();
  });

  it('every place of a day is among what is asked when something is taken up', () => {
    const asked = new Set(quartersOf(TODAY, NOW));
    for (let hour = 10; hour < 24; hour++)
      for (const share of [0, 0.26, 0.51, 0.76]) {
        const wish = wishWithin(TODAY, { from: hour, to: hour + 1 }, share, NOW);
        expect(wish === null || asked.has(wish)).toBe(true);
      }
    expect(quartersOf('2026-11-30', NOW)).toHaveLength(96);
    expect(quartersOf('2026-11-20', NOW)).toEqual([]);
  });
});

describe('the next free places', () => {
  it('begin as soon as possible and go on at the same time of day', () => {
    const wishes = ghostWishes('09:00', NOW, 3);
    expect(wishes.map((at) => new Date(at).toISOString())).toEqual([
      '2026-11-26T02:09:00.000Z',
      '2026-11-27T01:00:00.000Z',
      '2026-11-28T01:00:00.000Z',
    ]);
  });

  it('are told each once, in their order, without what was refused', () => {
    const [one, two] = [instantOf('2026-11-30', '09:00'), instantOf('2026-12-01', '09:00')];
    const answers = [answer(one, two), answer(two, two), answer(one, null), answer(one, one)];
    expect(placesOf(answers, 5).map(({ slotAt }) => Date.parse(slotAt ?? ''))).toEqual([one, two]);
    expect(placesOf(answers, 1)).toHaveLength(1);
  });

  it('are as wished where the clock shows the same minute', () => {
    expect(isAsWished(answer(NOW, NOW + 30_000))).toBe(true);
    expect(isAsWished(answer(NOW, NOW + 60_000))).toBe(false);
    expect(isAsWished(answer(NOW, null))).toBe(false);
  });
});
