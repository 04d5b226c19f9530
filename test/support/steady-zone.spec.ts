import { DateTime } from 'luxon';
import { steadyZone } from './steady-zone.js';

const MINUTE = 60_000;

test('at every hour of a week and at the ends of months, the day goes on for four hours in the zone that is named', () => {
  for (const first of ['2026-12-28T00:00:00Z', '2027-02-26T00:00:00Z'])
    for (let hour = 0; hour < 7 * 24; hour += 1) {
      // Just before it strikes, too.
      for (const minute of [hour * 60, hour * 60 + 59]) {
        const now = Date.parse(first) + minute * MINUTE;
        const there = DateTime.fromMillis(now, { zone: steadyZone(now) });
        const ahead = there.plus({ minutes: 239 });
        expect([now, there.toISODate()]).toEqual([now, ahead.toISODate()]);
      }
    }
});
