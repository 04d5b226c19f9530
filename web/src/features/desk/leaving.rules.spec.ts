import { leavingSpan, withRoom } from './leaving.rules';

const NEW_YORK = 'America/New_York';
const at = (text: string): number => Date.parse(text);

describe('what the desk lists of the plan', () => {
  it.each([
    ['just after midnight', '2026-11-27T00:10:00+08:00', '2026-11-28T00:00:00+08:00', false],
    ['by day', '2026-11-27T17:59:59+08:00', '2026-11-28T00:00:00+08:00', false],
    ['from six in the evening', '2026-11-27T18:00:00+08:00', '2026-11-28T09:00:00+08:00', true],
    ['late', '2026-11-27T23:20:00+08:00', '2026-11-28T09:00:00+08:00', true],
    ['at the end of a year', '2026-12-31T23:59:59+08:00', '2027-01-01T09:00:00+08:00', true],
  ])('%s begins with the day and ends in time', (_, now, to, withNight) => {
    const from = at(`${now.slice(0, 10)}T00:00:00+08:00`);
    expect(leavingSpan(at(now))).toEqual({ day: now.slice(0, 10), from, to: at(to), withNight });
  });

  it('goes by the institution’s clocks, also in the night in which they are changed', () => {
    const evening = at('2026-03-07T23:00:00-05:00');
    expect(leavingSpan(evening, NEW_YORK)).toEqual({
      ...{ day: '2026-03-07', from: at('2026-03-07T00:00:00-05:00') },
      ...{ to: at('2026-03-08T09:00:00-04:00'), withNight: true },
    });
  });

  const entries = ['08:00', '12:00', '19:00', '20:00', '23:50'].map((clock) => ({
    at: `2026-11-27T${clock}:00+08:00`,
  }));
  it.each([
    ['all where all have room', '22:00', 5, [0, 1, 2, 3, 4]],
    ['without the earliest of what has passed', '22:00', 3, [2, 3, 4]],
    ['with what is still to come, from the next on', '18:00', 3, [2, 3, 4]],
    ['without the latest where too much is to come', '10:00', 2, [1, 2]],
    ['with what has passed where nothing is to come', '23:59', 2, [3, 4]],
  ])('is listed %s', (_, clock, room, listed) => {
    expect(withRoom(entries, at(`2026-11-27T${clock}:00+08:00`), room)).toEqual(listed.map((n) => entries[n]));
  });
});
