import { countViolations, type StampedPost, type ThrottleWindow } from './throttle-windows.rules.js';

const post = (at: number, over: Partial<StampedPost> = {}): StampedPost => ({
  arrivedAt: at,
  at,
  departmentId: 'd',
  accountId: 'a',
  channel: 'weibo',
  urgent: false,
  ...over,
});
const found = (posts: StampedPost[], windows: Partial<ThrottleWindow>[], bucket = {}, urgentFree = false): number =>
  countViolations(
    [
      {
        name: 'rule',
        buckets: [bucket],
        windows: windows.map((one) => ({ max: 2, perMs: 1_000, from: 0, to: Infinity, ...one })),
        urgentFree,
      },
    ],
    posts,
    100,
  ).length;

describe('throttle windows on the platform’s stamps', () => {
  it('holds max posts in (t − per, t], not one more', () => {
    expect(found([post(0), post(500), post(1_000)], [{}])).toBe(0);
    // By arrival and by the act: each on its own.
    expect(found([post(1), post(500), post(1_000)], [{}])).toBe(2);
    expect(found([post(0), post(500), post(1_000, { arrivedAt: 999 })], [{}])).toBe(1);
  });

  it('counts the posts of the bucket alone', () => {
    const posts = [post(1), post(2), post(3, { departmentId: 'e' })];
    expect(found(posts, [{}], { departments: ['d'] })).toBe(0);
    expect(found(posts, [{}], { accounts: ['a'] })).toBe(2);
    expect(found(posts, [{}], { channel: 'wechat' })).toBe(0);
  });

  it('judges a changed rule by what was claimed under it', () => {
    const windows = [{ to: 5_000 }, { max: 1, from: 5_000 }];
    expect(found([post(4_900), post(5_099)], windows)).toBe(0);
    expect(found([post(4_900), post(5_100)], windows)).toBe(2);
  });

  it('leaves urgent posts aside where they may exceed the rule', () => {
    const posts = [post(1), post(2), post(3, { urgent: true })];
    expect(found(posts, [{}], {}, true)).toBe(0);
    expect(found(posts, [{}], {}, false)).toBe(2);
  });

  it.each<['day' | 'week' | 'month', string, string, string]>([
    ['day', '2026-07-15T00:00:00+08:00', '2026-07-15T23:59:59+08:00', '2026-07-16T00:00:00+08:00'],
    ['week', '2026-07-13T00:00:00+08:00', '2026-07-19T23:59:59+08:00', '2026-07-20T00:00:00+08:00'],
    ['month', '2026-07-01T00:00:00+08:00', '2026-07-31T23:59:59+08:00', '2026-08-01T00:00:00+08:00'],
  ])('holds a quota per calendar %s of its zone', (per, first, last, next) => {
    const quota = { max: 2, per, zone: 'Asia/Shanghai' };
    const broken = (...times: string[]): number =>
      countViolations(
        [{ name: 'quota', buckets: [{}], windows: [], quota }],
        times.map((time) => post(Date.parse(time))),
        100,
      ).length;
    expect(broken(first, last, next)).toBe(0);
    // By arrival and by the act: each on its own.
    expect(broken(first, first, last, next)).toBe(2);
  });

  it('counts a day of 25 hours as one', () => {
    const quota = { max: 1, per: 'day', zone: 'America/New_York' } as const;
    const posts = ['2026-11-01T00:30:00-04:00', '2026-11-01T23:30:00-05:00'].map((time) => post(Date.parse(time)));
    const broken = countViolations([{ name: 'quota', buckets: [{}], windows: [], quota }], posts, 100);
    expect(broken).toHaveLength(2);
  });

  it('lets no more be with the platform at once than allowed', () => {
    const crowded = (...calls: [number, number][]): number =>
      countViolations(
        [{ name: 'in flight', buckets: [{}], windows: [], maxInFlight: 2 }],
        calls.map(([arrivedAt, at]) => post(at, { arrivedAt })),
        100,
      ).length;
    expect(crowded([0, 10], [5, 20], [10, 30])).toBe(0);
    expect(crowded([0, 11], [5, 20], [10, 30])).toBe(1);
    expect(crowded([0, 10], [0, 10], [0, 10])).toBe(1);
  });
});
