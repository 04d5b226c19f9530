import type { ErrorDefinition } from '../../platform/errors/app-error.js';

export const CHANGE_NOT_OUT: ErrorDefinition = {
  code: 'CHANGE_NOT_OUT',
  status: 409,
  level: 'info',
  zh: '这条发布任务现在是“{state}”：只有“已发布”的可以撤下或更正，只有“已撤下”的可以恢复。请刷新后再看。',
  en: 'This publication is {state}: only what is sent can be taken down or corrected, only what was taken down can be put up again. Reload and look again.',
};

export const CHANGE_OPEN: ErrorDefinition = {
  code: 'CHANGE_OPEN',
  status: 409,
  level: 'info',
  zh: '这条发布任务已有一项撤下、更正或恢复还没有完成，请先确认完成或放弃那一项。',
  en: 'An order to take down, correct or put up again is still open for this publication. Confirm or give up that one first.',
};

export const CHANGE_NONE_OPEN: ErrorDefinition = {
  code: 'CHANGE_NONE_OPEN',
  status: 409,
  level: 'info',
  zh: '没有等待确认的撤下、更正或恢复，请刷新后再看。',
  en: 'Nothing waits to be confirmed here. Reload and look again.',
};

export const CHANGE_UNDER_WAY: ErrorDefinition = {
  code: 'CHANGE_UNDER_WAY',
  status: 409,
  level: 'info',
  zh: '系统正在处理这一项：正在提交时不能确认，还会再次提交时不能放弃。请过两分钟刷新再看。',
  en: 'This is being done: it cannot be confirmed while the platform is called, nor given up while it will be called again. Reload in two minutes.',
};

export const CHANGE_STILL_SHOWN: ErrorDefinition = {
  code: 'CHANGE_STILL_SHOWN',
  status: 422,
  level: 'info',
  zh: '刚才打开 {url}，页面上仍能看到这篇内容，尚未撤下。请先到平台删除；确认读者已看不到（如页面有缓存）的，勾选后再确认。',
  en: 'The page was opened just now and still shows it: {url}. Delete it on the platform first; if readers no longer see it (a cache, say), tick that and confirm again.',
};

export const CORRECTION_NEEDS_APPROVAL: ErrorDefinition = {
  code: 'CORRECTION_NEEDS_APPROVAL',
  status: 409,
  level: 'info',
  zh: '没有可以换上的新定稿：请先撤销原定稿、修改稿件并重新通过三审（须包含这个账号），再来更正。',
  en: 'There is no newer approval to put in its place: have the old one voided, change the story and have it approved again for this account.',
};

export const CORRECTION_OUTSIDE_WINDOW: ErrorDefinition = {
  code: 'CORRECTION_OUTSIDE_WINDOW',
  status: 409,
  level: 'info',
  zh: '现在不在新定稿核准的发布时段内，请重新送审并核准包含现在的时段。',
  en: 'The new approval does not cover this moment. Have the story approved for a window that does.',
};

export const CORRECTION_SCHEDULED: ErrorDefinition = {
  code: 'CORRECTION_SCHEDULED',
  status: 409,
  level: 'info',
  zh: '新定稿已在这个账号上另行安排发布（{id}），更正会使同一内容出现两次；请先取消那一条。',
  en: 'The new approval is already scheduled on this account ({id}); a correction would show it twice. Cancel that one first.',
};

export const CHANGE_FROZEN: ErrorDefinition = {
  code: 'CHANGE_FROZEN',
  status: 409,
  level: 'info',
  zh: '紧急停发中（{reason}），不能更正或恢复；撤下不受影响。请在解除停发后再试。',
  en: 'An emergency stop is in force ({reason}): nothing is corrected or put up again; taking down is still possible. Try again once it is lifted.',
};

export const CHANGE_ACCOUNT_PAUSED: ErrorDefinition = {
  code: 'CHANGE_ACCOUNT_PAUSED',
  status: 409,
  level: 'info',
  zh: '账号“{account}”已停用（暂停，或平台不再接受其凭据），不能更正或恢复；撤下不受影响。请先在账号页恢复使用或更新凭据。',
  en: 'The account “{account}” is paused or its platform refuses its credentials: nothing is corrected or put up again; taking down is still possible. Resume it, or renew its credentials, first.',
};

export const CHANGE_IN_BLACKOUT: ErrorDefinition = {
  code: 'CHANGE_IN_BLACKOUT',
  status: 409,
  level: 'info',
  zh: '现在是静默时段“{name}”，不能恢复已撤下的内容；请在时段结束后再试。',
  en: 'The blackout “{name}” is in force: nothing is put up again before it ends.',
};

export const RESTORE_NEEDS_APPROVAL: ErrorDefinition = {
  code: 'RESTORE_NEEDS_APPROVAL',
  status: 409,
  level: 'info',
  zh: '这篇内容的定稿已撤销，不能恢复；请修改后重新送审、安排发布。',
  en: 'The approval of this text was voided, so it cannot be put up again. Have the story reviewed and schedule it anew.',
};
