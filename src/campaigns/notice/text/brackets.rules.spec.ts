import { stopOutside, uncut } from './brackets.rules.js';

describe('brackets of a notice', () => {
  it.each([
    ['第一批稿件（每单位不少于3篇，每篇1500字）；第二批', '，；', 23],
    ['《甲，乙》，丙', '，', 5],
    ['没有停顿（一，二）', '，', -1],
    ['永不闭合（一，二', '，', 6],
    ['多余的）也不算，后面', '，', 7],
  ])('a stop inside of them ends nothing: %s', (text, marks, place) => expect(stopOutside(text, marks)).toBe(place));

  it.each([
    ['第一批稿件（每单位不少于3篇', '第一批稿件'],
    ['甲（乙（丙）丁', '甲'],
    ['见附件）活动总结（附件3）', '活动总结（附件3）'],
    ['《方案》和“总结”', '《方案》和“总结”'],
  ])('what would cut one ends before it: %s', (text, whole) =>
    expect(text.slice(...uncut(text, [0, text.length]))).toBe(whole),
  );
});
