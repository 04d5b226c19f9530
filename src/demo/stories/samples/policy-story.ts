import { type DemoStory, SAMPLE_NOTE } from './demo-story.js';

export const POLICY_STORY: DemoStory = {
  department: 'employment',
  author: 'employmentOfficer',
  kind: 'policy',
  pillar: 'policy',
  title: '示例｜学技能有补贴：一图看懂职业技能提升行动',
  summary: '谁能参加、学什么、怎么申请、钱怎么到账——就业服务中心把大家问得最多的四个问题整理成一页纸。',
  facts: {
    name: '职业技能提升行动补贴政策解读（示例）',
    issuers: ['示例市人力资源和社会保障局'],
    audience: '企业职工、就业重点群体、技工院校学生',
  },
  cover: { file: 'policy.png', alt: '示意图：由浅到深的台阶，寓意技能等级逐级提升' },
  weibo:
    '【学技能有补贴】谁能参加？学什么？怎么申请？钱多久到账？大家问得最多的四个问题，就业服务中心整理成一页纸，办事带上身份证就行。（示例） 戳这里看全文 {link:publication} 转给正想学门手艺的他',
  body: [
    '想学一门手艺，却不知道从哪里报名、要不要自己掏钱？就业服务中心的窗口每天都会接到这样的咨询。我们把问得最多的四个问题集中作答。',
    { heading: '一、谁能参加' },
    '在本市用人单位就业的职工、登记失业人员、农民工、高校和技工院校毕业年度学生，都可以选择适合自己的项目。停工待岗期间的职工，可由单位统一组织参加线上培训。',
    { heading: '二、学什么' },
    {
      list: [
        '岗前培训：新录用人员入职前的安全和基本技能；',
        '技能提升：在岗职工考取更高等级的职业技能等级证书；',
        '以工代训：企业吸纳重点群体就业、边工作边培训；',
        '线上课程：“互联网＋职业技能培训”平台上的公开课。',
      ],
    },
    {
      picture: {
        file: 'policy.png',
        alt: '示意图：五级台阶对应五个技能等级',
        caption: '技能等级逐级提升示意（示例配图）',
      },
    },
    { heading: '三、怎么申请' },
    {
      steps: [
        '在线上平台或就近的就业服务窗口选定课程；',
        '实名签到，按要求完成课时；',
        '通过考核，取得证书；',
        '本人或单位提交补贴申请，窗口一次性告知所需材料。',
      ],
    },
    { heading: '四、多久到账' },
    '材料齐全的，受理后先在网站公示，公示无异议即按程序拨付。进度可以随时在平台上查询，不需要再跑一趟。',
    SAMPLE_NOTE,
  ],
  releases: [
    { account: 'site', after: 0 },
    { account: 'bureauWechat', after: 6 },
    { account: 'employmentWeibo', after: 12 },
  ],
};
