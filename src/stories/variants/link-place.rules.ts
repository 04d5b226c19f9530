import type { ChannelDriver } from '../../accounts/channels/channel-driver.rules.js';
import { problem, type Problem } from '../problem.rules.js';
import { LINK_PLACE, type DocumentNode, type VariantContent } from '../variant-content.rules.js';

/**
 * Puts the permalink of the web publication where the sealed content keeps its place: in the Weibo text, as WeChat's "read more" address and as the
 * address of links in its body. One of the two things that may change after sealing; everything else comes out as it went in.
 */
export function substituteLink(content: VariantContent, permalink: string): VariantContent {
  switch (content.channel) {
    case 'weibo':
    case 'other':
      return { ...content, text: content.text.replaceAll(LINK_PLACE, () => permalink) };
    case 'wechat':
      return {
        ...content,
        sourceLink: content.sourceLink === LINK_PLACE ? permalink : content.sourceLink,
        body: linked(content.body, permalink),
      };
    case 'web':
      return content;
  }
}

/** True when the content cannot be sent before the permalink is known. */
export function needsLink(content: VariantContent): boolean {
  switch (content.channel) {
    case 'weibo':
    case 'other':
      return content.text.includes(LINK_PLACE);
    case 'wechat':
      return content.sourceLink === LINK_PLACE || hasLinkPlace(content.body);
    case 'web':
      return false;
  }
}

/**
 * A text that carries the link of the web page leaves after that page, by the same approval: without one it could never leave.
 * @param drivers how the web accounts of the release post
 */
export function checkPage(content: VariantContent, drivers: readonly ChannelDriver[]): Problem[] {
  if (drivers.length > 0 || !needsLink(content)) return [];
  return [
    problem(
      content.channel === 'wechat' ? '/sourceLink' : '/text',
      'LINK_WITHOUT_PAGE',
      '这一渠道的稿件附网站稿的链接，请同时选择网站账号，或去掉稿件中的链接。',
      'This text carries the link of the web page: choose a web account as well, or take the link out.',
    ),
  ];
}

/**
 * The signs of the place where nothing takes them for it: readers would see them. In a body they may be written piece by piece, in letters of
 * several looks.
 */
export function checkPlaceholders(content: VariantContent): Problem[] {
  return written(content).flatMap(([pointer, text]) => (text.includes(LINK_PLACE) ? placeholderIn(pointer) : []));
}

function written(content: VariantContent): [pointer: string, text: string][] {
  switch (content.channel) {
    case 'web':
      return [
        ['/title', content.title],
        ['/summary', content.summary],
        ['/body', wordsOf(content.body)],
      ];
    case 'wechat':
      return [
        ['/title', content.title],
        ['/author', content.author],
        ['/digest', content.digest],
        ['/body', wordsOf(content.body)],
      ];
    case 'other':
      return [['/title', content.title]];
    case 'weibo':
      return [];
  }
}

/** What of a body is read, piece by piece as it stands: without the addresses of its links. */
function wordsOf({ type, text, attrs, content = [] }: DocumentNode): string {
  if (type === 'text') return text ?? '';
  const told = [attrs?.['alt'], attrs?.['caption']].filter((one) => typeof one === 'string');
  return `\n${[...told, content.map(wordsOf).join('')].join('\n')}\n`;
}

const placeholderIn = (pointer: string): Problem =>
  problem(
    pointer,
    'LINK_PLACE_IN_TEXT',
    `这里写着 ${LINK_PLACE}，读者会看到这串字符：请删除；要放网站稿的链接，请在正文中用“链接”插入“网站链接”。`,
    `It reads ${LINK_PLACE} here, and so would readers: delete it; to link to the web page, use “Link” in the body and choose the page link.`,
  );

/** True when a link of the body points to the place of the permalink. */
export function hasLinkPlace(node: DocumentNode): boolean {
  return (
    (node.marks?.some((mark) => mark.attrs?.href === LINK_PLACE) ?? false) ||
    (node.content?.some(hasLinkPlace) ?? false)
  );
}

/** The body with the links to the place taken off; their text stays. */
export function withoutLinkPlace(node: DocumentNode): DocumentNode {
  const { marks, content, ...rest } = node;
  const kept = marks?.filter((mark) => mark.attrs?.href !== LINK_PLACE) ?? [];
  return {
    ...rest,
    ...(kept.length > 0 ? { marks: kept } : {}),
    ...(content ? { content: content.map(withoutLinkPlace) } : {}),
  };
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
