import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import {
  ADDRESS_PARTS,
  BY_TERMS,
  BY_TIME,
  CAMPAIGNS_WITH_PAGES,
  CORRECT_PAGE,
  FEED_PAGES,
  LATEST_PAGES,
  PAGE_ADDRESSES,
  PAGE_BY_SLUG,
  PAGE_OF_PUBLICATION,
  PAGES_AFTER,
  PAGES_WITH_TERMS,
  PICTURE_IS_PUBLISHED,
  PUT_UP_AGAIN,
  SEARCH_PAGES,
  TAKE_DOWN,
} from './site-page.queries.js';
import { type PagePlace, pagePath, type PageSummary, type PageWords, type PublishedPage } from './site-page.rules.js';

export interface PageFilter {
  pillarId?: string;
  campaignId?: string;
  /** Goes on after this page. */
  after?: PagePlace;
  limit: number;
}

/** A search may not hold a connection of the pool longer than this, ms. */
const SEARCH_MS = 2_000;
/** So many pages are looked through one by one. */
const FEW = 1_000;
/** SQLSTATE */
const QUERY_CANCELED = '57014';

/** What the public site reads of what was published on it. */
@Injectable()
export class SitePageService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Newest first, without bodies; pages taken down are left out. */
  async latest(filter: PageFilter): Promise<PageSummary[]> {
    return this.dataSource.query(LATEST_PAGES, [
      filter.after?.publishedAt ?? null,
      filter.after?.id ?? null,
      filter.pillarId ?? null,
      filter.campaignId ?? null,
      filter.limit,
    ]);
  }

  /** The page at an address, also one that was taken down (`tombstonedAt`); null when there never was one. */
  async bySlug(slug: string): Promise<PublishedPage | null> {
    const [page] = await this.dataSource.query<PublishedPage[]>(PAGE_BY_SLUG, [slug]);
    return page ?? null;
  }

  /**
   * Newest first, for lists that readers leaf through.
   * @param afterSlug goes on after this page, which may have been taken down since; an unknown one is followed by nothing
   */
  async list(filter: { pillarId?: string; afterSlug?: string; limit: number }): Promise<PageSummary[]> {
    return this.dataSource.query(PAGES_AFTER, [filter.afterSlug ?? null, filter.pillarId ?? null, filter.limit]);
  }

  /**
   * Ids of the campaigns under which at least one page is up.
   * @param campaignId asks for this one alone
   */
  async campaignsWithPages(campaignId: string | null = null): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(CAMPAIGNS_WITH_PAGES, [campaignId]);
    return rows.map(({ id }) => id);
  }

  /** Addresses of the pages that are up, oldest first, for search engines. */
  async addresses(limit: number, offset: number): Promise<{ slug: string; updatedAt: Date }[]> {
    return this.dataSource.query(PAGE_ADDRESSES, [limit, offset]);
  }

  /** The same in parts of that length, numbered from 1, with the time something in each last changed. */
  async addressParts(length: number): Promise<{ part: number; updatedAt: Date }[]> {
    return this.dataSource.query(ADDRESS_PARTS, [length]);
  }

  /** The newest pages with their bodies, for feeds. */
  async forFeed(limit: number): Promise<PublishedPage[]> {
    return this.dataSource.query(FEED_PAGES, [limit]);
  }

  /**
   * Pages that are up and contain every word, newest first, with the words of their bodies.
   * @param words folded as the table's own (`folded`)
   * @param afterSlug goes on after this page, or null
   * @returns null when it took too long
   */
  async search(filter: {
    words: readonly string[];
    afterSlug: string | null;
    limit: number;
  }): Promise<(PageSummary & { plain: string })[] | null> {
    const { words, afterSlug, limit } = filter;
    try {
      return await this.dataSource.transaction(async (tx) => {
        await tx.query(BY_TERMS(SEARCH_MS));
        const candidates: { id: string }[] = await tx.query(PAGES_WITH_TERMS, [words.join(' '), FEW + 1]);
        const few = candidates.length <= FEW ? candidates.map(({ id }) => id) : null;
        // What many pages contain is soon met on the way back from the newest.
        if (few === null) await tx.query(BY_TIME);
        return tx.query(SEARCH_PAGES, [words, few, afterSlug, limit]);
      });
    } catch (error) {
      if ((error as { driverError?: { code?: unknown } }).driverError?.code === QUERY_CANCELED) return null;
      throw error;
    }
  }

  /** Whether the public may see a picture: only when a page that is up shows it. */
  async isPublished(sha256: string): Promise<boolean> {
    const [row] = await this.dataSource.query<{ published: boolean }[]>(PICTURE_IS_PUBLISHED, [sha256]);
    return row?.published ?? false;
  }

  /** Reference, permalink and age (ms) of a publication's page, or null. */
  async pageOf(publicationId: string): Promise<{ ref: string; url: string; ageMs: number } | null> {
    const [row] = await this.dataSource.query<{ id: string; slug: string; ageMs: number }[]>(PAGE_OF_PUBLICATION, [
      publicationId,
    ]);
    return row ? { ref: row.id, url: this.urlOf(row.slug), ageMs: row.ageMs } : null;
  }

  /** Absolute address of a page. */
  urlOf(slug: string): string {
    return this.config.publicUrl + pagePath(slug);
  }

  /** Takes the page down; its address then says so. @returns false when there is none, or it is down already */
  async takeDown(tx: EntityManager, publicationId: string): Promise<boolean> {
    return returnedRows(await tx.query(TAKE_DOWN, [publicationId])).length > 0;
  }

  /** Shows a page again that was taken down. @returns false when there is none, or it is up already */
  async putUpAgain(tx: EntityManager, publicationId: string): Promise<boolean> {
    return returnedRows(await tx.query(PUT_UP_AGAIN, [publicationId])).length > 0;
  }

  /** Puts other words in the place of the page's; its address and the time it was published stay. @returns false when it says so already */
  async correct(tx: EntityManager, publicationId: string, words: PageWords): Promise<boolean> {
    const { title, summary, html, cover, departmentName, pictures } = words;
    const values = [publicationId, title, summary, html, cover, departmentName, pictures];
    return returnedRows(await tx.query(CORRECT_PAGE, values)).length > 0;
  }
}
