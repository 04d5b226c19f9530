import { historyOf, TOLD_ACTS } from './history.rules.js';

const row = (action: string, data: Record<string, unknown>) => ({
  ...{ id: '1', at: new Date(0), action: `publication.${action}`, by: '示例值班编辑' },
  data,
});

describe('what the journal tells of a publication', () => {
  it('is a person’s own reason', () => {
    expect(historyOf(row('hold', { reason: '示例：等通稿' }))).toMatchObject({
      act: 'hold',
      name: { zh: '暂停' },
      by: '示例值班编辑',
      why: { zh: '示例：等通稿', en: '示例：等通稿' },
    });
  });

  it('is what was said in both languages rather than the platform’s own words', () => {
    const { why } = historyOf(
      row('retry', { reason: 'connect ECONNREFUSED', text: { zh: '没有连上', en: 'not reached' } }),
    );
    expect(why).toEqual({ zh: '没有连上', en: 'not reached' });
    expect(historyOf(row('give-back', { zh: '停发', en: 'frozen' })).why).toEqual({ zh: '停发', en: 'frozen' });
  });

  it('names what the engine has found, in words of people', () => {
    for (const act of ['refused-but', 'unready', 'take-up']) {
      expect(TOLD_ACTS).toContain(`publication.${act}`);
      expect(historyOf(row(act, {})).name.zh).not.toContain(act);
    }
  });

  it('is the times before and after, and nothing else of the data', () => {
    const told = historyOf(row('move', { slotBefore: 'a', slotAt: 'b', attemptId: 'x', ref: 'secret' }));
    expect(told).toMatchObject({ slotBefore: 'a', slotAt: 'b', why: null });
    expect(JSON.stringify(told)).not.toMatch(/secret|attemptId/);
  });

  it('asks for acts by their full names', () => {
    expect(TOLD_ACTS).toContain('publication.hand-give-back');
    expect(TOLD_ACTS).not.toContain('publication.look');
  });
});
