import { pagePath } from '../../publishing/channels/site/site-page.rules.js';
import { escapeHtml } from '../../stories/rendering/html-writer.rules.js';

/** The most addresses one sitemap may hold (sitemaps.org). */
export const SITEMAP_LIMIT = 50_000;

/** One sitemap of a site that needs several: its number from 1, and when something in it last changed. */
export interface SitemapPart {
  part: number;
  updatedAt: Date;
}

export type StoryAddress = { slug: string; updatedAt: Date };

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The addresses of the site that are no stories. @param pillars ids of the pillars that have a page */
export function placesOf(pillars: readonly string[]): string[] {
  return ['/', '/stories', ...pillars.map((id) => `/pillars/${id}`)];
}

/** One sitemap. @param places paths of pages that are no stories */
export function sitemap(stories: readonly StoryAddress[], places: readonly string[], origin: string): string {
  const entries = [
    ...places.map((path) => entry('url', origin + path)),
    ...stories.map(({ slug, updatedAt }) => entry('url', origin + pagePath(slug), updatedAt)),
  ];
  return document('urlset', entries);
}

/** Names the sitemaps of a site with more addresses than one may hold: the oldest stories first, so that full ones stay as they are. */
export function sitemapIndex(parts: readonly SitemapPart[], origin: string): string {
  const entries = parts.map(({ part, updatedAt }) => entry('sitemap', origin + sitemapPath(part), updatedAt));
  // The last one, without a date: what is no story has none.
  return document('sitemapindex', [...entries, entry('sitemap', `${origin}/sitemaps/places.xml`)]);
}

export function sitemapPath(part: number): string {
  return `/sitemaps/${part}.xml`;
}

/** What search engines may read: the site, not the desks behind it, nor answers to searches, of which there is no end. */
export function robots(origin: string): string {
  return `User-agent: *\nDisallow: /api/\nDisallow: /desk\nDisallow: /search\n\nSitemap: ${origin}/sitemap.xml\n`;
}

function document(root: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<${root} xmlns="${NAMESPACE}">\n${entries.join('')}</${root}>\n`;
}

function entry(kind: 'url' | 'sitemap', address: string, changed?: Date): string {
  const lastmod = changed === undefined ? '' : `<lastmod>${changed.toISOString()}</lastmod>`;
  return `<${kind}><loc>${escapeHtml(address)}</loc>${lastmod}</${kind}>\n`;
}
