import type { PublishedPage } from '../../publishing/channels/site/site-page.rules.js';

/** How many of the newest stories a feed carries. */
export const FEED_LENGTH = 30;

/** What every form of the feed is made of. */
export interface FeedSource {
  siteName: string;
  /** Public address without a trailing slash. */
  origin: string;
  /** Newest first. */
  pages: readonly PublishedPage[];
}

export type FeedForm = 'atom' | 'rss' | 'json';

/** The forms the feed comes in, as pages name them to feed readers. */
export const FEED_FORMS: readonly { form: FeedForm; name: string; type: string }[] = [
  { form: 'atom', name: 'Atom', type: 'application/atom+xml' },
  { form: 'rss', name: 'RSS', type: 'application/rss+xml' },
  { form: 'json', name: 'JSON Feed', type: 'application/feed+json' },
];

export function feedPath(form: FeedForm): string {
  return `/feed.${form}`;
}

/** When something in the feed last changed. */
export function changedAt({ pages }: FeedSource): Date {
  return new Date(Math.max(0, ...pages.map(({ updatedAt }) => updatedAt.getTime())));
}

/** The body with addresses that lead home from wherever it is read; of each picture its largest form alone. */
export function absoluteHtml({ html }: PublishedPage, origin: string): string {
  const plain = html.replace(/ srcset="\/media\/[^"]*" sizes="[^"]*"/g, '');
  return printable(plain.replaceAll('src="/media/', `src="${origin}/media/`));
}

/** XML 1.0 knows no control characters, not even escaped. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the very characters meant
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
