import { renderPlainText, renderRunningText } from '../../../stories/rendering/plain-text.rules.js';
import { renderWebHtml } from '../../../stories/rendering/web-html.rules.js';
import type { VariantContent } from '../../../stories/variant-content.rules.js';
import type { OutcomeText } from '../../channels/channel.js';
import { replaceLink, withMarker } from '../../links/link-marker.rules.js';
import { textWithMarker } from '../../channels/weibo/weibo-post.rules.js';

/** One thing to copy. */
export interface HandText {
  key: 'title' | 'summary' | 'text' | 'html';
  label: OutcomeText;
  text: string;
}

const LABELS: Record<HandText['key'], OutcomeText> = {
  title: { zh: '标题', en: 'title' },
  summary: { zh: '摘要', en: 'summary' },
  text: { zh: '正文', en: 'text' },
  html: { zh: '正文（带格式的 HTML）', en: 'text as HTML' },
};

/** A sealed content whose link is known, with the marker that goes out in the link. */
export interface ToCopy {
  content: VariantContent;
  link: string | null;
  marker: string;
  /** What a picture of the body is called in the package. */
  fileOf(sha256: string): string;
}

/**
 * What a person copies: the sealed texts, the two named substitutions made and nothing else. Empty ones are left out.
 * @throws Error for a content that no person posts, or whose link is not known
 */
export function textsToCopy({ content, link, marker, fileOf }: ToCopy): HandText[] {
  switch (content.channel) {
    case 'weibo': {
      const text = textWithMarker(content.text, link, marker);
      if (text === null) throw new Error('the link of the text is not known');
      return texts({ text });
    }
    case 'other': {
      const text = link === null ? content.text : replaceLink(content.text, link, withMarker(link, marker));
      return texts({ title: content.title, text });
    }
    case 'web':
      return texts({
        title: content.title,
        summary: content.summary,
        text: renderPlainText(content.body),
        html: renderWebHtml(content.body, { imageUrl: fileOf }),
      });
    case 'wechat':
      throw new Error('WeChat articles leave as drafts');
  }
}

function texts(given: Partial<Record<HandText['key'], string>>): HandText[] {
  return (Object.entries(given) as [HandText['key'], string][])
    .filter(([, text]) => text !== '')
    .map(([key, text]) => ({ key, label: LABELS[key], text }));
}

/** Topics to choose on the platform, as they stand in a text: between two number signs, or behind one up to a blank. */
export function topicsIn(content: VariantContent): string[] {
  if (!('text' in content)) return [];
  const text = content.text.replace(/https?:\/\/\S+/g, ' ');
  const found = [...text.matchAll(/#([^#\s]{1,60})#|#([\p{L}\p{N}_]{1,60})/gu)];
  return [...new Set(found.map(([, between, behind]) => (between ?? behind ?? '').trim()))];
}

/** How a post is told again on its page: its title, and the beginning of its text without what platforms rewrite. */
export function wordsOf(content: VariantContent): { title: string; lead: string } {
  const title = 'title' in content ? content.title : '';
  const running = 'body' in content ? renderRunningText(content.body) : content.text;
  const lead = running
    .split(/https?:\/\/\S+|\{link:publication\}|#|\[[^\]]*\]/)
    .map((part) => part.trim())
    .find((part) => part.length >= 6);
  return { title, lead: [...(lead ?? '')].slice(0, 30).join('') };
}
