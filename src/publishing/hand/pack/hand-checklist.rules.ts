import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { AiUse } from '../../../stories/story.rules.js';
import type { OutcomeText } from '../../channels/channel.js';

/** Something no interface does for a person: to be seen to on the platform. */
export interface ChecklistItem {
  code: string;
  text: OutcomeText;
}

const item = (code: string, zh: string, en: string): ChecklistItem => ({ code, text: { zh, en } });

const BEFORE: readonly ChecklistItem[] = [
  item('ACCOUNT', '确认登录的是发布账号，不是个人账号', 'make sure the account is logged in, not a personal one'),
  item('COPY', '逐项复制，不改动文字、图片及顺序', 'copy each item; change no word, no picture and no order'),
];

const BY_CHANNEL: Record<Exclude<ChannelKind, 'wechat'>, readonly ChecklistItem[]> = {
  web: [
    item('COLUMN', '选择栏目，填写来源、作者和关键词', 'choose the column; fill in source, author and keywords'),
    item('PICTURES', '上传图片并核对位置和替代文字', 'upload the pictures; check places and alternative texts'),
    item('ADDRESS', '发布后打开页面，确认不登录也能看到', 'open the page afterwards, without a log-in'),
  ],
  weibo: [
    item('TOPICS', '话题 # # 点选官方话题，确认可以点击', 'choose the topics from the list, so that they are links'),
    item('VISIBLE', '可见范围选“公开”', 'visible to everybody'),
    item('COMMENTS', '按要求设置评论范围', 'set who may comment'),
  ],
  other: [
    item('ORIGINAL', '按要求勾选“原创声明”', 'declare it original where that is wanted'),
    item('COVER', '选定封面，检查裁切', 'choose the cover and look at how it is cut'),
    item('COLLECTION', '加入合集、选择话题和分类', 'add it to its collection; choose topics and category'),
    item('PLACE', '关闭位置信息', 'switch the place off'),
    item('NOT_TIMED', '不要使用平台的定时发布，现在就发', 'do not use the platform’s timer: post now'),
  ],
};

const AI: Record<AiUse, readonly ChecklistItem[]> = {
  none: [],
  assisted: [
    item(
      'AI',
      '内容使用了人工智能辅助，按平台要求声明',
      'made with the help of a machine: declare it as the platform asks',
    ),
  ],
  generated: [
    item('AI', '内容由人工智能生成，必须勾选平台的 AI 标识', 'made by a machine: the platform’s AI label must be set'),
  ],
};

const AFTER = item(
  'LINK',
  '发布后复制链接填回；没有链接的上传截图',
  'fill in the link afterwards; a screenshot where there is none',
);

/** What is to be seen to, in order. @throws Error for WeChat, whose articles leave as drafts */
export function checklistFor(channel: ChannelKind, aiUse: AiUse): ChecklistItem[] {
  if (channel === 'wechat') throw new Error('WeChat articles leave as drafts');
  return [...BEFORE, ...BY_CHANNEL[channel], ...AI[aiUse], AFTER];
}
