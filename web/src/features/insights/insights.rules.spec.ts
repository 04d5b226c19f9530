import { daysBetween, seriesOf, spellMs } from './insights.rules';

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

  it('says times in the unit people would', () => {
    expect([40, 9_900, 61_000, 600_000, 9_000_000].map(spellMs)).toEqual([
      { value: '0.0', unit: 's' },
      { value: '9.9', unit: 's' },
      { value: '61', unit: 's' },
      { value: '10', unit: 'min' },
      { value: '2.5', unit: 'h' },
    ]);
  });
});
