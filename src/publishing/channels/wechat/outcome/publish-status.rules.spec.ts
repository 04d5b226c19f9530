import { PUBLISH_STATUSES, publishOutcome, publishStatus } from './publish-status.rules.js';

describe('publish_status', () => {
  it.each([
    [0, 'sent'],
    [1, 'working'],
    [2, 'content'],
    [3, 'human'],
    [4, 'content'],
    [5, 'withdrawn'],
    [6, 'withdrawn'],
  ])('%i is %s', (status, verdict) => expect(publishStatus(status).verdict).toBe(verdict));

  it.each(PUBLISH_STATUSES.filter(({ verdict }) => !['sent', 'working'].includes(verdict)))(
    '$status says in both languages what comes next',
    ({ zh, en }) => {
      expect(zh).toMatch(/，请.+/);
      expect(en).toMatch(/: .+/);
    },
  );

  it('has no further rows; an unknown status is no result', () => {
    expect(PUBLISH_STATUSES).toHaveLength(7);
    expect(publishStatus(7).verdict).toBe('unclear');
    expect(publishStatus(Number.NaN).verdict).toBe('unclear');
  });

  it('only a result with the id of the article is sent; the id of a job is none', () => {
    const url = 'https://mp.weixin.qq.com/s/x';
    expect(publishOutcome({ status: 0, articleId: 'a1', url })).toEqual({ kind: 'sent', ref: 'a1', url });
    expect(publishOutcome({ status: 0, articleId: null, url })).toBeNull();
    expect(publishOutcome({ status: 1, articleId: null, url: null })).toBeNull();
    expect(publishOutcome({ status: 4, articleId: null, url: null })).toMatchObject({
      code: 'WECHAT_STATUS_4',
      fix: 'content',
    });
    expect(publishOutcome({ status: 9, articleId: null, url: null })).toMatchObject({ kind: 'unconfirmed' });
  });

  it.each([5, 6])('%i was published, hence is never rejected: that would allow sending it again', (status) => {
    const url = 'https://mp.weixin.qq.com/s/x';
    expect(publishOutcome({ status, articleId: 'a1', url })).toEqual({ kind: 'sent', ref: 'a1', url });
    expect(publishOutcome({ status, articleId: 'a1', url: null })).toEqual({ kind: 'sent', ref: 'a1' });
    expect(publishOutcome({ status, articleId: null, url: null })).toMatchObject({
      kind: 'unconfirmed',
      reason: expect.stringContaining('published, then'),
    });
  });
});
