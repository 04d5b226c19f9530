import { type DemoStory, SAMPLE_NOTE } from './demo-story.js';

/** Stays with the second reviewer, so that whoever logs in finds something to read and decide. */
export const EVENT_STORY: DemoStory = {
  department: 'training',
  author: 'trainingOfficer',
  kind: 'event',
  pillar: 'experience',
  title: '示例｜校企开放日预告：来车间里上一堂课',
  summary: '实训车间、企业产线、技能体验区同时开放，预约即可参加。',
  facts: {
    name: '校企开放日（示例）',
    startsAt: '2026-07-15T09:00:00+08:00',
    endsAt: '2026-07-15T16:00:00+08:00',
    place: '示例市第一技工学校实训楼',
    organisers: ['示例市职业技能培训研究室', '示例市第一技工学校'],
    audience: '初高中毕业生和家长、社会人员',
  },
  cover: { file: 'unit.png', alt: '示意图：相互啮合的两只齿轮，寓意学校与企业协同育人' },
  body: [
    '开放日当天，学校和企业把平时上课、上班的地方敞开来，请大家走进来看一看、动手试一试。',
    { heading: '看什么' },
    { list: ['实训车间：数控、焊接、工业机器人；', '企业产线：从毛坯到成品的全过程；', '技能体验区：人人可以动手。'] },
    { heading: '怎么来' },
    '分时段预约，凭预约码入校；进入车间请戴好安全帽，听从引导。',
    SAMPLE_NOTE,
  ],
  releases: [],
};
