import { renderWebHtml } from '../../../stories/rendering/web-html.rules.js';
import type { DocumentNode, WebContent } from '../../../stories/variant-content.rules.js';
import type { SendPackage } from '../channel.js';
import { objectOf } from './wordpress-reply.rules.js';

/** A picture in the site's media library. */
export interface SiteMedia {
  id: number;
  url: string;
}

/** What of a post is ours to say. */
export interface PostFields {
  title: string;
  content: string;
  excerpt: string;
  /** 0 = none. */
  featured_media: number;
  categories?: number[];
  tags?: number[];
}

/** A post as the site tells it to somebody who may edit it. */
export interface SitePost {
  id: number;
  status: string;
  link: string;
  content: string;
  featuredMedia: number;
  /** When it was published, by the site's clock, epoch ms, whole seconds; null where it does not say. */
  publishedAt: number | null;
}

export function webContent(pack: SendPackage): WebContent {
  if (pack.content.channel !== 'web') throw new Error(`a ${pack.content.channel} text cannot leave on the web`);
  return pack.content;
}

/** Last part of the post's address. A slug is no unique key on the other side, but this one belongs to one publication of ours. */
export function slugOf(publicationId: string): string {
  // A v7 id begins with the time; its end is random.
  return `p-${publicationId.replaceAll('-', '').slice(-12).toLowerCase()}`;
}

/** The slugs WordPress may have made of it. It appends a number where two are written at once. */
export function slugsOf(publicationId: string): string {
  const slug = slugOf(publicationId);
  return [slug, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${slug}-${n}`)].join(',');
}

function markerOf(marker: string): string {
  return `<!-- xuanfa:${marker} -->`;
}

export function isOurs(post: SitePost, marker: string): boolean {
  return post.content.includes(markerOf(marker));
}

/** Neither out nor on its way there. */
export function isDraft({ status }: SitePost): boolean {
  return status === 'draft' || status === 'pending';
}

/** sha256 of every picture the post shows, the cover's first. */
export function picturesOf({ cover, body }: WebContent): string[] {
  const found = new Set<string>(cover === null ? [] : [cover]);
  const collect = (node: DocumentNode): void => {
    const sha256 = node.type === 'image' ? node.attrs?.sha256 : undefined;
    if (typeof sha256 === 'string') found.add(sha256);
    node.content?.forEach(collect);
  };
  collect(body);
  return [...found];
}

/**
 * The post's fields. The body stands in a block of plain HTML, or WordPress would set paragraphs of its own, and carries the
 * publication's marker as a comment behind it.
 */
export function postFields(
  pack: SendPackage,
  media: ReadonlyMap<string, SiteMedia>,
  terms: { categories?: number[]; tags?: number[] },
): PostFields {
  const { title, summary, cover, body } = webContent(pack);
  const html = renderWebHtml(body, { imageUrl: (sha256) => media.get(sha256)?.url ?? '' });
  return {
    title: asText(title),
    content: `<!-- wp:html -->\n${html}\n<!-- /wp:html -->\n${markerOf(pack.marker)}`,
    excerpt: asText(summary),
    featured_media: cover === null ? 0 : (media.get(cover)?.id ?? 0),
    ...terms,
  };
}

/** Titles and excerpts are HTML to WordPress. */
function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A post of an answer; null when it is none, or not told as to an editor. */
export function readPost(body: unknown): SitePost | null {
  const { id, status, link, content, featured_media: featured, date_gmt: date } = objectOf(body);
  const raw = objectOf(content)['raw'];
  if (typeof id !== 'number' || typeof status !== 'string' || typeof raw !== 'string') return null;
  // Without a zone, and UTC all the same.
  const published = typeof date === 'string' ? Date.parse(`${date}Z`) : NaN;
  return {
    id,
    status,
    link: typeof link === 'string' ? link : '',
    content: raw,
    featuredMedia: typeof featured === 'number' ? featured : 0,
    publishedAt: Number.isNaN(published) ? null : published,
  };
}

/**
 * Whether the site has kept the body as it was sent. WordPress strips silently what the user's role may not write. What readers never
 * see is let pass: `tabindex`, which authors may not write, and other ways to write a character (`&#039;`, entities of old databases).
 */
export function keptWhole(sent: string, kept: string): boolean {
  return comparable(sent) === comparable(kept);
}

function comparable(html: string): string {
  return html
    .replaceAll(' tabindex="0"', '')
    .replace(/&#x([0-9a-f]{5,6});/gi, (_entity, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#0+(\d+;)/g, '&#$1')
    .replaceAll('\r\n', '\n')
    .trim();
}
