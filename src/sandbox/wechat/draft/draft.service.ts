import type { Journal, Table } from '../../ledger/journal.service.js';
import type { Limits } from '../../ledger/limits.rules.js';
import { type MaterialLibrary, newMediaId } from '../material/material.service.js';
import type { WechatAccount } from '../wechat-accounts.service.js';
import { WechatError } from '../wechat.errors.js';
import { type DraftArticle, readArticle } from './draft.rules.js';

export interface Draft {
  mediaId: string;
  appid: string;
  /** False for articles of the former `media/uploadnews`, which can be sent but stand in no box. */
  inBox?: boolean;
  articles: DraftArticle[];
  createdAt: number;
  updatedAt: number;
}

/** The draft boxes of all accounts. */
export class DraftBox {
  private readonly drafts: Table<Draft>;

  constructor(
    journal: Journal,
    private readonly library: MaterialLibrary,
    private readonly limits: () => Limits,
    private readonly clock: () => number,
  ) {
    this.drafts = journal.table('wechat.drafts');
  }

  /** @param inBox false: only to be sent, not to be found in the box */
  add(account: WechatAccount, input: unknown, inBox = true): Draft {
    if (!Array.isArray(input) || input.length === 0) throw new WechatError(44003);
    if (input.length > this.limits().wechat.articlesPerDraft) throw new WechatError(45008);
    const articles = input.map((article) => this.read(account, article, !inBox));
    const now = this.clock();
    const { appid } = account;
    return this.put({ mediaId: newMediaId(), appid, inBox, articles, createdAt: now, updatedAt: now });
  }

  /** Replaces the article at a 0-based index. */
  replace(account: WechatAccount, mediaId: unknown, index: unknown, input: unknown): void {
    const draft = this.get(account.appid, mediaId);
    const place = Number(index ?? 0);
    if (!Number.isInteger(place) || place < 0 || place >= draft.articles.length) throw new WechatError(40114);
    // Some clients wrap the single article in a list, as `draft/add` wants it.
    const article = this.read(account, Array.isArray(input) ? input[0] : input);
    this.put({ ...draft, articles: draft.articles.with(place, article), updatedAt: this.clock() });
  }

  get(appid: string, mediaId: unknown): Draft {
    const draft = this.sendable(appid, mediaId);
    if (draft.inBox === false) throw new WechatError(40007);
    return draft;
  }

  /** A draft of the box or uploaded news: what a mass send or its preview may carry. Throws 41006 and 40007. */
  sendable(appid: string, mediaId: unknown): Draft {
    if (mediaId === undefined || mediaId === '') throw new WechatError(41006);
    const draft = typeof mediaId === 'string' ? this.drafts.get(mediaId) : undefined;
    if (!draft || draft.appid !== appid) throw new WechatError(40007);
    return draft;
  }

  /** A draft of any account by its id: the temporary preview link needs no token. */
  peek(mediaId: string): Draft | undefined {
    return this.drafts.get(mediaId);
  }

  /** Newest change first. */
  list(appid: string): Draft[] {
    const own = [...this.drafts.values()].filter((draft) => draft.appid === appid && draft.inBox !== false);
    return own.sort((a, b) => b.updatedAt - a.updatedAt);
  }

  remove(appid: string, mediaId: unknown): void {
    this.drafts.remove(this.get(appid, mediaId).mediaId);
  }

  /** Takes the draft out of the box to be published: its media_id is spent. */
  take(draft: Draft): Draft {
    this.drafts.remove(draft.mediaId);
    return draft;
  }

  /** A publication that failed leaves its draft behind. */
  giveBack(draft: Draft): void {
    this.put(draft);
  }

  /** @param temporary what is only to be sent may have a cover that runs out, too */
  private read(account: WechatAccount, input: unknown, temporary = false): DraftArticle {
    const result = readArticle(input, {
      limits: this.limits().wechat,
      canComment: account.canComment,
      coverUrl: (mediaId) => this.library.cover(account.appid, mediaId, temporary)?.url ?? null,
      knowsPicture: (address) => this.library.knowsAddress(address),
    });
    if (!result.ok) throw new WechatError(result.code);
    return result.article;
  }

  private put(draft: Draft): Draft {
    return this.drafts.put(draft.mediaId, draft);
  }
}
