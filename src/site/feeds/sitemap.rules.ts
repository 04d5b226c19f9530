import { pagePath } from '../../publishing/channels/site/site-page.rules.js';
import { escapeHtml } from '../../stories/rendering/html-writer.rules.js';

/** The most addresses one sitemap may hold (sitemaps.org). */
export const SITEMAP_LIMIT = 50_000;

/** @param pillars ids of the pillars that have a page */
export function sitemap(
  stories: readonly { slug: string; updatedAt: Date }[],
  pillars: readonly string[],
  origin: string,
): string {
  const entries = [
    entry(`${origin}/`),
    ...pillars.map((id) => entry(`${origin}/pillars/${id}`)),
    ...stories.map(({ slug, updatedAt }) => entry(origin + pagePath(slug), updatedAt)),
  ].slice(0, SITEMAP_LIMIT);
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`;
}

/** What search engines may read: the site, not the desks behind it. */
export function robots(origin: string): string {
  return `User-agent: *\nDisallow: /api/\nDisallow: /desk\n\nSitemap: ${origin}/sitemap.xml\n`;
}

function entry(address: string, changed?: Date): string {
  const lastmod = changed === undefined ? '' : `<lastmod>${changed.toISOString()}</lastmod>`;
  return `<url><loc>${escapeHtml(address)}</loc>${lastmod}</url>\n`;
}
