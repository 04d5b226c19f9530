import type { Clock } from '../../../../platform/clock.js';
import type { AccountAccess, PostedRef } from '../../channel.js';
import type { WechatApi } from '../api/wechat-api.service.js';
import type { WechatBudget } from '../api/wechat-budget.service.js';
import type { WechatReply } from '../api/wechat-reply.rules.js';
import { WechatFigures } from './wechat-figures.service.js';

const HOUR = 3_600_000;
const at = (local: string) => Date.parse(`${local}:00+08:00`);

describe('reading figures from WeChat', () => {
  let asked: string[];
  let answer: (path: string, day: string) => WechatReply;

  const figures = (now: string) =>
    new WechatFigures(
      {
        ask: async (_account: unknown, path: string, { begin_date: day }: Record<string, string>) => {
          asked.push(`${path.split('/').at(-1)} ${day}`);
          return answer(path, String(day));
        },
      } as unknown as WechatApi,
      { take: async () => ({ granted: true, left: 9, limit: 9, dayLeftMs: 0 }) } as unknown as WechatBudget,
      { now: () => new Date(at(now)) } as Clock,
    );
  const post = (id: string, sent: string): PostedRef => ({
    ...{ publicationId: id, ref: id, url: null, sentAt: at(sent) },
    journal: { get: () => ({ msgDataId: id }) },
  });
  const counted = (id: string): WechatReply => {
    const list = [{ msgid: `${id}_1`, detail_list: [{ stat_date: '2026-07-14', read_user: 5 }] }];
    return { kind: 'ok', body: { list } };
  };
  const measure = (now: string, posts: PostedRef[]) => figures(now).measure({} as AccountAccess, posts);

  beforeEach(() => {
    asked = [];
    answer = () => counted('old');
  });

  it.each([
    ['today’s', '2026-07-15T18:00', '2026-07-15T09:00', 14],
    ['yesterday’s in the night, for its figures come in the morning', '2026-07-15T00:30', '2026-07-14T23:30', 7.5],
  ])('spends no call on a post of %s', async (_what, now, sent, hours) => {
    const outcome = await measure(now, [post('new', sent)]);
    expect(asked).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'measured', unripe: new Map([['new', hours * HOUR]]) });
  });

  it('holds up no older post for one of today', async () => {
    const outcome = await measure('2026-07-15T18:00', [
      post('new', '2026-07-15T09:00'),
      post('old', '2026-07-14T09:00'),
    ]);
    expect(asked).toEqual(['getarticletotaldetail 2026-07-14']);
    if (outcome.kind !== 'measured') throw new Error(outcome.reason);
    expect([...outcome.figures.keys()]).toEqual(['old']);
    expect([...(outcome.unripe?.keys() ?? [])]).toEqual(['new']);
  });

  it('asks once in a round under a name that the account is not let to', async () => {
    answer = (path) =>
      path.endsWith('detail') ? { kind: 'refused', code: 48001, message: 'api unauthorized' } : counted('old');
    await measure('2026-07-15T18:00', [post('old', '2026-07-14T09:00'), post('older', '2026-07-13T09:00')]);
    expect(asked).toEqual([
      'getarticletotaldetail 2026-07-14',
      'getarticletotal 2026-07-14',
      'getarticletotal 2026-07-13',
    ]);
  });
});
