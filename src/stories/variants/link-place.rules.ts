import { LINK_PLACE, type DocumentNode, type VariantContent } from '../variant-content.rules.js';

/**
 * Puts the permalink of the web publication where the sealed content keeps its place: in the Weibo text, as WeChat's "read more" address and as the
 * address of links in a body. One of the two things that may change after sealing; everything else comes out as it went in.
 */
export function substituteLink(content: VariantContent, permalink: string): VariantContent {
  switch (content.channel) {
    case 'weibo':
      return { ...content, text: content.text.replaceAll(LINK_PLACE, () => permalink) };
    case 'wechat':
      return {
        ...content,
        sourceLink: content.sourceLink === LINK_PLACE ? permalink : content.sourceLink,
        body: linked(content.body, permalink),
      };
    case 'web':
      return { ...content, body: linked(content.body, permalink) };
  }
}

/** True when the content cannot be sent before the permalink is known. */
export function needsLink(content: VariantContent): boolean {
  switch (content.channel) {
    case 'weibo':
      return content.text.includes(LINK_PLACE);
    case 'wechat':
      return content.sourceLink === LINK_PLACE || hasLinkPlace(content.body);
    case 'web':
      // A page that links to itself needs nobody else's address.
      return false;
  }
}

function hasLinkPlace(node: DocumentNode): boolean {
  return (
    (node.marks?.some((mark) => mark.attrs?.href === LINK_PLACE) ?? false) ||
    (node.content?.some(hasLinkPlace) ?? false)
  );
}

function linked(node: DocumentNode, permalink: string): DocumentNode {
  const copy: DocumentNode = { ...node };
  if (node.marks) {
    copy.marks = node.marks.map((mark) =>
      mark.attrs?.href === LINK_PLACE ? { ...mark, attrs: { ...mark.attrs, href: permalink } } : mark,
    );
  }
  if (node.content) copy.content = node.content.map((child) => linked(child, permalink));
  return copy;
}
