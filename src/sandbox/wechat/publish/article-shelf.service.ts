import { randomBytes } from 'node:crypto';
import type { Journal, Table } from '../../ledger/journal.service.js';
import type { Ledger, PostStatus } from '../../ledger/ledger.service.js';
import type { DraftArticle } from '../draft/draft.rules.js';
import type { Draft } from '../draft/draft.service.js';
import { newMediaId } from '../material/material.service.js';
import { WechatError } from '../wechat.errors.js';
import { postArticles, postTexts } from './post.rules.js';

/** A published article; `slug` is its public address below /s/. */
export interface PublishedArticle extends DraftArticle {
  slug: string;
  deleted: boolean;
}

/** `pending`: the platform still works on it. */
export type PublicationState = 'pending' | 'out' | 'failed' | 'deleted' | 'banned';

export interface Publication {
  articleId: string;
  /** Published without a push, or sent to followers. */
  kind: 'publish' | 'mass';
  /** publish_id or msg_id. */
  publishId: string;
  msgDataId: string;
  appid: string;
  mediaId: string;
  createdAt: number;
  publishedAt: number;
  state: PublicationState;
  postSeq: number;
  articles: PublishedArticle[];
}

/** What is put on the shelf: who accepted which draft under which ids. */
export interface ShelfEntry {
  kind: Publication['kind'];
  publishId: string;
  msgDataId: string;
  arrivedAt: number;
  now: number;
  details: Record<string, unknown>;
}

const POST_STATUS: Record<PublicationState, PostStatus> = {
  pending: 'publishing',
  out: 'published',
  failed: 'failed',
  deleted: 'deleted',
  banned: 'banned',
};

/** Every article that has a public address, whichever way it was published. */
export class ArticleShelf {
  private readonly publications: Table<Publication>;
  private readonly bySlug = new Map<string, { articleId: string; index: number }>();

  constructor(
    journal: Journal,
    private readonly ledger: Ledger,
    private readonly clock: () => number,
    private readonly baseUrl: () => string,
  ) {
    this.publications = journal.table('wechat.publications');
    for (const publication of this.publications.values()) this.remember(publication);
  }

  /** Takes a draft that was accepted, not readable yet, and writes the ledger. */
  add(draft: Draft, entry: ShelfEntry): Publication {
    const { kind, publishId, msgDataId, arrivedAt, now } = entry;
    const articles = draft.articles.map((article) => ({
      ...article,
      slug: randomBytes(16).toString('base64url'),
      deleted: false,
    }));
    const articleId = newMediaId();
    const post = this.ledger.record({
      platform: 'wechat',
      account: draft.appid,
      ref: kind === 'publish' ? articleId : publishId,
      path: `/s/${articles[0]?.slug ?? ''}`,
      ...postTexts(articles),
      status: 'publishing',
      arrivedAt,
      at: now,
      details: { ...entry.details, msgDataId, mediaId: draft.mediaId, articles: postArticles(articles) },
    });
    const publication: Publication = {
      articleId,
      kind,
      publishId,
      msgDataId,
      appid: draft.appid,
      mediaId: draft.mediaId,
      createdAt: draft.createdAt,
      publishedAt: now,
      state: 'pending',
      postSeq: post.seq,
      articles,
    };
    this.remember(publication);
    return this.publications.put(articleId, publication);
  }

  /** Completes a row of an older journal, which kept the state in the job alone. */
  adopt(articleId: string, facts: Pick<Publication, 'state' | 'postSeq' | 'msgDataId'>): void {
    const row: (Omit<Publication, 'state'> & { state?: PublicationState }) | undefined = this.get(articleId);
    if (!row || row.state !== undefined) return;
    const { state, postSeq, msgDataId } = facts;
    this.publications.put(articleId, { ...row, kind: 'publish', state, postSeq, msgDataId });
  }

  get(articleId: string): Publication | undefined {
    return this.publications.get(articleId);
  }

  /** What was readable at some time, newest first; all accounts when no appid is given. */
  list(appid?: string, kind?: Publication['kind']): Publication[] {
    return [...this.publications.values()]
      .filter(
        (row) =>
          (appid === undefined || row.appid === appid) && (kind === undefined || row.kind === kind) && wasOut(row),
      )
      .reverse();
  }

  /** @param at when it changed: a job that is looked at late ended when it was due */
  setState(articleId: string, state: PublicationState, at = this.clock()): void {
    const publication = this.publications.get(articleId);
    if (!publication || publication.state === state) return;
    this.ledger.changeStatus(publication.postSeq, POST_STATUS[state], at);
    const publishedAt = publication.state === 'pending' && state === 'out' ? at : publication.publishedAt;
    this.publications.put(articleId, { ...publication, state, publishedAt });
  }

  /** Deletes one article (1-based) or, with 0 or nothing, all. Throws 40114. @returns whether none is left */
  deleteArticle(articleId: string, index: unknown): boolean {
    const publication = this.publications.get(articleId);
    const place = Number(index ?? 0);
    if (!publication || !Number.isInteger(place) || place < 0 || place > publication.articles.length) {
      throw new WechatError(40114);
    }
    const articles = publication.articles.map((article, at) =>
      place === 0 || at === place - 1 ? { ...article, deleted: true } : article,
    );
    this.publications.put(articleId, { ...publication, articles });
    return articles.every((article) => article.deleted);
  }

  /** The article behind a public address; null when it was never out. */
  article(slug: string): { publication: Publication; article: PublishedArticle } | null {
    const place = this.bySlug.get(slug);
    const publication = place && this.publications.get(place.articleId);
    const article = publication?.articles[place?.index ?? 0];
    return publication && article && wasOut(publication) ? { publication, article } : null;
  }

  urls(articleId: string): string[] {
    return (this.publications.get(articleId)?.articles ?? []).map(({ slug }) => `${this.baseUrl()}/s/${slug}`);
  }

  /** The draft a failed publication gives back. */
  draftOf(articleId: string): Draft | null {
    const publication = this.publications.get(articleId);
    if (!publication) return null;
    const { mediaId, appid, createdAt } = publication;
    const articles = publication.articles.map(({ slug: _slug, deleted: _deleted, ...article }) => article);
    return { mediaId, appid, articles, createdAt, updatedAt: this.clock() };
  }

  private remember(publication: Publication): void {
    publication.articles.forEach(({ slug }, index) =>
      this.bySlug.set(slug, { articleId: publication.articleId, index }),
    );
  }
}

function wasOut(publication: Publication): boolean {
  return publication.state !== 'pending' && publication.state !== 'failed';
}
