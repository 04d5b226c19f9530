import type { ErrorDefinition } from '../../platform/errors/app-error.js';

export const HAND_CLOSED: ErrorDefinition = {
  code: 'HAND_CLOSED',
  status: 409,
  level: 'info',
  zh: '这项人工发布现在是“{stage}”，不能这样做。请刷新后再看。',
  en: 'This task by hand is "{stage}" now, so that cannot be done. Reload and look again.',
};

export const HAND_TAKEN: ErrorDefinition = {
  code: 'HAND_TAKEN',
  status: 409,
  level: 'info',
  zh: '{name} 已领取这项人工发布。请先与其核实尚未发布，再选择“接手”。',
  en: '{name} has this task in hand. Make sure with them that it is not posted yet, then take it over.',
};

export const HAND_NOT_TAKEN: ErrorDefinition = {
  code: 'HAND_NOT_TAKEN',
  status: 409,
  level: 'info',
  zh: '请先领取这项人工发布，再填写结果：这样不会有两个人同时发布。',
  en: 'Take this task first, then report on it: so no two people post at once.',
};

export const HAND_FROZEN: ErrorDefinition = {
  code: 'HAND_FROZEN',
  status: 409,
  level: 'info',
  zh: '紧急停发中，请勿发布（{reason}）。如确已发出，请在填写链接时说明情况。',
  en: 'An emergency stop is in force: do not post ({reason}). If it is out all the same, say how when you fill in the link.',
};

export const HAND_UNAPPROVED: ErrorDefinition = {
  code: 'HAND_UNAPPROVED',
  status: 409,
  level: 'info',
  zh: '定稿已撤销或与审签内容不符，请勿发布，并告知审核人员。如确已发出，请在填写链接时说明情况。',
  en: 'The approval was taken back or no longer matches: do not post, and tell the reviewers. If it is out all the same, say how when you fill in the link.',
};

export const HAND_NOT_NOW: ErrorDefinition = {
  code: 'HAND_NOT_NOW',
  status: 409,
  level: 'info',
  zh: '现在不能发布：{why}。请勿发布；可以发布时再领取，或选择“未能发布”写明原因，由排期人员改期。',
  en: 'It must not be posted now: {why}. Do not post; take it when it may leave, or report it as not posted, so that it gets a new time.',
};

export const HAND_EARLY: ErrorDefinition = {
  code: 'HAND_EARLY',
  status: 409,
  level: 'info',
  zh: '离发布时间还早，发布包在核定时间前 {minutes} 分钟开放，请到时再来。',
  en: 'It is too early: the package opens {minutes} minutes before the slot.',
};

export const HAND_LINK_PENDING: ErrorDefinition = {
  code: 'HAND_LINK_PENDING',
  status: 409,
  level: 'info',
  zh: '文中的网页链接要等网站稿发布后才有，请稍后再取发布包。',
  en: 'The link in the text is known once the web page is out. Fetch the package after that.',
};

export const HAND_LINK_NEEDED: ErrorDefinition = {
  code: 'HAND_LINK_NEEDED',
  status: 422,
  level: 'info',
  zh: '请填写链接。平台没有网页链接的（如视频号），请上传截图并说明。',
  en: 'Give the link. Where the platform has none, upload a screenshot and say so.',
};

export const HAND_LINK_DOUBTFUL: ErrorDefinition = {
  code: 'HAND_LINK_DOUBTFUL',
  status: 422,
  level: 'info',
  zh: '链接核对未通过：{found}请改正；确认无误的，写明理由后仍可提交。',
  en: 'The look at the link was not content: {found} Correct it, or give a reason and send it again.',
};

export const HAND_NO_SCREENSHOT: ErrorDefinition = {
  code: 'HAND_NO_SCREENSHOT',
  status: 404,
  level: 'info',
  zh: '这项人工发布没有截图，请查看填回的链接和说明。',
  en: 'This task has no screenshot. See the link and the note that were filled in.',
};
