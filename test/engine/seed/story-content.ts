import { createHash } from 'node:crypto';
import type { ChannelKind } from '../../../src/accounts/channels/channel-kind.rules.js';
import { LINK_PLACE, type DocumentNode, type VariantContent } from '../../../src/stories/variant-content.rules.js';

/** The one cover of all WeChat articles: a picture of a single dot (PNG). */
export const COVER_BYTES = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const COVER = createHash('sha256').update(COVER_BYTES).digest('hex');
export const COVER_ALT = '示例封面';

const NUMERALS = '零一二三四五六七八九';

/** A story's title: unlike every other one's by its words, for platforms call texts alike that differ only in marks and digits' width. */
export function titleOf(number: number): string {
  return `示例稿件${[...String(number)].map((digit) => NUMERALS[Number(digit)]).join('')}号`;
}

export function bodyOf(title: string): DocumentNode {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `${title}的正文。` }] }] };
}

/**
 * What a story says on each of the channels. Where it goes on the own site as well, the others link to that page; else Weibo,
 * which takes no post without an address, is given a fixed one.
 */
export function contentsOf(channels: readonly ChannelKind[], title: string): VariantContent[] {
  const linked = channels.includes('web');
  const all: Record<ChannelKind, VariantContent> = {
    web: { channel: 'web', title, summary: `${title}摘要`, body: bodyOf(title), cover: null },
    weibo: { channel: 'weibo', text: `${title} ${linked ? LINK_PLACE : 'http://localhost/news'}`, picture: null },
    wechat: {
      channel: 'wechat',
      title,
      author: '示例作者',
      digest: `${title}摘要`,
      body: bodyOf(title),
      cover: COVER,
      sourceLink: linked ? LINK_PLACE : 'http://localhost/news',
    },
    other: { channel: 'other', title, text: `${title}的正文。`, pictures: [], attachments: [] },
  };
  return channels.map((channel) => all[channel]);
}
