import { PUBLICATION_STATES, type PublicationState } from '../publication-state.rules.js';
import { type WaitFacts, waitsOf as waitsIn } from './waiting.rules.js';

const FREE: WaitFacts = {
  frozenFor: null,
  frozenInHandFor: null,
  inHand: null,
  accountPaused: false,
  pausedFor: null,
  unauthorisedFor: null,
  authorisedUntil: null,
  pageState: null,
  articlesWithoutPage: null,
  silentFor: null,
  lookOwed: null,
  putOff: null,
  inHandUntil: null,
  takenByName: null,
  accountName: '示例号',
  accountDepartmentName: '示例局',
  linkMissing: false,
  now: new Date('2026-07-15T01:00:00Z'),
};

const waitsOf = (facts: WaitFacts) => waitsIn(facts, 'Asia/Shanghai');

describe('what a scheduled publication waits for', () => {
  it('is nothing but its time, usually', () => {
    expect(waitsOf(FREE)).toEqual([]);
  });

  it('is told with everything that holds it back, the strongest first, each with what to do', () => {
    const waits = waitsOf({ ...FREE, frozenFor: '示例', accountPaused: true, pageState: 'held', silentFor: '示例日' });
    expect(waits.map(({ code }) => code)).toEqual(['FROZEN', 'ACCOUNT_PAUSED', 'PAGE_NOT_OUT', 'IN_BLACKOUT']);
    for (const { text, todo } of waits)
      for (const words of [text, todo]) expect([words.zh, words.en].every((told) => told.length > 5)).toBe(true);
    expect(waits[2]?.text.zh).toContain('已暂停');
    expect(waits[2]?.todo.zh).toContain('重新排期');
  });

  it('says why its account is paused, where whoever paused it said so', () => {
    const [wait] = waitsOf({ ...FREE, accountPaused: true, pausedFor: { zh: '示例：换负责人。', en: 'example' } });
    expect(wait?.text.zh).toContain('已停用（示例：换负责人），恢复之前');
  });

  it('is told that the platform is looked at first, and until about when', () => {
    const at = '2026-07-15T01:03:00Z';
    const [own] = waitsOf({ ...FREE, lookOwed: { own: true, at, state: 'scheduled' } });
    expect(own).toMatchObject({ code: 'LOOK_OWED', until: new Date(at) });
    expect(own?.text.zh).toContain('这次发送：为免重复，系统将在 2026-07-15 09:03 (+08:00) 前后到平台核对');
    const [late] = waitsOf({ ...FREE, lookOwed: { own: false, at: '2026-07-15T00:00:00Z', state: 'cancelled' } });
    expect(late).toMatchObject({ until: FREE.now, text: { zh: expect.stringContaining('先前在该账号的一次发送') } });
    const [unknown] = waitsOf({ ...FREE, lookOwed: { own: false, at: null, state: 'scheduled' } });
    expect(unknown).toMatchObject({ code: 'LOOK_OWED', todo: { zh: expect.stringContaining('请取消，系统随即') } });
    expect(unknown?.until).toBeUndefined();
  });

  it.each<[PublicationState, string, string]>([
    ['scheduled', '等它发出', '重新排期'],
    ['sending', '等它发出', '重新排期'],
    ['held', '“已暂停”，不会自己发出：仍要发的，请为它重新排期', '等它发出'],
    ['failed', '“发送失败”，不会自己发出：仍要发的，请为它重新排期', '等它发出'],
    ['missed', '“逾期未发”，不会自己发出：仍要发的，请为它重新排期', '等它发出'],
    ['unconfirmed', '已发出的填写链接，没有发出的由两人确认', '等它发出'],
  ])('says of an earlier one that is %s what ends it', (state, said, unsaid) => {
    const [wait] = waitsOf({ ...FREE, lookOwed: { own: false, at: null, state } });
    expect(wait?.todo.zh).toContain(said);
    expect(wait?.todo.zh).not.toContain(unsaid);
  });

  it('warns whoever could publish a draft that lies in the box while a freeze stands', () => {
    const [wait] = waitsOf({ ...FREE, frozenInHandFor: '示例：突发事件', inHand: 'draft' });
    expect(wait).toMatchObject({ code: 'FROZEN_IN_HAND', text: { zh: expect.stringContaining('示例：突发事件') } });
    expect(wait?.text.zh).toContain('请勿发表');
    expect(wait?.todo.zh).toContain('撤销定稿');
  });

  it('warns the administrator who could confirm a mass send, and whoever could publish a draft that may be in the box still', () => {
    const frozen = (inHand: WaitFacts['inHand']) => waitsOf({ ...FREE, frozenInHandFor: '示例：突发事件', inHand })[0];
    const administrator = frozen('administrator');
    expect(administrator).toMatchObject({ code: 'FROZEN_IN_HAND', text: { zh: expect.stringContaining('请勿确认') } });
    expect(administrator?.todo.zh).toContain('拒绝');
    for (const words of [administrator?.text.zh, administrator?.todo.zh]) expect(words).not.toContain('草稿');
    const perhaps = frozen('draft-perhaps');
    expect(perhaps?.text.zh).toContain('可能还在公众号草稿箱');
    expect(perhaps?.todo.zh).toContain('填写链接');
    expect(waitsOf({ ...FREE, inHand: 'administrator' })).toEqual([]);
  });

  describe('that was begun and lies with a person', () => {
    const inHandUntil = new Date('2026-07-15T01:24:30Z');
    const told = (over: Partial<WaitFacts>) => waitsOf({ ...FREE, inHandUntil, ...over });

    it.each<[WaitFacts['inHand'], Partial<WaitFacts>, string[]]>([
      ['administrator', {}, ['“示例号”的管理员', '微信', '作废']],
      ['draft', {}, ['草稿箱', '“示例号”']],
      ['hand', {}, ['“示例局”', '领取']],
      ['hand', { takenByName: '值班一' }, ['值班一已领取']],
    ])('says for whom it waits, until when and how long that is: %s', (inHand, over, words) => {
      const [wait, ...others] = told({ inHand, ...over });
      expect([wait?.code, wait?.until, others]).toEqual(['IN_HAND', inHandUntil, []]);
      for (const word of [...words, '2026-07-15 09:24 (+08:00)', '还剩 24 分钟']) expect(wait?.text.zh).toContain(word);
      expect(wait?.text.en).toContain('24 min left');
      expect(wait?.todo.zh).toMatch(/^请/);
    });

    it('counts hours, and says when there is next to no time left', () => {
      const at = (time: string) => told({ inHand: 'draft', inHandUntil: new Date(time) })[0]?.text.zh;
      expect(at('2026-07-15T13:00:00Z')).toContain('还剩 12 小时。');
      expect(at('2026-07-15T01:00:20Z')).toContain('即将到时');
    });

    it('is warned of a freeze first', () => {
      const waits = told({ inHand: 'administrator', frozenInHandFor: '示例：突发事件' });
      expect(waits.map(({ code }) => code)).toEqual(['FROZEN_IN_HAND', 'IN_HAND']);
    });
  });

  it('says that the link of what is out can be filled in where the platform told none', () => {
    const [wait] = waitsOf({ ...FREE, linkMissing: true });
    expect(wait).toMatchObject({ code: 'LINK_MISSING', todo: { zh: expect.stringContaining('复制链接') } });
  });

  it('says that its account must be authorised again: before the end of the authorisation, or after it', () => {
    const authorisedUntil = new Date('2026-07-15T02:00:00Z');
    const [ends] = waitsOf({ ...FREE, authorisedUntil });
    expect(ends).toMatchObject({
      code: 'AUTHORISATION_ENDS',
      text: { zh: expect.stringContaining('2026-07-15 10:00 (+08:00)') },
    });
    const unauthorisedFor = { zh: '微博 21327', en: 'Weibo 21327' };
    const lost = waitsOf({ ...FREE, authorisedUntil, unauthorisedFor });
    expect(lost.map(({ code }) => code)).toEqual(['ACCOUNT_UNAUTHORISED']);
    expect(lost[0]?.text.zh).toContain('微博 21327');
    expect(ends?.todo.zh).toContain('重新授权');
    // What to do depends on the platform, and its own words in the brackets say it: a refused address needs no authorisation.
    expect(lost[0]?.todo.zh).toContain('测试');
    for (const words of [lost[0]?.text.zh, lost[0]?.todo.zh]) expect(words).not.toContain('授权');
  });

  it('says why a platform put it off and until when, except where its account must be authorised again first', () => {
    const text = { zh: '微信 45009：当天的调用次数已用完', en: 'WeChat 45009: the calls of the day are used up' };
    const putOff = { text, until: '2026-11-26T16:01:00.000Z' };
    const [wait] = waitsOf({ ...FREE, putOff });
    expect(wait).toMatchObject({
      code: 'PUT_OFF',
      text: { zh: '没有发出，2026-11-27 00:01 (+08:00) 之后再发：微信 45009：当天的调用次数已用完。' },
    });
    const unauthorisedFor = { zh: '微博 21327', en: 'Weibo 21327' };
    expect(waitsOf({ ...FREE, putOff, unauthorisedFor }).map(({ code }) => code)).toEqual(['ACCOUNT_UNAUTHORISED']);
  });

  it.each(PUBLICATION_STATES)('names the state of the page: %s', (pageState) => {
    const [wait] = waitsOf({ ...FREE, pageState });
    expect(wait?.text.en).toMatch(/\(.+\)/);
    expect(wait?.todo.zh).not.toBe('');
  });
});
