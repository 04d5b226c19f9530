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
});
