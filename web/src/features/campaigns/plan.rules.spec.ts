import { draftOf, EMPTY_PLAN, inputOf, sourceOf } from './plan.rules';

const plan = {
  ...{ title: null, theme: '一技在身', documentNumber: null, organisers: ['示例局'], window: { from: null, to: null } },
  pillars: [
    { kind: 'policy' as const, title: '政策措施', text: '一' },
    { kind: 'exemplar' as const, title: '先进典型', text: '二' },
  ],
  forms: [],
  requirements: [],
  deadlines: [{ date: null, when: '月底前', what: null, to: ['示例处'] }],
};

describe('a campaign in the form', () => {
  it('goes to the server as it came, without what only the form knows', () => {
    expect(inputOf({ ...draftOf(plan), title: ' 示例 ' })).toEqual({
      ...plan,
      title: '示例',
      deadlines: [{ date: null, when: '月底前', what: null, to: ['示例处'], routes: [] }],
    });
  });

  it('sends no empty words: a field that was emptied is null', () => {
    expect(inputOf({ ...EMPTY_PLAN, title: '示例', theme: '  ', organisers: ['', '甲'] })).toMatchObject({
      theme: null,
      organisers: ['甲'],
    });
  });

  it('knows the source of an item wherever the item was moved, and none for what was added', () => {
    const draft = draftOf(plan);
    draft.pillars = [{ kind: 'other', title: '新', text: '' }, draft.pillars[1]!, draft.pillars[0]!];
    expect(sourceOf(['pillars', 1, 'title'], draft)).toBe('pillars[1].title');
    expect(sourceOf(['pillars', 2, 'kind'], draft)).toBe('pillars[0]');
    expect(sourceOf(['pillars', 0, 'title'], draft)).toBeNull();
    expect(sourceOf(['organisers'], draft)).toBe('issuers');
    expect(sourceOf(['window', 'from'], draft)).toBe('window.from');
    expect(sourceOf(['deadlines', 0, 'when'], draft)).toBe('deadlines[0].when');
  });
});
