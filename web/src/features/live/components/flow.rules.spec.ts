import type { CalendarEntry, Misfit } from '../api/live-queries';
import { flowOf, latenessMs, misfitsOf } from './flow.rules';

const entry = (id: string, state: CalendarEntry['state'], slotAt: string, at = slotAt): CalendarEntry =>
  ({ id, state, slotAt, at }) as CalendarEntry;

describe('what leaves and has left', () => {
  it('are apart, the next first and the last first, and what needs a person is in neither', () => {
    const { going, left } = flowOf([
      entry('later', 'scheduled', '2026-11-26T10:00:00.000Z'),
      entry('held', 'held', '2026-11-26T09:00:00.000Z'),
      entry('first', 'sent', '2026-11-26T08:00:00.000Z', '2026-11-26T08:00:01.000Z'),
      entry('now', 'sending', '2026-11-26T09:00:00.000Z'),
      entry('second', 'sent', '2026-11-26T08:00:00.000Z', '2026-11-26T08:30:00.000Z'),
      entry('doubt', 'unconfirmed', '2026-11-26T08:00:00.000Z'),
    ]);
    expect(going.map(({ id }) => id)).toEqual(['now', 'later']);
    expect(left.map(({ id }) => id)).toEqual(['second', 'first']);
  });

  it('do not leave when they say where they no longer fit, unless they were given another time since', () => {
    const entries = [
      entry('stands', 'scheduled', '2026-11-26T10:00:00.000Z'),
      entry('moved', 'scheduled', '2026-11-26T11:00:00.000Z'),
      entry('fits', 'scheduled', '2026-11-26T12:00:00.000Z'),
      entry('sent', 'sent', '2026-11-26T08:00:00.000Z'),
    ];
    const misfit = (id: string, slotAt: string) => ({ id, slotAt }) as Misfit;
    const found = misfitsOf(entries, [
      misfit('stands', '2026-11-26T10:00:00.000Z'),
      misfit('moved', '2026-11-26T10:30:00.000Z'),
      misfit('sent', '2026-11-26T08:00:00.000Z'),
    ]);
    expect([...found.keys()]).toEqual(['stands']);
  });

  it('are late by what lies between, and never early', () => {
    expect(latenessMs({ slotAt: '2026-11-26T08:00:00.000Z', at: '2026-11-26T08:00:01.250Z' })).toBe(1_250);
    expect(latenessMs({ slotAt: '2026-11-26T08:00:00.000Z', at: '2026-11-26T07:59:59.999Z' })).toBe(0);
  });
});
