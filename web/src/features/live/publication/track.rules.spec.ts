import type { Attempt } from '../api/publication-queries';
import { trackOf } from './track.rules';

const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 26, 9, 0, 0) + seconds * 1_000).toISOString();
const attempt = (more: Partial<Attempt>): Attempt =>
  ({
    ...{
      stage: 'send',
      slotAt: at(0),
      claimedAt: at(-0.2),
      beganAt: at(0.01),
      endedAt: null,
      acceptedUntil: null,
      outcome: null,
      looks: [],
    },
    ...more,
  }) as Attempt;
const told = (...given: Parameters<typeof trackOf>): string[] =>
  trackOf(...given).map(({ kind, known }) => `${kind}:${known}`);

describe('an attempt as a picture', () => {
  it('runs from what was made ready to the answer, and what was known on the way', () => {
    expect(told(attempt({ outcome: 'sent', endedAt: at(0.4) }), at(-300), 0)).toEqual([
      ...['prepared:not_out', 'claimed:not_out', 'slot:not_out', 'began:asked', 'sent:out'],
    ]);
  });

  it('shows what every look found between the doubt and its end', () => {
    const looks = [
      { at: at(30), result: 'unknown' as const, reason: '示例' },
      { at: at(60), result: 'absent' as const },
      { at: at(90), result: 'found' as const },
    ];
    expect(told(attempt({ outcome: 'sent', endedAt: at(91), looks }), null, 0).slice(3)).toEqual([
      ...['unknown:open', 'absent:seems_absent', 'found:out', 'sent:out'],
    ]);
  });

  it('runs to now while nobody has answered, and says where it lies', () => {
    const now = Date.parse(at(120));
    expect(told(attempt({}), null, now).at(-1)).toBe('now:open');
    expect(told(attempt({ acceptedUntil: at(600) }), null, now).at(-1)).toBe('now:at_platform');
  });

  it('of what was only made ready begins with that, and nothing is in doubt', () => {
    const ready = attempt({
      stage: 'prepare',
      claimedAt: null,
      beganAt: at(-300),
      outcome: 'rejected',
      endedAt: at(-299),
    });
    expect(told(ready, null, 0)).toEqual(['preparing:not_out', 'rejected:refused']);
  });

  it('leaves out what was prepared after it began: that was for the next one', () => {
    expect(told(attempt({ outcome: 'retry', endedAt: at(1) }), at(60), 0)).not.toContain('prepared:not_out');
  });

  it('counts each moment from the one before, and draws long spans shorter than they were', () => {
    const [claimed, slot, began, sent] = trackOf(attempt({ outcome: 'sent', endedAt: at(600.01) }), null, 0);
    expect([claimed?.afterMs, slot?.afterMs, began?.afterMs, sent?.afterMs]).toEqual([0, 200, 10, 600_000]);
    expect((sent?.weight ?? 0) / (slot?.weight ?? 1)).toBeLessThan(6);
  });
});
