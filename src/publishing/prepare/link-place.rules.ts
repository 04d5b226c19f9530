import { LINK_PLACE, type VariantContent } from '../../stories/variant-content.rules.js';

/**
 * Puts the permalink in the place the seal names, and changes nothing else. Without a link a "read more" address stays away
 * and a text keeps its place, which its connector refuses.
 */
export function placeLink(content: VariantContent, link: string | null): VariantContent {
  if (link === null) return content;
  switch (content.channel) {
    case 'web':
      return content;
    case 'weibo':
      return { ...content, text: content.text.replaceAll(LINK_PLACE, link) };
    case 'wechat':
      return { ...content, sourceLink: content.sourceLink?.replaceAll(LINK_PLACE, link) ?? null };
  }
}
