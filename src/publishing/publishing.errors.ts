import type { ErrorDefinition } from '../platform/errors/app-error.js';

export const NOT_UNCONFIRMED: ErrorDefinition = {
  code: 'NOT_UNCONFIRMED',
  status: 409,
  level: 'info',
  zh: '这条发布任务已不是“待核实”，请刷新后再看。',
  en: 'This publication is no longer unconfirmed. Reload and look again.',
};

export const NOT_FAILED: ErrorDefinition = {
  code: 'NOT_FAILED',
  status: 409,
  level: 'info',
  zh: '只有“发送失败”“已暂停”“逾期未发”的发布任务可以登记为已由人工发布，这一条不是，请刷新后再看；待发布的请先暂停。',
  en: 'Only what has failed, is held or was missed can be reported as published by a person, and this does not stand so. Reload and look again; what is scheduled must be held first.',
};

export const NOT_GONE: ErrorDefinition = {
  code: 'NOT_GONE',
  status: 409,
  level: 'info',
  zh: '这条内容没有被发现不在平台上，或者已有人登记过，请刷新后再看。',
  en: 'It was not found to be gone, or somebody has noted it already. Reload and look again.',
};

export const NOT_BY_HAND_ON_OWN_SITE: ErrorDefinition = {
  code: 'NOT_BY_HAND_ON_OWN_SITE',
  status: 409,
  level: 'info',
  zh: '这是自有网站的稿件，只由系统发布，不能登记为已由人工发布。要发布请重新排期，不再发布请取消。',
  en: 'This goes to the own site, where only the system publishes, so it cannot be reported as published by a person. Give it a new time to publish it, or cancel it.',
};

export const RESOLUTION_NEEDS_LINK: ErrorDefinition = {
  code: 'RESOLUTION_NEEDS_LINK',
  status: 422,
  level: 'info',
  zh: '在平台上找到了这条内容，请填写它的链接。',
  en: 'You found the post on the platform: give its link.',
};

export const LINK_KNOWN: ErrorDefinition = {
  code: 'LINK_KNOWN',
  status: 409,
  level: 'info',
  zh: '只有已发布而没有链接的内容才能补填链接，请刷新查看。',
  en: 'A link is filled in for what is out and has none. Reload to see it.',
};

export const LINK_NOT_CORRECTABLE: ErrorDefinition = {
  code: 'LINK_NOT_CORRECTABLE',
  status: 409,
  level: 'info',
  zh: '只有已发布、由人填写的链接可以更正，平台给出的链接不能改；也可能刚被别人更正。请刷新后再看。',
  en: 'Only a link that a person filled in, of what is out, can be corrected, never one the platform gave; or somebody was quicker. Reload and look again.',
};

export const LINK_UNCHANGED: ErrorDefinition = {
  code: 'LINK_UNCHANGED',
  status: 422,
  level: 'info',
  zh: '填写的与现在的链接相同，请填写正确的链接。',
  en: 'This is the link that stands there already: fill in the right one.',
};

export const LINK_OFF_PLATFORM: ErrorDefinition = {
  code: 'LINK_OFF_PLATFORM',
  status: 422,
  level: 'info',
  zh: '链接指向 {host}，不是{platform}的页面。请在平台上打开这条内容，复制它的链接后重填。',
  en: 'The link leads to {host}, which is not a page of {platform}. Open the post there and copy its link.',
};

export const RESOLUTION_PENDING: ErrorDefinition = {
  code: 'RESOLUTION_PENDING',
  status: 409,
  level: 'info',
  zh: '已有人提出“平台上没有，重发”，请另一位同事确认，或改为“已找到”。',
  en: 'Somebody has already said it is not there. A second person must confirm that, or say it was found.',
};

export const RESOLUTION_SAME_PERSON: ErrorDefinition = {
  code: 'RESOLUTION_SAME_PERSON',
  status: 403,
  level: 'info',
  zh: '重发必须由另一位同事确认，您不能确认自己的判断。',
  en: 'Sending again must be confirmed by a second person, not by yourself.',
};

export const RESOLUTION_UNKNOWN: ErrorDefinition = {
  code: 'RESOLUTION_UNKNOWN',
  status: 404,
  level: 'info',
  zh: '没有等待确认的核实结论，请先提出。',
  en: 'There is no verdict waiting for confirmation. Make one first.',
};
