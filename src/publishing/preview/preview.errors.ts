import type { ErrorDefinition } from '../../platform/errors/app-error.js';

export const PREVIEW_ACCOUNT_UNFIT: ErrorDefinition = {
  code: 'PREVIEW_ACCOUNT_UNFIT',
  status: 422,
  level: 'info',
  zh: '“{name}”不是微信公众号：发到手机的预览只有公众号才有，请换一个账号。',
  en: '“{name}” is no WeChat account: only those send previews to telephones. Choose another one.',
};

export const PREVIEW_RECEIVER_UNKNOWN: ErrorDefinition = {
  code: 'PREVIEW_RECEIVER_UNKNOWN',
  status: 422,
  level: 'info',
  zh: '接收人不在“{name}”的预览名单中：请从名单中选择，或请渠道管理员把其微信号（须已关注该公众号）或 openid 加入账号设置“预览接收人”。',
  en: 'The receiver is not on the list of “{name}”: choose one of it, or have the channel administrator add the WeChat ID (of a follower) or openid to the account’s preview receivers.',
};

export const PREVIEW_WITHOUT_VARIANT: ErrorDefinition = {
  code: 'PREVIEW_WITHOUT_VARIANT',
  status: 404,
  level: 'info',
  zh: '这篇稿件还没有微信渠道稿，请先生成并检查，再发预览。',
  en: 'The story has no variant for WeChat yet.',
};

export const PREVIEW_SPENT: ErrorDefinition = {
  code: 'PREVIEW_SPENT',
  status: 429,
  level: 'info',
  zh: '该公众号今天的预览次数（{limit} 次）已用完，请到平台的次日（北京时间零点后）再试，或用页面预览。',
  en: 'The account’s {limit} previews of today are used up: try again after midnight in Beijing, or look at the preview page.',
};

export const PREVIEW_REFUSED: ErrorDefinition = {
  code: 'PREVIEW_REFUSED',
  status: 422,
  level: 'info',
  zh: '平台没有发出预览。{zh}',
  en: 'The platform did not send the preview. {text}',
};

export const PREVIEW_UNANSWERED: ErrorDefinition = {
  code: 'PREVIEW_UNANSWERED',
  status: 503,
  level: 'warn',
  zh: '平台没有回应，预览可能已发出：请先看手机，没有收到再试。',
  en: 'The platform did not answer, and the preview may be out: look at the telephone first, then try again.',
};
