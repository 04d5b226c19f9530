import type { ErrorDefinition } from '../platform/errors/app-error.js';

export const NOTICE_UNREADABLE: ErrorDefinition = {
  code: 'NOTICE_UNREADABLE',
  status: 422,
  level: 'info',
  zh: '这个文件不是文本。请把通知另存为纯文本（UTF-8 或 GB18030 编码）后再上传。',
  en: 'This file is no text. Save the notice as plain text (UTF-8 or GB18030) and upload it again.',
};

export const NOTICE_TOO_LONG: ErrorDefinition = {
  code: 'NOTICE_TOO_LONG',
  status: 413,
  level: 'info',
  zh: '通知有 {length} 个字符，超过 {max} 个的上限。请只保留通知正文和方案附件。',
  en: 'The notice has {length} characters; {max} is the limit. Keep only the notice and the attached plan.',
};

export const NOTICE_EMPTY: ErrorDefinition = {
  code: 'NOTICE_EMPTY',
  status: 400,
  level: 'info',
  zh: '请提供通知的文字（text）或文件（file），二者选一。',
  en: 'Give either the text of the notice or its file, not both and not neither.',
};

export const NOTICE_ALREADY_CONFIRMED: ErrorDefinition = {
  code: 'NOTICE_ALREADY_CONFIRMED',
  status: 409,
  level: 'info',
  zh: '这份通知已经确认为专题活动，请打开该活动修改。',
  en: 'This notice has already been confirmed as a campaign. Open the campaign to change it.',
};

export const CAMPAIGN_STALE_VERSION: ErrorDefinition = {
  code: 'CAMPAIGN_STALE_VERSION',
  status: 409,
  level: 'info',
  zh: '专题活动已被别人改到第 {version} 版，请刷新后再改。',
  en: 'Somebody changed the campaign to version {version}. Reload it and apply your change again.',
};

export const CAMPAIGN_STATE: ErrorDefinition = {
  code: 'CAMPAIGN_STATE',
  status: 409,
  level: 'info',
  zh: '专题活动当前状态（{from}）不能改为 {to}，请刷新后按现在的状态处理。',
  en: 'A campaign that is {from} cannot become {to}.',
};

export const CAMPAIGN_CLOSED: ErrorDefinition = {
  code: 'CAMPAIGN_CLOSED',
  status: 409,
  level: 'info',
  zh: '专题活动已结束，不能再修改。请先重新开启。',
  en: 'The campaign is closed. Reopen it before changing it.',
};

export const CAMPAIGN_INCOMPLETE: ErrorDefinition = {
  code: 'CAMPAIGN_INCOMPLETE',
  status: 422,
  level: 'info',
  zh: '启动专题活动前请补全：{missing}。',
  en: 'Before the campaign starts, fill in: {missing}.',
};

export const CAMPAIGN_WINDOW: ErrorDefinition = {
  code: 'CAMPAIGN_WINDOW',
  status: 400,
  level: 'info',
  zh: '活动结束日期不能早于开始日期，请修改。',
  en: 'A campaign cannot end before it begins.',
};

export const PILLAR_IN_USE: ErrorDefinition = {
  code: 'PILLAR_IN_USE',
  status: 409,
  level: 'info',
  zh: '宣传内容“{title}”下已有稿件，不能删除。请保留它，可以改名。',
  en: 'The pillar "{title}" has stories and cannot be removed.',
};

export const PILLAR_NOT_IN_CAMPAIGN: ErrorDefinition = {
  code: 'PILLAR_NOT_IN_CAMPAIGN',
  status: 422,
  level: 'info',
  zh: '所选宣传内容不属于这个专题活动，请重新选择。',
  en: 'The pillar chosen does not belong to this campaign. Choose another.',
};
