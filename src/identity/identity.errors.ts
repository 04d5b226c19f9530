import type { ErrorDefinition } from '../platform/errors/app-error.js';

export const FORBIDDEN: ErrorDefinition = {
  code: 'FORBIDDEN',
  status: 403,
  level: 'warn',
  zh: '您在{where}没有进行此操作的权限，请交由在那里担任“{roles}”的人办理，或请系统管理员授予该角色。',
  en: 'Your roles in {where} do not allow this. Ask somebody who may there ({roles}), or have an administrator give you such a role.',
};

export const UNAUTHENTICATED: ErrorDefinition = {
  code: 'UNAUTHENTICATED',
  status: 401,
  level: 'info',
  zh: '您尚未登录或登录已失效，请重新登录。',
  en: 'You are not logged in, or your session has ended. Log in again.',
};

export const LOGIN_FAILED: ErrorDefinition = {
  code: 'LOGIN_FAILED',
  status: 401,
  level: 'warn',
  zh: '账号或密码不正确，请核对后重试。',
  en: 'Login or password is not correct. Check both and try again.',
};

export const LOGIN_THROTTLED: ErrorDefinition = {
  code: 'LOGIN_THROTTLED',
  status: 429,
  level: 'warn',
  zh: '登录失败次数过多，请在 {seconds} 秒后再试。',
  en: 'Too many failed log-ins. Try again in {seconds} seconds.',
};

export const PASSWORD_CHANGE_REQUIRED: ErrorDefinition = {
  code: 'PASSWORD_CHANGE_REQUIRED',
  status: 403,
  level: 'info',
  zh: '请先修改初始密码，再进行其他操作。',
  en: 'Change your one-time password first.',
};

export const PASSWORD_WRONG: ErrorDefinition = {
  code: 'PASSWORD_WRONG',
  status: 400,
  level: 'warn',
  zh: '当前密码不正确，请核对后重新输入。',
  en: 'The current password is not correct. Check it and enter it again.',
};

export const PASSWORD_WEAK: ErrorDefinition = {
  code: 'PASSWORD_WEAK',
  status: 400,
  level: 'info',
  zh: '新密码至少 {min} 个字符，且不得与账号或当前密码相同，请另设一个。',
  en: 'The new password needs at least {min} characters and must differ from the login and from the current password.',
};

export const DEPARTMENT_UNKNOWN: ErrorDefinition = {
  code: 'DEPARTMENT_UNKNOWN',
  status: 400,
  level: 'info',
  zh: '没有这个单位，请从单位列表中选择。',
  en: 'There is no such department. Choose one from the list of departments.',
};

export const DEPARTMENT_CYCLE: ErrorDefinition = {
  code: 'DEPARTMENT_CYCLE',
  status: 409,
  level: 'info',
  zh: '单位不能移到自己或自己的下级单位之下，请另选上级单位。',
  en: 'A department cannot be moved below itself. Choose another parent.',
};

export const DEPARTMENT_NAME_TAKEN: ErrorDefinition = {
  code: 'DEPARTMENT_NAME_TAKEN',
  status: 409,
  level: 'info',
  zh: '“{parent}”下已有名为“{name}”的单位，请直接使用它，或换一个能区分的名称。',
  en: 'There is a department “{name}” below “{parent}” already. Use that one, or choose a name that tells the two apart.',
};

export const DEPARTMENT_CLOSED: ErrorDefinition = {
  code: 'DEPARTMENT_CLOSED',
  status: 409,
  level: 'info',
  zh: '“{name}”已经停用，不能在其中新建或加入。请另选单位，或请系统管理员在“系统管理 → 单位”中恢复它。',
  en: '“{name}” is closed: nothing new begins there. Choose another department, or have an administrator open it again.',
};

export const DEPARTMENT_IN_USE: ErrorDefinition = {
  code: 'DEPARTMENT_IN_USE',
  status: 409,
  level: 'info',
  zh: '“{name}”还不能停用：{why}。',
  en: '“{name}” cannot be closed yet: {why}.',
};

export const LOGIN_TAKEN: ErrorDefinition = {
  code: 'LOGIN_TAKEN',
  status: 409,
  level: 'info',
  zh: '这个账号已被使用，请换一个。',
  en: 'This login is taken. Choose another.',
};

export const PERSON_STALE_VERSION: ErrorDefinition = {
  code: 'PERSON_STALE_VERSION',
  status: 409,
  level: 'info',
  zh: '此人的资料刚刚被别人改过，请刷新后再改。',
  en: 'Somebody changed this person a moment ago. Reload and change it again.',
};

export const LAST_ADMINISTRATOR: ErrorDefinition = {
  code: 'LAST_ADMINISTRATOR',
  status: 409,
  level: 'warn',
  zh: '这是最后一位系统管理员，请先另设一位再操作。',
  en: 'This is the last administrator. Appoint another one first.',
};
