import { LINK_PLACE, type VariantContent } from '../../../src/stories/variant-content.rules.js';

/** What was signed of a publication, as the drill itself wrote it down, not as the product's tables say now. */
export interface SignedText {
  content: VariantContent;
  marker: string;
  department: string;
  source: string;
  /** Address of the page it depends on; null = none, or none yet. */
  link: string | null;
  /** The other articles of a mass send: their words are to be there as well. */
  companions?: readonly Omit<SignedText, 'companions'>[];
}

/** A post as the platform's record shows it. */
export interface ShownText {
  text: string;
  title?: string;
  link?: string;
}

const ADDRESS = /https?:\/\/\S+/;

/**
 * Whether a post says what was signed, with the two substitutions that the seal names and no others: the page's address in its place,
 * marked, and pictures by the platform's own address. Written anew here, so that a fault in the product's own rules would show.
 */
export function saysWhatWasSigned(
  { content, marker, department, source, link, companions = [] }: SignedText,
  shown: ShownText,
): boolean {
  switch (content.channel) {
    case 'weibo': {
      const address = link ?? ADDRESS.exec(content.text)?.[0];
      if (address === undefined) return false;
      const text = content.text.replace(LINK_PLACE, address).replace(address, () => marked(address, marker));
      return shown.text === text;
    }
    case 'wechat': {
      const address = content.sourceLink === LINK_PLACE ? link : content.sourceLink;
      const words = [
        ...[...textsOf(content.body), department, source],
        ...companions.flatMap((one) => [...bodyOf(one.content), one.department, one.source]),
      ].map(bare);
      const rest = words.reduce(
        (left, word) => (left === null || !left.includes(word) ? null : left.replace(word, '')),
        bare(shown.text) as string | null,
      );
      // What is left over is what the signature's own words are made of, the same under every article.
      const frame = rest !== null && /^(供稿|来源|文|图|：|:|\||｜|\/|丨|·|-|—)*$/.test(rest);
      return frame && shown.title === content.title && address !== null && shown.link === marked(address, marker);
    }
    case 'web':
      return shown.title === content.title;
    case 'other':
      return shown.title === content.title && shown.text === content.text;
  }
}

function bodyOf(content: VariantContent): string[] {
  return content.channel === 'wechat' ? textsOf(content.body) : [];
}

function marked(address: string, marker: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}xf=${marker}`;
}

function textsOf(node: { text?: string; content?: unknown }): string[] {
  const below = Array.isArray(node.content) ? (node.content as (typeof node)[]).flatMap(textsOf) : [];
  return [...(node.text === undefined ? [] : [node.text]), ...below];
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
