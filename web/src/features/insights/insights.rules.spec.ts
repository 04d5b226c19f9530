import { daysBetween, onDays, punctuality, seriesOf, spellMs } from './insights.rules';

describe('insights as they are drawn', () => {
  it('has every day of the institution, also those on which nothing left', () => {
    expect(daysBetween('2026-07-09T16:00:00Z', '2026-07-12T16:00:00Z')).toEqual([
      '2026-07-10',
      '2026-07-11',
      '2026-07-12',
    ]);
  });

  it('has a row for each channel that spoke, with nothing where nothing left', () => {
    const rows = [
      { day: '2026-07-12', channel: 'weibo' as const, out: 2 },
      { day: '2026-07-10', channel: 'web' as const, out: 1 },
      { day: '2026-06-01', channel: 'wechat' as const, out: 9 },
    ];
    expect(seriesOf(['2026-07-10', '2026-07-11', '2026-07-12'], rows)).toEqual([
      { channel: 'web', counts: [1, 0, 0] },
      { channel: 'weibo', counts: [0, 0, 2] },
    ]);
  });

  it('counts as punctual what left at its time, of all that was to leave', () => {
    const rows = [
      { day: '2026-07-10', punctual: 199, delayed: 0, late: 0, missing: 0 },
      { day: '2026-07-12', punctual: 0, delayed: 0, late: 0, missing: 1 },
    ];
    expect(punctuality(rows)).toEqual({ planned: 200, share: 99, late: 0, missing: 1 });
    expect(punctuality([]).share).toBeNull();
    expect(onDays(['2026-07-10', '2026-07-11'], rows)).toEqual([rows[0], undefined]);
  });

  it('says times in the unit people would', () => {
    expect([40, 9_900, 61_000, 600_000, 9_000_000, 259_200_000].map(spellMs)).toEqual([
      { value: '0.0', unit: 's' },
      { value: '9.9', unit: 's' },
      { value: '61', unit: 's' },
      { value: '10', unit: 'min' },
      { value: '2.5', unit: 'h' },
      { value: '3.0', unit: 'd' },
    ]);
  });
});
