import type { ChannelDriver } from '../../../accounts/channels/channel-driver.rules.js';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { OutcomeText } from '../../channels/channel.js';
import type { ChangeKind } from '../change.rules.js';

/** Where a person changes what is out when no interface does. */
const PLACES: Record<ChannelKind, OutcomeText> = {
  web: { zh: '网站的内容管理后台', en: 'the content system of the web site' },
  wechat: {
    zh: '微信公众平台（mp.weixin.qq.com，“发表记录”）',
    en: 'the WeChat back office (mp.weixin.qq.com, list of what was published)',
  },
  weibo: { zh: '微博（登录账号，打开这条微博）', en: 'Weibo (log in to the account and open the post)' },
  other: { zh: '该平台的创作者后台', en: 'the back office of that platform' },
};

const ACTS: Record<ChangeKind, Record<ChannelKind, OutcomeText>> = {
  retract: {
    web: { zh: '删除或下线这篇稿件', en: 'delete the story or take it offline' },
    wechat: {
      zh: '删除这篇文章；已推送到用户消息列表的，删除后用户点开会看到“已删除”',
      en: 'delete the article; followers who open the pushed message then see that it was deleted',
    },
    weibo: { zh: '选择“删除”', en: 'choose to delete it' },
    other: { zh: '删除或下架这条内容', en: 'delete it or take it off' },
  },
  correct: {
    web: { zh: '按新的定稿修改正文，保持原地址', en: 'change it to the newly approved text under the same address' },
    wechat: {
      zh: '用“修改”功能改正错字（每篇一次，字数有限）；改动更大的，请撤下后按新的定稿重新发布',
      en: 'use its limited edit for wrong characters (once per article); for more, take it down and publish the new approval',
    },
    weibo: {
      zh: '用“编辑微博”改为新的定稿；账号没有编辑权限的，请撤下后重新发布',
      en: 'edit the post to the newly approved text; without the right to edit, take it down and publish anew',
    },
    other: {
      zh: '按新的定稿修改，或撤下后重新发布',
      en: 'change it to the newly approved text, or take it down and publish anew',
    },
  },
  restore: {
    web: { zh: '恢复或重新上线这篇稿件', en: 'restore the story or put it online again' },
    // Told in whole sentences below.
    wechat: { zh: '恢复这篇文章', en: 'restore the article' },
    weibo: { zh: '恢复这条微博', en: 'restore the post' },
    other: { zh: '重新上架这条内容', en: 'put it up again' },
  },
};

/** Platforms on which what was deleted never comes back: there is nothing to do there. */
const GONE_FOR_GOOD: Partial<Record<ChannelKind, OutcomeText>> = {
  wechat: {
    zh: '微信公众平台上已删除的文章无法恢复：请按定稿重新安排发布。如果文章其实还在，请核对页面后在这里确认。',
    en: 'An article deleted on WeChat cannot be restored: schedule the approved text anew. If it is there after all, look at the page, then confirm it here.',
  },
  weibo: {
    zh: '已删除的微博无法恢复：请按定稿重新安排发布。如果这条微博其实还在，请核对页面后在这里确认。',
    en: 'A deleted Weibo post cannot be restored: schedule the approved text anew. If it is there after all, look at the page, then confirm it here.',
  },
};

/** What a person is told to do, and then to confirm here. */
export function backOfficeTodo(channel: ChannelKind, driver: ChannelDriver, kind: ChangeKind): OutcomeText {
  const gone = kind === 'restore' ? GONE_FOR_GOOD[channel] : undefined;
  if (gone) return gone;
  const [place, act] = [PLACES[channel], ACTS[kind][channel]];
  // A site of the house's own has no back office but this one: it is done here, and only a fault brings anybody to this text.
  const where = driver === 'site' ? { zh: '本系统的网站', en: 'the site of this system' } : place;
  return {
    zh: `请到${where.zh}${act.zh}；做完后核对页面，再在这里确认。`,
    en: `In ${where.en}: ${act.en}. Look at the page afterwards, then confirm it here.`,
  };
}
