import type { Words } from '../../schedule/planner/words.rules.js';

/** What the settings of accounts are called where they changed; the form asks for them in more words. */
export const SETTING_NAMES: Readonly<Record<string, Words>> = {
  accountKind: { zh: '账号类型', en: 'Kind of account' },
  appearsWithinMs: { zh: '最迟多久出现在平台列表中（毫秒）', en: 'Shows in the platform’s lists within, ms' },
  appId: { zh: 'AppID', en: 'AppID' },
  backOffice: { zh: '在哪里发布', en: 'Where it is posted' },
  boundDomains: { zh: '应用的安全域名', en: 'Bound domains of the app' },
  clientId: { zh: '应用 App Key', en: 'App Key' },
  column: { zh: '栏目', en: 'Column' },
  columns: { zh: '网站的栏目', en: 'Columns of the site' },
  expiresAt: { zh: '授权到期时间', en: 'End of the authorisation' },
  linkHosts: { zh: '链接应属的域名', en: 'Hosts of links' },
  massConfirm: { zh: '群发保护', en: 'Mass sends confirmed in WeChat' },
  massTagId: { zh: '只群发给该标签（编号）', en: 'Tag that alone is sent to' },
  minutes: { zh: '发布时限（分钟）', en: 'Time to publish, minutes' },
  oldSecretUntil: { zh: '旧密钥有效至', en: 'Old secret holds until' },
  permalinkBase: { zh: '微博网页地址', en: 'Address of posts' },
  previewTo: { zh: '预览接收人', en: 'Receivers of previews' },
  rip: { zh: '操作者的公网 IP', en: 'Public IP of the operator' },
  shortLinkBase: { zh: '短链接地址', en: 'Address of short links' },
  source: { zh: '信息来源', en: 'Source' },
  tags: { zh: '文章标签', en: 'Tags' },
  uid: { zh: '微博用户 uid', en: 'uid of the Weibo user' },
  user: { zh: 'WordPress 用户名', en: 'User name in WordPress' },
};

/** What the secrets of accounts are called; they are told by name alone. */
export const SECRET_NAMES: Readonly<Record<string, Words>> = {
  accessToken: { zh: '访问令牌', en: 'access token' },
  applicationPassword: { zh: '应用程序密码', en: 'application password' },
  appSecret: { zh: 'AppSecret', en: 'AppSecret' },
  callbackToken: { zh: '消息推送的 Token', en: 'token of the message push' },
  clientSecret: { zh: '应用 App Secret', en: 'App Secret' },
  encodingAesKey: { zh: '消息推送的 EncodingAESKey', en: 'EncodingAESKey of the message push' },
  oldSecret: { zh: '更换前的签名密钥', en: 'signing secret before the rotation' },
  secret: { zh: '签名密钥', en: 'signing secret' },
};
