/** The chapters of the API document, in the order they are shown: tag and what it is about. Controllers name the tag; nothing else reads this. */
export const API_TAGS: Readonly<Record<string, string>> = {
  session: '登录、退出与本人 / Logging in and out, and oneself',
  departments: '单位及上下级 / Departments and their tree',
  people: '人员、角色与密码 / People, roles and passwords',
  campaigns: '通知识读与专题活动 / Notices and the campaigns made of them',
  accounts: '发布账号，密钥只进不出 / Accounts to publish on; secrets go in and never come out',
  stories: '稿件与历次版本 / Stories and their revisions',
  media: '图片 / Pictures',
  attachments: '附件：视频、文档，供人工发布 / Attachments: videos and documents for channels served by hand',
  variants: '各渠道稿件与预览 / What each channel gets of a story, with previews',
  review: '三审定稿 / Three reviews and the approval',
  publications: '发布任务：排期、改期、暂停、核实 / Publications: scheduling, moving, holding, settling',
  after: '发布之后：撤下、更正、恢复 / After it is out: taking down, correcting, putting up again',
  throttle:
    '发布频次规则、停发时段、日期类别、共用账号的权重 / Throttle policies, blackouts, classes of days, weights on shared accounts',
  replanning: '规则变动后的重排、提前、整天移动，先预览再确认 / Moving many: previewed first, then confirmed',
  'what-if': '推演：规则改了会怎样，不改任何安排 / What changed rules would do to the plan; changes nothing',
  issues: '微信群发的“本期图文”：预订位置、排序、截稿 / WeChat mass sends: booking places, order, closing',
  freezes: '紧急停发 / Emergency stops',
  audit: '审计记录 / The audit log',
  callbacks: '平台通知的入口，由平台调用 / Where platforms call',
  health: '存活、就绪与指标 / Alive, ready, and metrics',
};
