import { CAPABILITIES, type ChannelCapabilities } from '../../../accounts/channels/capability.rules.js';
import { renderWechatHtml } from '../../rendering/wechat-html.rules.js';
import type { WebContent, WechatContent, WeiboContent } from '../../variant-content.rules.js';
import { LONGEST_IMAGE_ADDRESS, LONGEST_SIGNATURE } from '../../variants/check-variant.rules.js';
import { weiboLength } from '../../variants/weibo-length.rules.js';

/** How much of what its channel takes a text has used up, in the channel's own way of counting. */
export interface Counter {
  field: 'title' | 'summary' | 'author' | 'digest' | 'body' | 'text';
  length: number;
  most: number;
  /** Of that kept free, for the platform may count a little differently; what is over `most - reserve` is refused. */
  reserve: number;
}

/** The counters of a content, as `checkVariant` judges it. */
export function countersOf(
  content: WebContent | WechatContent | WeiboContent,
  capabilities: ChannelCapabilities = CAPABILITIES,
): Counter[] {
  const counter = (field: Counter['field'], length: number, most: number, reserve = 0): Counter => ({
    ...{ field, length, most, reserve },
  });
  switch (content.channel) {
    case 'web': {
      const { title, summary } = capabilities.web;
      return [
        counter('title', content.title.length, title.maxCharacters),
        counter('summary', content.summary.length, summary.maxCharacters),
      ];
    }
    case 'wechat': {
      const { title, author, digest, content: body } = capabilities.wechat;
      const options = { imageUrl: () => LONGEST_IMAGE_ADDRESS, signature: LONGEST_SIGNATURE };
      return [
        counter('title', content.title.length, title.maxCharacters),
        counter('author', content.author.length, author.maxCharacters),
        counter('digest', content.digest.length, digest.maxCharacters),
        counter('body', renderWechatHtml(content.body, options).length, body.maxCharacters),
      ];
    }
    case 'weibo': {
      const { maxLength, reserve } = capabilities.weibo.text;
      return [counter('text', weiboLength(content.text), maxLength, reserve)];
    }
  }
}
