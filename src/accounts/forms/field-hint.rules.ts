interface Text {
  zh: string;
  en: string;
}

const WECHAT_PLACE = {
  zh: '公众平台 mp.weixin.qq.com →“设置与开发”→“开发接口管理”（或微信开发者平台中该公众号的基础信息）',
  en: 'mp.weixin.qq.com → 设置与开发 → 开发接口管理 (or the account’s page on WeChat’s developer platform)',
};
const WEIBO_PLACE = {
  zh: '微博开放平台 open.weibo.com →“我的应用”→ 该应用 →“应用信息”',
  en: 'open.weibo.com → 我的应用 → the app → 应用信息',
};

const place = ({ zh, en }: Text, zhMore: string, enMore: string): Text => ({ zh: zh + zhMore, en: en + enMore });

/** Where people find what a field asks for, in the back office of its platform. Places are named as the platforms name them in 2026. */
export const FIELD_HINTS: Readonly<Record<string, Text>> = {
  appId: place(WECHAT_PLACE, '，wx 开头。', '; begins with wx.'),
  appSecret: place(
    WECHAT_PLACE,
    '，由公众号管理员扫码查看或重置；重置后旧密钥立即失效。同一处把本服务器的出口 IP 加入 IP 白名单。',
    '; the account’s administrator shows or resets it by scanning a code, and a reset ends the old one at once. List this server’s outgoing address among the allowed IPs there.',
  ),
  callbackToken: {
    zh: '公众平台“服务器配置”（消息推送）中自己填写的 Token，两处须一致。',
    en: 'The Token you chose in WeChat’s 服务器配置 (message push); both must be the same.',
  },
  encodingAesKey: {
    zh: '公众平台“服务器配置”中的 EncodingAESKey，43 个字符。',
    en: 'EncodingAESKey in WeChat’s 服务器配置, 43 characters.',
  },
  massTagId: {
    zh: '公众平台“用户管理”中标签的编号；不填为全部粉丝。',
    en: 'Number of the tag in WeChat’s 用户管理; empty means all followers.',
  },
  clientId: place(WEIBO_PLACE, '→“基本信息”中的 App Key。', ' → 基本信息, App Key.'),
  clientSecret: place(WEIBO_PLACE, '→“基本信息”中的 App Secret。', ' → 基本信息, App Secret.'),
  boundDomains: place(
    WEIBO_PLACE,
    '→“基本信息”→“安全域名”，须已通过审核；正文中的链接只能用这些域名。',
    ' → 基本信息 → 安全域名, audited; links in posts must lead to them.',
  ),
  rip: {
    zh: '本单位上网的公网 IP，可问网络管理员。',
    en: 'Your house’s public address on the internet; ask who runs the network.',
  },
  uid: {
    zh: '微博主页地址 weibo.com/u/ 后面的数字；经授权添加的由系统填入。',
    en: 'The digits after weibo.com/u/ in the address of the account’s page; filled in when the account is added by authorising it.',
  },
  accessToken: {
    zh: '经授权添加的由系统填入；没有条件授权的，可用开放平台“接口测试工具”取得。',
    en: 'Filled in when the account is added by authorising it; otherwise from the open platform’s test tool.',
  },
  user: {
    zh: 'WordPress 后台“用户”中的用户名，不是显示名。',
    en: 'The user name in WordPress → Users, not the shown name.',
  },
  applicationPassword: {
    zh: 'WordPress 后台“用户”→“个人资料”→“应用程序密码”，新建一个并复制（只显示一次）。',
    en: 'WordPress → Users → Profile → Application Passwords: add one and copy it (shown once).',
  },
  secret: {
    zh: '一般留空，保存后在账号页生成；已有密钥时粘贴到这里。',
    en: 'Usually left empty and made on the account’s page; paste one you have already.',
  },
  backOffice: { zh: '值班人员发布时打开的地址，例如视频号助手。', en: 'What the person on duty opens to post.' },
  linkHosts: {
    zh: '例如 channels.weixin.qq.com、www.example.gov.cn；链接在别处的，会提醒人核对。',
    en: 'e.g. channels.weixin.qq.com, www.example.gov.cn; where a link leads elsewhere a person is asked to look.',
  },
};
