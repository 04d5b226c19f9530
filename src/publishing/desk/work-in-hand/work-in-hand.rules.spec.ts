import { leftBehind } from './work-in-hand.rules.js';

const may = (departmentId: string, ...people: string[]) => people.map((personId) => ({ departmentId, personId }));

describe('work that somebody leaves behind', () => {
  const items = [
    { title: '甲', departmentId: 'school' },
    { title: '乙', departmentId: 'office' },
    { title: '丙', departmentId: 'elsewhere' },
  ];
  const before = [...may('school', 'ann', 'ben'), ...may('office', 'ann'), ...may('elsewhere', 'cid')];

  it('is what they can go on with no more, first that with which nobody could', () => {
    const after = before.filter(({ personId }) => personId !== 'ann');
    expect(leftBehind(items, 'ann', before, after)).toEqual({ count: 2, alone: 1, titles: ['乙', '甲'] });
  });

  it('is nothing where another of their roles allows it still, and nothing that had left their hands before', () => {
    expect(leftBehind(items, 'ann', before, before)).toEqual({ count: 0, alone: 0, titles: [] });
    expect(leftBehind(items, 'nobody', before, [])).toEqual({ count: 0, alone: 0, titles: [] });
  });

  it('names a few, and counts all', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ title: `第 ${index} 篇`, departmentId: 'school' }));
    const { count, titles } = leftBehind(many, 'ann', before, may('school', 'ben'));
    expect([count, titles.length, titles[0]]).toEqual([9, 5, '第 0 篇']);
  });
});
