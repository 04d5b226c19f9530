import { platformDay, readTotals, readyAt } from './article-figures.rules.js';

describe('figures of articles', () => {
  it('are those of the newest day, which sums up all before it', () => {
    const detail = (stat_date: string, read_user: number) => ({
      stat_date,
      read_user,
      share_user: 2,
      like_user: 3,
      zaikan_user: 9,
      comment_count: 4,
    });
    const body = {
      list: [
        {
          ref_date: '2026-03-09',
          msgid: '2247483720_1',
          publish_type: 2,
          content_url: 'https://mp.weixin.qq.com/s/x',
          detail_list: [detail('2026-03-10', 30), detail('2026-03-09', 10)],
        },
      ],
      is_delay: false,
    };
    expect(readTotals(body)).toEqual(
      new Map([
        [
          '2247483720_1',
          { figures: { reads: 30, likes: 3, comments: 4, shares: 2 }, url: 'https://mp.weixin.qq.com/s/x' },
        ],
      ]),
    );
  });

  it('are read under their former names too', () => {
    const details = [{ stat_date: '2026-03-09', int_page_read_user: 7, share_user: 1 }];
    expect(
      readTotals({ list: [{ msgid: '12003_1', details, url: 'http://mp.weixin.qq.com/s?a' }] }).get('12003_1'),
    ).toEqual({
      figures: { reads: 7, likes: null, comments: null, shares: 1 },
      url: 'http://mp.weixin.qq.com/s?a',
    });
  });

  it.each([
    [{}],
    [{ list: null }],
    [{ list: [{ msgid: 7, detail_list: [{ stat_date: 'x' }] }] }],
    [{ list: [{ msgid: '1_1', detail_list: [] }] }],
  ])('%j says nothing', (body) => expect(readTotals(body).size).toBe(0));

  it('belong to the platform’s day, and are ready the next morning', () => {
    const evening = Date.parse('2026-07-15T17:00:00Z'); // 01:00 of the 16th in Beijing
    expect(platformDay(evening)).toBe('2026-07-16');
    expect(readyAt(evening)).toBe(Date.parse('2026-07-17T08:00:00+08:00'));
    expect(readyAt(Date.parse('2026-07-15T23:59:59+08:00'))).toBe(Date.parse('2026-07-16T08:00:00+08:00'));
  });
});
