import { PUBLICATION_STATES } from '../publication-state.rules.js';
import { type WaitFacts, waitsOf } from './waiting.rules.js';

const FREE: WaitFacts = { frozenFor: null, accountPaused: false, pageState: null, silentFor: null };

describe('what a scheduled publication waits for', () => {
  it('is nothing but its time, usually', () => {
    expect(waitsOf(FREE)).toEqual([]);
  });

  it('is told with everything that holds it back, the strongest first, each with what to do', () => {
    const waits = waitsOf({ frozenFor: '示例', accountPaused: true, pageState: 'held', silentFor: '示例日' });
    expect(waits.map(({ code }) => code)).toEqual(['FROZEN', 'ACCOUNT_PAUSED', 'PAGE_NOT_OUT', 'IN_BLACKOUT']);
    for (const { text, todo } of waits)
      for (const words of [text, todo]) expect([words.zh, words.en].every((told) => told.length > 5)).toBe(true);
    expect(waits[2]?.text.zh).toContain('已暂停');
    expect(waits[2]?.todo.zh).toContain('重新排期');
  });

  it.each(PUBLICATION_STATES)('names the state of the page: %s', (pageState) => {
    const [wait] = waitsOf({ ...FREE, pageState });
    expect(wait?.text.en).toMatch(/\(.+\)/);
    expect(wait?.todo.zh).not.toBe('');
  });
});
