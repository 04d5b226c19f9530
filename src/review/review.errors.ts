import type { ErrorDefinition } from '../platform/errors/app-error.js';

export const REVIEW_ROUND_UNKNOWN: ErrorDefinition = {
  code: 'REVIEW_ROUND_UNKNOWN',
  status: 404,
  level: 'info',
  zh: '找不到这次送审记录，请从稿件页面重新打开。',
  en: 'There is no such review round. Open it again from the story.',
};

export const REVIEW_ROUND_OPEN: ErrorDefinition = {
  code: 'REVIEW_ROUND_OPEN',
  status: 409,
  level: 'info',
  zh: '稿件正在审核中。如需修改，请先撤回送审。',
  en: 'The story is being reviewed. Withdraw it first if it must change.',
};

export const REVIEW_ALREADY_APPROVED: ErrorDefinition = {
  code: 'REVIEW_ALREADY_APPROVED',
  status: 409,
  level: 'info',
  zh: '稿件已定稿。任何改动都要先撤销定稿，再重新送审。',
  en: 'The story stands approved. Void the approval before handing in a changed one.',
};

export const REVIEW_REVISION_SEEN: ErrorDefinition = {
  code: 'REVIEW_REVISION_SEEN',
  status: 409,
  level: 'info',
  zh: '这一版已经送审过。请先保存新的一版，再送审。',
  en: 'This revision has been reviewed before. Save a new revision, then hand it in.',
};

export const REVIEW_VARIANT_MISSING: ErrorDefinition = {
  code: 'REVIEW_VARIANT_MISSING',
  status: 422,
  level: 'info',
  zh: '这一版还没有{channel}稿，请先生成并检查，或去掉该渠道的账号。',
  en: 'This revision has no text for {channel} yet. Write and check it, or leave that account out.',
};

export const REVIEW_VARIANT_PROBLEMS: ErrorDefinition = {
  code: 'REVIEW_VARIANT_PROBLEMS',
  status: 422,
  level: 'info',
  zh: '{channel}稿还有 {count} 处不符合平台要求，请逐条修改后再送审。',
  en: 'The text for {channel} breaks {count} limits of the platform. Correct them, then hand it in.',
};

export const REVIEW_WINDOW_ORDER: ErrorDefinition = {
  code: 'REVIEW_WINDOW_ORDER',
  status: 422,
  level: 'info',
  zh: '发布时段的结束时间须晚于开始时间，请修改。',
  en: 'The release window must end after it begins. Correct one of the two times.',
};

export const REVIEW_WINDOW_PAST: ErrorDefinition = {
  code: 'REVIEW_WINDOW_PAST',
  status: 422,
  level: 'info',
  zh: '发布时段须在此刻之后：请把它的开始（或结束）时间改为此刻或更晚。',
  en: 'A release window begins and ends in time to come. Set the time named here to now or later.',
};

export const REVIEW_WINDOW_TOO_FAR: ErrorDefinition = {
  code: 'REVIEW_WINDOW_TOO_FAR',
  status: 422,
  level: 'info',
  zh: '发布时段最远到 {days} 天之后，请把结束时间提前。',
  en: 'The release window may reach {days} days ahead at most. Let it end earlier.',
};

export const REVIEW_NOT_SEALABLE: ErrorDefinition = {
  code: 'REVIEW_NOT_SEALABLE',
  status: 422,
  level: 'info',
  zh: '稿件中有无法定稿的内容（{path}），请删去后重新输入。',
  en: 'The story holds something that cannot be sealed ({path}). Remove it and enter it again.',
};

export const REVIEW_ROUND_CLOSED: ErrorDefinition = {
  code: 'REVIEW_ROUND_CLOSED',
  status: 409,
  level: 'info',
  zh: '这次送审已经结束，请刷新查看结果；已经定稿的，请用“撤销定稿”。',
  en: 'This round is closed. Reload to see how it ended; an approval is taken back by voiding it.',
};

export const REVIEW_STAGE_MOVED: ErrorDefinition = {
  code: 'REVIEW_STAGE_MOVED',
  status: 409,
  level: 'info',
  zh: '当前审核环节是“{stage}”，不是您要处理的环节。请刷新后再操作。',
  en: 'The round stands at another stage ({stage}). Reload, then decide.',
};

export const REVIEW_DIGEST_CHANGED: ErrorDefinition = {
  code: 'REVIEW_DIGEST_CHANGED',
  status: 409,
  level: 'warn',
  zh: '您看到的内容与现在的不一致，请刷新、重新审阅后再表态。',
  en: 'What you saw is not what stands now. Reload, read it again, then decide.',
};

