import { texts } from '../../../lib/language/language';

export const PHONE_PREVIEW = texts(
  {
    open: '发到手机预览',
    title: '把微信稿发到手机预览',
    what: '接收人会在微信里收到这篇文章最新保存的样子。只有名单里的人能收到，不算发布，也不会公开。',
    account: '公众号',
    receiver: '接收人（微信号或 openid）',
    none: '没有可以发送预览的公众号：您看不到在用的公众号，或本单位还没有添加。',
    noReceivers: '“{{name}}”没有设置预览接收人。请渠道管理员在“账号”里填写（微信号须已关注该公众号）。',
    send: '发送',
    sent: '已发给 {{receiver}}，请在微信里查看。',
    left: '该公众号今天还可预览 {{n}} 次；{{time}} 之后手机上不一定还能打开。',
    close: '关闭',
    wait: '正在载入账号…',
  },
  {
    open: 'Preview on a phone',
    title: 'Preview the WeChat article on a phone',
    what: 'The receiver gets the article in WeChat as it was saved last. Only those on the list can; it is no post, and nothing becomes public.',
    account: 'Account',
    receiver: 'Receiver (WeChat ID or openid)',
    none: 'No account can send a preview: you see no WeChat account that is in use, or there is none yet.',
    noReceivers:
      '“{{name}}” names no preview receivers. Have the channel administrator fill them in under Accounts (WeChat IDs of followers).',
    send: 'Send',
    sent: 'Sent to {{receiver}}: look in WeChat.',
    left: '{{n}} previews are left for this account today; after {{time}} the phone may not open it any more.',
    left_one: '{{n}} preview is left for this account today; after {{time}} the phone may not open it any more.',
    close: 'Close',
    wait: 'Loading accounts…',
  },
);
