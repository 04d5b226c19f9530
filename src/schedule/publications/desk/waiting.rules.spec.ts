import { PUBLICATION_STATES } from '../publication-state.rules.js';
import { type WaitFacts, waitsOf } from './waiting.rules.js';

const FREE: WaitFacts = {
  frozenFor: null,
  accountPaused: false,
  unauthorisedFor: null,
  authorisedUntil: null,
  pageState: null,
  silentFor: null,
};

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

  it('says that its account must be authorised again: before the end of the authorisation, or after it', () => {
    const authorisedUntil = new Date('2026-07-15T02:00:00Z');
    const [ends] = waitsOf({ ...FREE, authorisedUntil });
    expect(ends).toMatchObject({
      code: 'AUTHORISATION_ENDS',
      text: { zh: expect.stringContaining('2026-07-15T02:00') },
    });
    const unauthorisedFor = { zh: '微博 21327', en: 'Weibo 21327' };
    const lost = waitsOf({ ...FREE, authorisedUntil, unauthorisedFor });
    expect(lost.map(({ code }) => code)).toEqual(['ACCOUNT_UNAUTHORISED']);
    expect(lost[0]?.text.zh).toContain('微博 21327');
    for (const wait of [ends, lost[0]]) expect(wait?.todo.zh).toContain('重新授权');
  });

  it.each(PUBLICATION_STATES)('names the state of the page: %s', (pageState) => {
    const [wait] = waitsOf({ ...FREE, pageState });
    expect(wait?.text.en).toMatch(/\(.+\)/);
    expect(wait?.todo.zh).not.toBe('');
  });
});
