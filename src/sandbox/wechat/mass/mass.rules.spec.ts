import { type Audience, checkStateOf, type MassState, quotaUsed, statusOf } from './mass.rules.js';
import { readContent } from './message.rules.js';

const at = (text: string) => Date.parse(`${text}+08:00`);
const ALL: Audience = { kind: 'all' };
const tag = (tagId: number): Audience => ({ kind: 'tag', tagId });
const to = (...openids: string[]): Audience => ({ kind: 'openids', openids });
const send = (audience: Audience, when: string, state: MassState = 'sent') => ({
  audience,
  state,
  acceptedAt: at(when),
});

describe('the quota of mass sends', () => {
  const lastOfMay = at('2026-05-31T23:59:00');
  const firstOfJune = at('2026-06-01T00:00:00');

  it('of a 公众号 counts every send of the day in China, whoever it was for', () => {
    const sends = [send(tag(1), '2026-05-31T00:00:00'), send(ALL, '2026-05-30T23:59:59')];
    expect(quotaUsed('subscription', sends, ALL, lastOfMay, 0)).toBe(1);
    expect(quotaUsed('subscription', sends, tag(2), lastOfMay, 2)).toBe(3);
    expect(quotaUsed('subscription', sends, ALL, firstOfJune, 0)).toBe(0);
  });

  it.each([
    [ALL, 2],
    [tag(1), 3],
    [tag(2), 2],
    [to('a'), 3],
    [to('b'), 2],
  ])('of a 服务号 counts what reached the same followers this month: %j', (audience, used) => {
    const sends = [
      send(ALL, '2026-05-01T00:00:00'),
      send(ALL, '2026-05-30T12:00:00'),
      send(tag(1), '2026-05-30T12:00:00'),
      send(to('a', 'c'), '2026-05-30T12:00:00'),
      send(ALL, '2026-04-30T23:59:59'),
    ];
    expect(quotaUsed('service', sends, audience, lastOfMay, 0)).toBe(used);
    expect(quotaUsed('service', sends, audience, firstOfJune, 0)).toBe(0);
  });

  it.each<[MassState, number]>([
    ['waiting', 1],
    ['sending', 1],
    ['sent', 1],
    ['deleted', 1],
    ['failed', 0],
  ])('a send that is %s takes %i', (state, used) => {
    expect(quotaUsed('subscription', [send(ALL, '2026-05-31T08:00:00', state)], ALL, lastOfMay, 0)).toBe(used);
  });
});

describe('the end of a mass send', () => {
  it.each([
    [0, 'send success', 1],
    [-1, 'send fail', 1],
    [20001, 'err(20001)', 1],
    [30002, 'err(30002)', 2],
  ])('with outcome %i says %s', (outcome, status, checkState) => {
    expect([statusOf(outcome), checkStateOf(status)]).toEqual([status, checkState]);
  });
});

describe('the message of a mass send', () => {
  it.each([
    [
      { msgtype: 'mpnews', mpnews: { media_id: 'a' } },
      { msgtype: 'mpnews', mediaId: 'a' },
    ],
    [
      { msgtype: 'text', text: { content: '字' } },
      { msgtype: 'text', text: '字' },
    ],
    [
      { msgtype: 'image', image: { media_id: 'a' } },
      { msgtype: 'image', media: ['a'], text: '' },
    ],
    [
      { msgtype: 'voice', voice: { media_id: 'a' } },
      { msgtype: 'voice', media: ['a'], text: '' },
    ],
  ])('is read: %j', (body, content) => {
    expect(readContent(body)).toEqual({ ok: true, content });
  });

  it.each([
    [{ msgtype: 'text', text: { content: ' ' } }, 44004],
    [{ msgtype: 'text', text: { content: '字'.repeat(683) } }, 45002],
    [{ msgtype: 'image', images: { media_ids: Array.from({ length: 21 }, () => 'a') } }, 40007],
    [{ msgtype: 'wxcard' }, 48008],
    [{}, 40008],
  ])('is refused: %j', (body, code) => {
    expect(readContent(body)).toEqual({ ok: false, code });
  });
});
