import { type DemoStory, SAMPLE_NOTE } from './demo-story.js';

export const GRADUATE_STORY: DemoStory = {
  department: 'school1',
  author: 'schoolOfficer',
  kind: 'graduate',
  pillar: 'exemplar',
  title: '示例｜从山村到智能产线：一名技校毕业生的三年',
  summary: '靠一张技能等级证书，她从帮扶地区来到城市，成了产线上最年轻的班组长，也改变了全家的生活。',
  facts: {
    name: '示例毕业生',
    school: '示例市第一技工学校',
    major: '工业机器人应用与维护',
    graduationYear: 2023,
    employer: '某智能制造企业（示例）',
    post: '产线班组长',
  },
  cover: { file: 'graduate.png', alt: '示意图：起伏的山线上方升起的圆，寓意走出大山' },
  body: [
    '三年前，她背着一个旧书包走进校门，是家里第一个走出大山的孩子。三年后，她管着一条智能产线，名字写在班组看板的第一行。',
    { heading: '选一门手艺' },
    '招生老师到帮扶地区宣讲，告诉孩子们有学费减免，有助学金，还能到企业实习。她报了工业机器人应用与维护，因为“听上去像未来的事”。',
    { picture: { file: 'graduate.png', alt: '示意图：山线与升起的圆', caption: '走出大山（示例配图）' } },
    { heading: '三张证书' },
    {
      list: [
        '入学第一年，拿到电工中级证书；',
        '第二年，在校企共建的车间里学会了示教编程；',
        '毕业前，通过高级工技能等级认定。',
      ],
    },
    { heading: '一份工资，一个家' },
    '第一个月的工资，她寄回家一半。父亲用它翻修了屋顶，弟弟也报考了同一所学校。她说，职业技能提升改变的不只是自己的生活。',
    SAMPLE_NOTE,
  ],
  releases: [
    { account: 'site', after: 50 },
    { account: 'schoolWechat', after: 60 },
  ],
};