export const REVIEW_ROLE_MISSING: ErrorDefinition = {
  code: 'REVIEW_ROLE_MISSING',
  status: 403,
  level: 'info',
  zh: '您没有该单位“{stage}”环节的审核权限，请交由担任该环节的审核人处理，或请系统管理员授予该角色。',
  en: 'You do not hold the role of this stage ({stage}) for the department. Leave it to somebody who does, or have an administrator give you that role.',
};

export const REVIEW_OWN_STORY: ErrorDefinition = {
  code: 'REVIEW_OWN_STORY',
  status: 403,
  level: 'warn',
  zh: '您是这篇稿件的作者或送审人，不能审核自己的稿件，请由他人审核。',
  en: 'You wrote or handed in this story. Somebody else must review it.',
};

export const REVIEW_SECOND_STAGE: ErrorDefinition = {
  code: 'REVIEW_SECOND_STAGE',
  status: 403,
  level: 'warn',
  zh: '您已审过这次送审的另一个环节，任何两个环节不能由同一人担任。请交由担任本环节的其他审核人处理。',
  en: 'You have decided another stage of this round, and no two stages may be held by one person. Leave this one to somebody else who holds its role.',
};

export const REVIEW_WINDOW_OVER: ErrorDefinition = {
  code: 'REVIEW_WINDOW_OVER',
  status: 409,
  level: 'info',
  zh: '计划的发布时段已过，通过也无法发布。请退回作者，重新定时间送审。',
  en: 'The release window is over; an approval could not be used. Return the story so that it is handed in with a new time.',
};

export const REVIEW_NOT_YOURS: ErrorDefinition = {
  code: 'REVIEW_NOT_YOURS',
  status: 403,
  level: 'info',
  zh: '只有作者或送审人可以撤回送审。审核人请使用“退回”。',
  en: 'Only an author or who handed it in may withdraw it. Reviewers return it.',
};

export const REVIEW_NOT_APPROVED: ErrorDefinition = {
  code: 'REVIEW_NOT_APPROVED',
  status: 409,
  level: 'info',
  zh: '这次送审没有有效的定稿，无需撤销。',
  en: 'No approval of this round stands, so there is nothing to void.',
};

export const REVIEW_MAY_NOT_VOID: ErrorDefinition = {
  code: 'REVIEW_MAY_NOT_VOID',
  status: 403,
  level: 'warn',
  zh: '只有作者、送审人或终审人员可以撤销定稿，请交由他们办理。',
  en: 'Only an author, who handed it in, or a reviewer of the final stage may void the approval. Ask one of them.',
};

export const REVIEW_MAY_NOT_SUBMIT: ErrorDefinition = {
  code: 'REVIEW_MAY_NOT_SUBMIT',
  status: 403,
  level: 'info',
  zh: '您没有该单位的送审权限，请交由该单位的信息员送审，或请系统管理员授予该角色。',
  en: 'You may not hand in stories of this department. Ask one of its press officers to, or have an administrator give you that role.',
};

export const REVIEW_TOO_MANY_PHRASES: ErrorDefinition = {
  code: 'REVIEW_TOO_MANY_PHRASES',
  status: 409,
  level: 'info',
  zh: '常用语最多保存 {most} 条，请先删去不用的。',
  en: 'At most {most} phrases are kept. Drop one that you no longer use.',
};

export const REVIEW_SEAL_UNKNOWN: ErrorDefinition = {
  code: 'REVIEW_SEAL_UNKNOWN',
  status: 404,
  level: 'warn',
  zh: '找不到这份定稿，请从稿件页面重新打开。',
  en: 'There is no such seal. Open the story again.',
};

export const REVIEW_SEAL_BROKEN: ErrorDefinition = {
  code: 'REVIEW_SEAL_BROKEN',
  status: 500,
  level: 'error',
  zh: '定稿内容与签发时的摘要不符，已停止使用。请通知系统管理员核查。',
  en: 'The sealed text does not match its digest and is not used. Tell the system administrator.',
};

export const REVIEW_SEAL_WITHOUT_CHANNEL: ErrorDefinition = {
  code: 'REVIEW_SEAL_WITHOUT_CHANNEL',
  status: 422,
  level: 'info',
  zh: '定稿中没有这个渠道（{channel}）的稿件，请补充后重新送审。',
  en: 'What was signed holds no text for this channel ({channel}). Add one and hand the story in again.',
};
