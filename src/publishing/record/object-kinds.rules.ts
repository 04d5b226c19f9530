import type { Words } from '../../schedule/planner/words.rules.js';

/** What the audit log tells of, by its word for it, as people choose it. */
export const OBJECT_KINDS = {
  story: { zh: '稿件', en: 'Stories' },
  publication: { zh: '发布', en: 'Posts' },
  issue: { zh: '本期图文', en: 'Issues' },
  campaign: { zh: '专题活动', en: 'Campaigns' },
  notice: { zh: '通知', en: 'Notices' },
  account: { zh: '账号', en: 'Accounts' },
  policy: { zh: '频次规则', en: 'Throttle rules' },
  blackout: { zh: '停发时段', en: 'Blackouts' },
  freeze: { zh: '紧急停发', en: 'Emergency stops' },
  'day-class': { zh: '工作日和节假日', en: 'Classes of days' },
  department: { zh: '单位', en: 'Departments' },
  person: { zh: '人员', en: 'People' },
  session: { zh: '登录', en: 'Log-ins' },
  media: { zh: '图片', en: 'Pictures' },
  'weibo-connection': { zh: '微博授权', en: 'Weibo authorisations' },
  demonstration: { zh: '示例', en: 'The demonstration' },
  audit: { zh: '审计记录', en: 'The audit log' },
} as const satisfies Readonly<Record<string, Words>>;

/** Titles stand in 《》, everything else in quotation marks; a post's name has them already, with its account behind. */
export function quoted(type: string, name: string): Words {
  if (type === 'publication') return { zh: name, en: name };
  const isTitle = type === 'story' || type === 'campaign' || type === 'notice';
  return { zh: isTitle ? `《${name}》` : `“${name}”`, en: `“${name}”` };
}
