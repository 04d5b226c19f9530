import { Feed } from 'feed';
import { type PublishedPage, pagePath } from '../../publishing/channels/site/site-page.rules.js';
import { escapeHtml } from '../../stories/rendering/html-writer.rules.js';
import { absoluteHtml, changedAt, feedPath, type FeedSource, printable } from './feed-source.rules.js';

/** The newest stories as an Atom feed (RFC 4287). An entry keeps its id, made of the page's own, whatever becomes of addresses. */
export function atomFeed(source: FeedSource): string {
  const feed = channel(source, 'atom');
  for (const page of source.pages) {
    feed.addItem({
      ...item(source, page),
      title: asHtml(page.title),
      date: page.updatedAt,
      author: [{ name: printable(page.departmentName) }],
    });
  }
  return feed.atom1();
}

/** The newest stories as RSS 2.0, for readers that know nothing else. Titles are plain text there (RSS Advisory Board profile). */
export function rssFeed(source: FeedSource): string {
  const feed = channel(source, 'rss');
  for (const page of source.pages) {
    feed.addItem({
      ...item(source, page),
      // The library closes a section's end once; a second one in a title would end it.
      title: printable(page.title).replaceAll(']]>', ']] >'),
      date: page.publishedAt,
      // RSS's own `author` is a mail address; whose news it is says Dublin Core.
      extensions: [{ name: 'dc:creator', objects: { _text: printable(page.departmentName) } }],
    });
  }
  return feed.rss2();
}

function channel(source: FeedSource, form: 'atom' | 'rss'): Feed {
  const name = printable(source.siteName);
  const { origin } = source;
  return new Feed({
    id: `${origin}/`,
    title: name,
    description: name,
    language: 'zh-CN',
    link: `${origin}/`,
    feedLinks: { [form]: origin + feedPath(form) },
    // Without a story there is no moment to name but the beginning of time; the clock would make a change of every look.
    updated: changedAt(source),
    author: { name, link: `${origin}/` },
    generator: false,
  });
}

/** What both forms say of a story in the same words. */
function item({ origin }: FeedSource, page: PublishedPage) {
  return {
    id: `urn:uuid:${page.id}`,
    link: origin + pagePath(page.slug),
    published: page.publishedAt,
    ...(page.summary === '' ? {} : { description: asHtml(page.summary) }),
    // Of RSS the library names the namespaces only when it meets a body.
    content: absoluteHtml(page, origin) || ' ',
  };
}

/** The library marks titles and summaries as HTML and puts them into CDATA: escaped, no text is taken for tags or ends the section. */
function asHtml(text: string): string {
  return escapeHtml(printable(text));
}
