import { type DemoStory, SAMPLE_NOTE } from './demo-story.js';

export const UNIT_STORY: DemoStory = {
  department: 'school1',
  author: 'schoolOfficer',
  kind: 'unit',
  pillar: 'experience',
  title: '示例｜把车间搬进课堂：第一技工学校的校企共育三步走',
  summary: '企业出岗位、学校出师资、学生进车间。这所学校用三年时间，把“毕业找工作”变成了“入学即入岗”。',
  facts: {
    name: '示例市第一技工学校',
    type: '技工院校',
    place: '示例市',
    practices: ['校企共建实训车间', '企业导师与学校教师同堂授课', '按岗位标准开发课程'],
    results: ['共建实训车间四个（示例数据）', '每学期安排两次企业轮岗（示例数据）'],
  },
  cover: { file: 'unit.png', alt: '示意图：相互啮合的两只齿轮，寓意学校与企业协同育人' },
  body: [
    '早上八点，实训楼里的机床准时启动。站在工位旁讲解的不只是学校教师，还有合作企业派来的技师。在第一技工学校，这样的“双导师课堂”已经成了日常。',
    { heading: '第一步：共建车间' },
    '学校腾出场地，企业投入设备，按真实产线布置实训车间。学生练的是企业正在用的机器，做的是企业正在做的零件。',
    { heading: '第二步：共编课程' },
    '每个专业由企业技师和教师组成课程小组，对照岗位标准一条一条改教案。',
    { list: ['理论课压缩到够用；', '实训课占到一半以上；', '每个学期末到企业轮岗，由企业打分。'] },
    { picture: { file: 'unit.png', alt: '示意图：两只啮合的齿轮', caption: '校企协同示意（示例配图）' } },
    { heading: '第三步：共评成果' },
    '学生毕业前要通过企业和学校共同组织的技能等级认定。成绩单上既有分数，也有企业导师写下的评语。',
    { quote: '“学生进门就能上手，企业少带半年，学生少走弯路。”——合作企业车间负责人（示例）' },
    '活动月期间，学校将面向初高中毕业生和家长开放实训车间，欢迎预约参观。',
    SAMPLE_NOTE,
  ],
  releases: [
    { account: 'site', after: 5 },
    { account: 'schoolWechat', after: 20 },
  ],
};
