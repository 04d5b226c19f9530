import { type DemoStory, SAMPLE_NOTE } from './demo-story.js';

export const WINNER_STORY: DemoStory = {
  department: 'training',
  author: 'trainingOfficer',
  kind: 'competition_winner',
  pillar: 'exemplar',
  title: '示例｜赛场上的十六个小时：一名焊接选手的金牌之路',
  summary: '从技校教室到技能大赛赛场，一名青年选手用上千次练习回答了“学技能有没有出息”。',
  facts: {
    name: '示例选手（某技工院校学生）',
    competition: '示例市职业技能竞赛',
    event: '焊接',
    award: '一等奖',
    year: 2026,
    unit: '示例市第二技工学校',
    coaches: ['示例教练'],
  },
  cover: { file: 'winner.png', alt: '示意图：自中心向外放射的光束，寓意弧光与荣誉' },
  body: [
    '十六个小时、四个模块、数十道焊缝。走下赛场时，这名选手的手套磨穿了两层。评委说，他的焊缝“像机器走出来的”，他笑着摇头：“机器可不会紧张。”',
    { heading: '一千次起弧' },
    '备赛那段日子，他每天第一个到实训室、最后一个离开。平焊、立焊、仰焊，一个动作反复练，练到闭上眼睛也能听出电弧是否稳定。',
    { picture: { file: 'winner.png', alt: '示意图：放射状的光束', caption: '弧光（示例配图）' } },
    { heading: '教练的三条规矩' },
    { steps: ['先看图纸，再动手；', '每道焊缝都要自检；', '失误可以有，同样的失误不能有第二次。'] },
    { heading: '下一站' },
    '夺冠之后，多家企业向他伸出橄榄枝。他的打算很实在：先把书念完，再去生产一线，把赛场上的标准带到车间里。',
    SAMPLE_NOTE,
  ],
  releases: [
    { account: 'site', after: 30 },
    { account: 'bureauWechat', after: 36 },
    { account: 'bureauWeibo', after: 45 },
  ],
};
