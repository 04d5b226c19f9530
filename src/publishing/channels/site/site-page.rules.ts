import { type PageSide } from '../../../stories/media/fitting/channel-use.rules.js';

/** A page of the public site as the site's pages and feeds read it. */
export interface PublishedPage {
  id: string;
  publicationId: string;
  slug: string;
  title: string;
  summary: string;
  /** Body only, written by `renderWebHtml`; pictures under `/media/<sha256>`. */
  html: string;
  /** sha256 (hex) of the cover picture, or null. */
  cover: string | null;
  departmentName: string;
  storyId: string | null;
  campaignId: string | null;
  pillarId: string | null;
  publishedAt: Date;
  updatedAt: Date;
  /** Set when a later approved text took the place of the first one. */
  correctedAt: Date | null;
  /** Set when the page was taken down: show that instead of the body. */
  tombstonedAt: Date | null;
}

/** The same without the body: what lists need. */
export type PageSummary = Omit<PublishedPage, 'html'>;

/** What a correction changes of a page. */
export interface PageWords extends Pick<PublishedPage, 'title' | 'summary' | 'html' | 'cover' | 'departmentName'> {
  /** sha256 (hex) of every picture of the page, the cover's too. */
  pictures: string[];
}

/** Place in a list of pages, newest first: the page after which it goes on. */
export interface PagePlace {
  publishedAt: Date;
  id: string;
}

/** Address of a picture on the public site: its largest form, or one whose longest side has so many pixels. */
export function mediaPath(sha256: string, side?: PageSide): string {
  return side === undefined ? `/media/${sha256}` : `/media/${sha256}/${side}`;
}

/** Address of a page below the public address. */
export function pagePath(slug: string): string {
  return `/stories/${slug}`;
}

/**
 * Last part of a page's address: its day, for people who read addresses, and enough of the publication's id to be its own.
 * @param now epoch ms
 * @param timeZone IANA zone the day is meant in
 */
export function slugFor(publicationId: string, now: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  // A v7 id begins with the time; its end is random.
  return `${day}-${publicationId.replaceAll('-', '').slice(-10).toLowerCase()}`;
}
