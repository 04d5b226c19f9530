import { missingForStart, pillarKindOf, pillarTitleOf } from './campaign.rules.js';
import { campaignNameOf } from './plan/campaign-plan.rules.js';

test.each([
  ['政策措施', '', 'policy'],
  ['经验成果', '', 'experience'],
  ['先进典型', '', 'exemplar'],
  ['身边榜样', '', 'exemplar'],
  ['典型经验', '', 'experience'],
  ['其他', '讲述优秀选手的故事', 'exemplar'],
  [null, '解读培训补贴政策', 'policy'],
  ['其他', '甲乙丙', 'other'],
])('a pillar %s (%s) is about %s', (title, text, kind) => expect(pillarKindOf(title, text)).toBe(kind));

test('a pillar without a title is called by its first clause, cut when long', () => {
  expect(pillarTitleOf(null, '宣传补贴政策。其余略。')).toBe('宣传补贴政策');
  expect(pillarTitleOf(null, '字'.repeat(50))).toHaveLength(30);
  expect(pillarTitleOf('政策', '甲')).toBe('政策');
  expect(pillarTitleOf(null, '')).toBe('宣传内容');
});

test('a campaign starts with a first day, a last day and a pillar', () => {
  expect(missingForStart({ windowFrom: null, windowTo: null, pillars: [] })).toEqual([
    'window.from',
    'window.to',
    'pillars',
  ]);
  expect(missingForStart({ windowFrom: '2026-07-01', windowTo: '2026-07-31', pillars: [1] })).toEqual([]);
});

test.each([
  ['市人社局等六部门关于印发《2020年世界青年技能日宣传活动实施方案》的通知', '2020年世界青年技能日宣传活动'],
  ['关于印发《2026年世界青年技能日宣传活动方案（示例）》的通知', '2026年世界青年技能日宣传活动（示例）'],
  ['示例市教育局关于开展2021年技能人才宣传月活动的通知', '2021年技能人才宣传月活动'],
  ['关于做好“慈善宣传日”有关工作的通知', '“慈善宣传日”'],
  ['示例省教育厅关于转发《教育部关于做好2019年推广普通话宣传周活动的通知》的通知', '2019年推广普通话宣传周活动'],
  ['关于做好2027年春节元宵节期间文旅活动宣传工作的紧急通知', '2027年春节元宵节期间文旅活动宣传'],
  ['关于开展“护苗过暑假”宣传活动的补充通知', '“护苗过暑假”宣传活动'],
  ['示例市关于举办2027年读书月的重要通知', '2027年读书月'],
  ['2024年“书香示例”全民阅读活动方案', '2024年“书香示例”全民阅读活动方案'],
  ['示例市文化和旅游局公告', '示例市文化和旅游局公告'],
])('%s is about the campaign %s', (title, name) => expect(campaignNameOf(title)).toBe(name));
