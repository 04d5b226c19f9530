import type { ErrorDefinition } from '../../../../platform/errors/app-error.js';

export const WEIBO_NOT_CONNECTABLE: ErrorDefinition = {
  code: 'WEIBO_NOT_CONNECTABLE',
  status: 409,
  level: 'info',
  zh: '只有以开放接口或商业接口发布的微博账号才需要授权，请换一个账号。',
  en: 'Only Weibo accounts that post by `share` or `biz` are authorised. Choose another account.',
};

export const WEIBO_APP_MISSING: ErrorDefinition = {
  code: 'WEIBO_APP_MISSING',
  status: 409,
  level: 'info',
  zh: '授权前请先填写应用的 App Key（clientId）和 App Secret（clientSecret），在微博开放平台的应用信息中查看。',
  en: 'Enter the app’s key (clientId) and secret (clientSecret) first; the app’s page on Weibo’s open platform shows them.',
};

export const WEIBO_STATE_REFUSED: ErrorDefinition = {
  code: 'WEIBO_STATE_REFUSED',
  status: 403,
  level: 'warn',
  zh: '这次授权已失效：可能已完成、已超过 10 分钟，或由另一个人发起。请回到账号页重新发起授权。',
  en: 'This authorisation is no longer open: it was finished, is older than ten minutes, or was begun by somebody else. Begin it again from the account’s page.',
};

export const WEIBO_CONNECT_LOGGED_OUT: ErrorDefinition = {
  code: 'WEIBO_CONNECT_LOGGED_OUT',
  status: 401,
  level: 'info',
  zh: '您在本平台的登录已失效，授权尚未完成。请在同一浏览器登录后重新打开本页；已超过 10 分钟的，请回到账号页重新发起授权。',
  en: 'You are not logged in here, so the account is not authorised yet. Log in with this browser and open this page again; after ten minutes begin again from the account’s page.',
};

export const WEIBO_CONNECT_REFUSED: ErrorDefinition = {
  code: 'WEIBO_CONNECT_REFUSED',
  status: 422,
  level: 'info',
  zh: '授权未完成。{what}{todo}',
  en: 'The account was not authorised. {what} {todo}',
};

export const WEIBO_CONNECT_UNREACHABLE: ErrorDefinition = {
  code: 'WEIBO_CONNECT_UNREACHABLE',
  status: 502,
  level: 'warn',
  zh: '授权未完成：没有得到微博的答复（{zh}）。请稍后重新发起授权。',
  en: 'The account was not authorised: nothing was heard of Weibo ({en}). Begin again after a while.',
};

export const WEIBO_CONNECTED_OTHER: ErrorDefinition = {
  code: 'WEIBO_CONNECTED_OTHER',
  status: 409,
  level: 'info',
  zh: '授权的是另一个微博用户（uid {found}），账号要求 uid {wanted}，没有改动。请在微博退出登录，换成正确的用户后重新发起授权。',
  en: 'Another Weibo user was authorised (uid {found}; the account is uid {wanted}), so nothing was changed. Log out of Weibo, log in as the right user and begin again.',
};

export const WEIBO_CONNECTED_APP: ErrorDefinition = {
  code: 'WEIBO_CONNECTED_APP',
  status: 409,
  level: 'warn',
  zh: '微博发来的令牌属于另一个应用（App Key {found}），没有改动。请核对账号中的 App Key 后重新发起授权。',
  en: 'The token Weibo gave belongs to another app (App Key {found}), so nothing was changed. Correct the account’s App Key and begin again.',
};
