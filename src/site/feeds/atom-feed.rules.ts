import { Feed } from 'feed';
import { type PublishedPage, pagePath } from '../../publishing/channels/site/site-page.rules.js';
import { escapeHtml } from '../../stories/rendering/html-writer.rules.js';

/** How many of the newest stories the feed carries. */
export const FEED_LENGTH = 30;

/**
 * The newest stories as an Atom feed (RFC 4287). An entry keeps its id, made of the page's own, whatever becomes of addresses.
 * @param origin public address without a trailing slash
 */
export function atomFeed(pages: readonly PublishedPage[], siteName: string, origin: string): string {
  const changed = pages.map((page) => page.updatedAt.getTime());
  const feed = new Feed({
    id: `${origin}/`,
    title: xmlText(siteName),
    link: `${origin}/`,
    feedLinks: { atom: `${origin}/feed.atom` },
    // Without a story there is no moment to name but the beginning of time; the clock would make a change of every look.
    updated: new Date(Math.max(0, ...changed)),
    author: { name: xmlText(siteName), link: `${origin}/` },
    generator: false,
  });
  for (const page of pages) {
    feed.addItem({
      id: `urn:uuid:${page.id}`,
      title: asHtml(page.title),
      link: origin + pagePath(page.slug),
      published: page.publishedAt,
      date: page.updatedAt,
      author: [{ name: xmlText(page.departmentName) }],
      ...(page.summary === '' ? {} : { description: asHtml(page.summary) }),
      content: xmlText(page.html.replaceAll('src="/media/', `src="${origin}/media/`)),
    });
  }
  return feed.atom1();
}

/** The library marks titles and summaries as HTML and puts them into CDATA: escaped, no text is taken for tags or ends the section. */
function asHtml(text: string): string {
  return escapeHtml(xmlText(text));
}

/** XML 1.0 knows no control characters, not even escaped. */
function xmlText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the very characters meant
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
