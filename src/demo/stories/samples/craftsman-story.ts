import { type DemoStory, SAMPLE_NOTE } from './demo-story.js';

/** Its Weibo post is wished soon after the policy's on the same account, so the department's rule makes it wait. */
export const CRAFTSMAN_STORY: DemoStory = {
  department: 'employment',
  author: 'employmentOfficer',
  kind: 'craftsman',
  pillar: 'exemplar',
  title: '示例｜海河边的“毫厘之争”：一位钳工技师的二十年',
  summary: '误差控制在一根头发丝的几十分之一，靠的不是天赋，是二十年如一日的手上功夫。',
  facts: {
    name: '示例工匠（某钳工技师）',
    trade: '装配钳工',
    unit: '某装备制造企业（示例）',
    skillLevel: '高级技师',
    yearsOfService: 20,
    achievements: ['改进装配工装十余项（示例数据）', '带出徒弟二十余人（示例数据）'],
  },
  cover: { file: 'craftsman.png', alt: '示意图：层层同心圆逐渐收紧，寓意精益求精' },
  weibo:
    '【海河边的“毫厘之争”】误差控制在一根头发丝的几十分之一，靠的是二十年如一日的手上功夫。走近一位“海河工匠”式的钳工技师，看他怎样把一件事做到极致。（示例） {link:publication} 向每一双专注的手致敬',
  body: [
    '车间里最安静的角落，往往坐着手艺最好的人。这位钳工技师的工位就在那里：一盏灯、一把锉刀、一块平板，二十年没有换过地方。',
    { heading: '手上功夫，从慢开始' },
    '刚进厂那年，师傅让他锉了三个月的平面。锉一刀、量一次，量不准就重来。别人觉得枯燥，他却从铁屑的声音里听出了力道的深浅。',
    { picture: { file: 'craftsman.png', alt: '示意图：逐渐收紧的同心圆', caption: '精益求精（示例配图）' } },
    { heading: '把难题留给自己' },
    {
      list: [
        '设备检修时间紧，他设计专用工装，把两天的活儿缩到半天；',
        '进口件到货慢，他带着徒弟测绘、试制，做出了能用的替代件；',
        '任务最紧的那个月，他连续两周守在车间，保住了交货期。',
      ],
    },
    { heading: '把本事传给徒弟' },
    '如今他是技能大师工作室的带头人。每带一个徒弟，他都要送一把自己磨的刮刀，叮嘱的还是那句老话：“慢一点，准一点。”',
    { quote: '“技能是长在手上的，谁也拿不走。”——示例工匠' },
    SAMPLE_NOTE,
  ],
  releases: [
    { account: 'site', after: 15 },
    { account: 'employmentWeibo', after: 24 },
  ],
};
