import type { SealedContent } from '../../review/seal/seal.rules.js';
import { ZoneClock } from '../planner/time/zone-clock.rules.js';
import { type Compared, duplicateOf, duplicateWords, nearestFirst } from './near-duplicate.rules.js';
import { sealPrints } from './seal-prints.rules.js';

const BODY = '示例正文：车间里，一位技师带着年轻人把每一道工序做到位，年年如此，处处如此。';
const OTHER = '示例通知：本周六上午，职业体验活动在示例广场举行，欢迎市民带着孩子前来参加。';

let made = 0;
interface Made {
  storyId?: string;
  sealId?: string;
  channel?: 'web' | 'weibo';
  kind?: string;
  facts?: Record<string, unknown>;
  body?: string;
  weibo?: string;
}
function compared({ storyId, sealId, channel = 'web', kind = 'event', facts = {}, body, weibo }: Made): Compared {
  made += 1;
  const paragraph = { type: 'paragraph', content: body ? [{ type: 'text', text: body }] : [] };
  const document = { type: 'doc', content: [paragraph] };
  const content = {
    revision: { kind, facts, body: document },
    variants: weibo === undefined ? {} : { weibo: { channel: 'weibo', text: weibo, picture: null } },
  } as unknown as SealedContent;
  return {
    storyId: storyId ?? `story-${made}`,
    sealId: sealId ?? `seal-${made}`,
    channel,
    prints: sealPrints(content),
  };
}

const winner = (facts: Record<string, unknown>): Made => ({ kind: 'competition_winner', facts });
const craftsman = (facts: Record<string, unknown>): Made => ({ kind: 'craftsman', facts });

describe('near duplicates', () => {
  it('of each other story keep what is most in common, the first given of that, and come in that order', () => {
    const found = (
      storyId: string,
      id: number,
      code: 'SAME_TEXT' | 'SIMILAR_TEXT' | 'SAME_PERSON',
      likeness?: number,
    ) => ({
      post: { storyId, id },
      duplicate: { code, likeness: likeness ?? null },
    });
    const kept = nearestFirst([
      found('a', 1, 'SAME_PERSON'),
      found('b', 2, 'SIMILAR_TEXT', 0.7),
      found('a', 3, 'SIMILAR_TEXT', 0.9),
      found('a', 4, 'SIMILAR_TEXT', 0.9),
      found('c', 5, 'SAME_TEXT', 1),
      found('d', 6, 'SAME_PERSON'),
    ]);
    expect(kept.map(({ post }) => post.id)).toEqual([5, 3, 2, 6]);
  });

  it.each<[string, Made, Made, string | null]>([
    [
      'one approval on two channels is none',
      { sealId: 's', body: BODY },
      { sealId: 's', channel: 'weibo', body: BODY },
      null,
    ],
    ['one approval on two accounts of a channel', { sealId: 's' }, { sealId: 's' }, 'SAME_APPROVAL'],
    ['the same story under another approval', { storyId: 'a' }, { storyId: 'a' }, 'SAME_STORY'],
    ['the same text, punctuated otherwise', { body: BODY }, { body: BODY.replaceAll('，', '、 ') }, 'SAME_TEXT'],
    ['a text with a few words changed', { body: BODY }, { body: BODY.replace('年年如此', '天天如此') }, 'SIMILAR_TEXT'],
    ['different texts are none', { body: BODY }, { body: OTHER }, null],
    ['two empty texts are none', {}, {}, null],
    [
      'the same short words on one channel',
      { channel: 'weibo', weibo: '早安' },
      { channel: 'weibo', weibo: '早安！' },
      'SAME_TEXT',
    ],
    [
      'a channel’s text is not compared on another channel',
      { channel: 'weibo', weibo: '早安' },
      { weibo: '早安' },
      null,
    ],
    [
      'the same name in two kinds of stories',
      craftsman({ name: '示例甲', unit: '一厂' }),
      winner({ name: '示例 甲' }),
      'SAME_PERSON',
    ],
    [
      'two people described alike at different units are none',
      craftsman({ name: '某技师', unit: '一厂' }),
      craftsman({ name: '某技师', unit: '二厂' }),
      null,
    ],
    [
      'one described alike at the same unit',
      craftsman({ name: '某技师', unit: '一厂' }),
      winner({ name: '某技师', unit: '一厂' }),
      'SAME_PERSON',
    ],
    [
      'the same policy',
      { kind: 'policy', facts: { name: '示例办法' } },
      { kind: 'policy', facts: { name: '《示例办法》' } },
      'SAME_SUBJECT',
    ],
    [
      'a policy and a unit of one name are none',
      { kind: 'policy', facts: { name: '示例' } },
      { kind: 'unit', facts: { name: '示例' } },
      null,
    ],
    [
      'the text goes before the person',
      { ...craftsman({ name: '示例甲' }), body: BODY },
      { ...winner({ name: '示例甲' }), body: BODY },
      'SAME_TEXT',
    ],
  ])('%s, whichever is asked first', (_what, one, other, code) => {
    const [a, b] = [compared(one), compared(other)];
    expect(duplicateOf(a, b)?.code ?? null).toBe(code);
    expect(duplicateOf(b, a)).toEqual(duplicateOf(a, b));
  });

  it('keeps no name in the clear', () => {
    const { prints } = compared(craftsman({ name: '示例甲', unit: '一厂' }));
    expect(prints.map(({ part }) => part)).toEqual(['body', 'person']);
    expect(JSON.stringify(prints)).not.toContain('示例甲');
  });

  it('says what, where, when and how far apart, and keeps the title of what the reader may not see', () => {
    const at = Date.parse('2026-07-15T09:00:00+08:00');
    const other = { title: '示例稿', accountName: '示例微博', isOut: false, at: at + 26 * 3_600_000 + 20_000 };
    const clock = ZoneClock.of('Asia/Shanghai');
    expect(duplicateWords({ code: 'SIMILAR_TEXT', likeness: 0.8203 }, other, at, clock)).toEqual({
      zh: '《示例稿》将于 2026-07-16 11:00 在“示例微博”发布，文字约 82% 相同，相隔 1 天 2 小时',
      en: '"示例稿" goes out at 2026-07-16 11:00 on "示例微博"; about 82 % of its text is the same, 1 day 2 hours apart',
    });
    const hidden = duplicateWords(
      { code: 'SAME_TEXT', likeness: 1 },
      { ...other, title: null, isOut: true, at },
      at,
      clock,
    );
    expect(hidden.zh).toBe('另一单位的一篇稿件已于 2026-07-15 09:00 在“示例微博”发布，文字相同，相隔不到 1 分钟');
  });
});
