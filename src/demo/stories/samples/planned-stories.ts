import { type DemoStory, SAMPLE_NOTE } from './demo-story.js';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/**
 * Approved and planned for the coming days, so that whoever logs in finds a plan to look at, to move, to hold. Their releases are counted
 * from the midnight before, in Shanghai. Both want the employment service's Weibo at the same minute: its rule makes the second one wait.
 */
export const PLANNED_STORIES: readonly DemoStory[] = [
  {
    department: 'employment',
    author: 'employmentOfficer',
    kind: 'event',
    pillar: 'policy',
    title: '示例｜招聘进校园预告：把岗位送到教室门口',
    summary: '就业服务中心带着岗位清单走进两所技工学校，现场讲政策、改简历、约面试。',
    facts: {
      name: '招聘进校园（示例）',
      startsAt: '2026-07-20T09:00:00+08:00',
      endsAt: '2026-07-20T12:00:00+08:00',
      place: '示例市第一技工学校操场',
      organisers: ['示例市就业服务中心'],
      audience: '技工院校应届毕业生',
    },
    cover: { file: 'policy.png', alt: '示意图：五级台阶对应五个技能等级' },
    body: [
      '这一次，招聘会开在学校里。毕业生下了课就能看岗位，企业当场就能见到人。',
      { heading: '现场有什么' },
      { list: ['岗位清单：按专业分区，薪酬写在牌子上；', '政策窗口：补贴、社保当面问；', '简历门诊：改到满意再投。'] },
      { heading: '怎么参加' },
      '在校生凭学生证入场，不收任何费用。',
      SAMPLE_NOTE,
    ],
    releases: [
      { account: 'site', after: DAY + 9 * HOUR },
      { account: 'employmentWeibo', after: 2 * DAY + 10 * HOUR },
    ],
  },
  {
    department: 'employment',
    author: 'employmentOfficer',
    kind: 'event',
    pillar: 'experience',
    title: '示例｜技能夜校开班：下班后学一门手艺',
    summary: '每周两晚，电工、烘焙、养老护理三门课同时开班，在线报名、免费试听。',
    facts: {
      name: '技能夜校（示例）',
      startsAt: '2026-07-22T19:00:00+08:00',
      endsAt: '2026-07-22T21:00:00+08:00',
      place: '示例市就业服务中心培训教室',
      organisers: ['示例市就业服务中心', '示例市职业技能培训研究室'],
      audience: '在职职工、待业人员',
    },
    cover: { file: 'unit.png', alt: '示意图：相互啮合的两只齿轮，寓意学校与企业协同育人' },
    body: [
      '白天要上班，晚上也能学技能。夜校把课堂开到了下班路上。',
      { heading: '开什么课' },
      { list: ['电工：从看懂图纸到接好一块配电板；', '烘焙：六次课做出一桌点心；', '养老护理：照护知识与实操各半。'] },
      { heading: '怎么报名' },
      '在线选课，先试听一次，满意再报名。',
      SAMPLE_NOTE,
    ],
    releases: [
      { account: 'site', after: 2 * DAY + 9 * HOUR },
      { account: 'employmentWeibo', after: 2 * DAY + 10 * HOUR },
    ],
  },
];
