import type { ErrorDefinition } from '../platform/errors/app-error.js';

export const ACCOUNT_UNKNOWN: ErrorDefinition = {
  code: 'ACCOUNT_UNKNOWN',
  status: 400,
  level: 'info',
  zh: '没有这个账号（{ids}），或您无权查看。请从账号列表中选择。',
  en: 'There is no such account ({ids}), or you may not see it. Choose one from the list of accounts.',
};

export const ACCOUNT_PAUSED: ErrorDefinition = {
  code: 'ACCOUNT_PAUSED',
  status: 409,
  level: 'info',
  zh: '账号“{name}”已停用，请先启用再排期。',
  en: 'The account “{name}” is paused. Resume it before you schedule on it.',
};

export const ACCOUNT_NAME_TAKEN: ErrorDefinition = {
  code: 'ACCOUNT_NAME_TAKEN',
  status: 409,
  level: 'info',
  zh: '该单位在此渠道已有同名账号，请换一个名称。',
  en: 'The department already has an account of this name on the channel. Choose another name.',
};

export const ACCOUNT_STALE_VERSION: ErrorDefinition = {
  code: 'ACCOUNT_STALE_VERSION',
  status: 409,
  level: 'info',
  zh: '账号刚刚被别人改过，您的改动没有保存。请刷新后再改。',
  en: 'Somebody changed the account a moment ago, and your change was not saved. Reload and change it again.',
};

export const ACCOUNT_ALREADY_ADDED: ErrorDefinition = {
  code: 'ACCOUNT_ALREADY_ADDED',
  status: 409,
  level: 'info',
  zh: '这个平台账号或网站已按同样的发布方式添加过：{which}。重复添加会把同一稿件发两遍，也会使平台的限额算重，没有保存。',
  en: 'This account or site has been added with the same way of posting: {which}. Added twice, it would show the same story twice, and its limits would be counted twice; nothing was saved.',
};

export const ACCOUNT_DRIVER_UNKNOWN: ErrorDefinition = {
  code: 'ACCOUNT_DRIVER_UNKNOWN',
  status: 400,
  level: 'info',
  zh: '{channel}账号不能以“{driver}”的方式发布，请从这些方式中选择：{options}。',
  en: 'Accounts of this channel ({channel}) cannot post by “{driver}”. Choose one of: {options}.',
};

export const ACCOUNT_ADDRESS_MISSING: ErrorDefinition = {
  code: 'ACCOUNT_ADDRESS_MISSING',
  status: 400,
  level: 'info',
  zh: '请填写接口地址（baseUrl）：这种账号没有公用的官方地址。',
  en: 'Enter the address of the interface (baseUrl): accounts of this kind have no address in common.',
};

export const ACCOUNT_ADDRESS_REFUSED: ErrorDefinition = {
  code: 'ACCOUNT_ADDRESS_REFUSED',
  status: 400,
  level: 'warn',
  zh: '平台地址须为公网的 http(s) 地址，不得带用户名、参数。确需连接本单位内部网络的，请系统管理员先把主机列入环境变量 XUANFA_PRIVATE_HOSTS。',
  en: 'The platform address must be a public http(s) address without user name or query. For a host in your own network, have the administrator list it in the environment variable XUANFA_PRIVATE_HOSTS first.',
};

export const ACCOUNT_TAKES_NO_WEBHOOKS: ErrorDefinition = {
  code: 'ACCOUNT_TAKES_NO_WEBHOOKS',
  status: 409,
  level: 'info',
  zh: '只有以 webhook 方式发布的网站账号才有签名密钥，请换一个账号。',
  en: 'Only web accounts that post by `webhook` have a signing secret. Choose another account.',
};

export const ACCOUNT_SANDBOX_FIXED: ErrorDefinition = {
  code: 'ACCOUNT_SANDBOX_FIXED',
  status: 409,
  level: 'info',
  zh: '这是内置沙箱的账号，地址由系统维护。请为真实平台另建账号。',
  en: 'This account belongs to the built-in sandbox; the system keeps its address. Create another account for a real platform.',
};

export const ACCOUNT_SECRETS_UNREADABLE: ErrorDefinition = {
  code: 'ACCOUNT_SECRETS_UNREADABLE',
  status: 500,
  level: 'error',
  zh: '账号凭据无法解密：系统密钥与保存时不同。请恢复原密钥（XUANFA_SECRET_KEY 或数据目录中的 secret.key），或重新填写凭据。',
  en: 'The account’s credentials cannot be opened: the installation’s key is not the one they were sealed with. Restore it (XUANFA_SECRET_KEY or secret.key in the data directory) or enter the credentials again.',
};

export const ACCOUNT_IDENTITY_FIXED: ErrorDefinition = {
  code: 'ACCOUNT_IDENTITY_FIXED',
  status: 409,
  level: 'info',
  zh: '已有稿件经终审批准由此账号发布，AppID、uid 和平台地址不能再改。请另建新账号。',
  en: 'Texts have been approved for this account; its AppID, uid and platform address can no longer change. Open a new account instead.',
};
