import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import { type AccountAccess, type NotReady, type SendPackage, SPARE, STANDING_STEPS } from '../../channel.js';
import { WechatApi } from '../api/wechat-api.service.js';
import { articlesOf, contentKey, type PlacedCover, sourceUrl, wechatArticle } from './wechat-article.rules.js';
import { isTokenCode, mayHaveActed } from '../outcome/wechat-outcome.rules.js';
import { unlessOk, type WechatReply } from '../api/wechat-reply.rules.js';
import { DRAFT_GONE, type Step } from './draft-upload.rules.js';
import { DraftUploads } from './draft-uploads.service.js';
import { readArticlePage } from '../api/wechat-list.rules.js';

const NO_COVER: PlacedCover = { mediaId: '', width: 1, height: 1 };

/** Pages of 20 that are looked through for a draft whose answer was lost: it is among the newest. */
const SEARCH_PAGES = 3;

/** Everything WeChat is given before the slot: pictures, cover, draft. A draft is seen by the account's editors only, so all of it may be repeated. */
@Injectable()
export class WechatDrafts {
  constructor(
    private readonly api: WechatApi,
    private readonly uploads: DraftUploads,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The draft of this content, if one was placed, not taken back, and not handed to an attempt that is over. */
  placed(pack: SendPackage, key: string): string | null {
    const draft = pack.journal.get(STANDING_STEPS.draft);
    return draft && draft['key'] === key && draft['mediaId'] && !draft['doubted'] ? draft['mediaId'] : null;
  }

  /**
   * Everything before the slot. Also warms the token when the draft is already there, so that the slot holds nothing but the one call.
   * @param isIdempotent what is sent again is posted once, so that it does not matter who has used an earlier draft
   */
  async ready(pack: SendPackage, isIdempotent: boolean): Promise<NotReady | null> {
    const token = await this.api.token(pack.account);
    if (token.kind !== 'token') return unlessOk(token, this.now());
    const key = contentKey(pack);
    if (this.placed(pack, key) !== null) return null;
    const revised = await this.revise(pack, key, isIdempotent);
    if ('stop' in revised) return revised.stop;
    return revised.done ? null : this.place(pack, key);
  }

  /** Places the draft unless it is there; returns why not, or null. */
  async place(pack: SendPackage, key: string): Promise<NotReady | null> {
    const found = await this.takeUp(pack, key);
    if ('stop' in found) return found.stop;
    if (found.done) return null;
    const pictures = await this.uploads.pictures(pack);
    if ('stop' in pictures) return pictures.stop;
    let covers = await this.uploads.covers(pack, false);
    if ('stop' in covers) return covers.stop;
    let reply = await this.add(pack, key, covers.done, pictures.done);
    if (reply.kind === 'refused' && reply.code === 40007) {
      // The cover of an earlier article was deleted from the library since: given once more.
      covers = await this.uploads.covers(pack, true);
      if ('stop' in covers) return covers.stop;
      reply = await this.add(pack, key, covers.done, pictures.done);
    }
    if (reply.kind === 'refused' && isTokenCode(reply.code)) {
      // Asked again with another token, but not before looking: the first call may have placed it.
      const placed = await this.takeUp(pack, key);
      if ('stop' in placed) return placed.stop;
      if (placed.done) return null;
      reply = await this.add(pack, key, covers.done, pictures.done);
    }
    return reply.kind === 'ok' ? null : unlessOk(reply, this.now());
  }

  /** Goes on with the draft of this content whose answer was lost, if there is one; other content is taken out of the box. */
  private async takeUp(pack: SendPackage, key: string): Promise<Step<boolean>> {
    const swept = await this.sweep(pack, key);
    if ('stop' in swept) return swept;
    if (swept.done !== null) await pack.journal.put(STANDING_STEPS.draft, { mediaId: swept.done, key });
    return { done: swept.done !== null };
  }

  /** Takes away what is not to leave: the draft, and one whose answer was lost. True when nothing is left that is known. */
  async clear(pack: SendPackage): Promise<boolean> {
    // No text has this digest: whatever is there is another one's.
    return !('stop' in (await this.sweep(pack, '')));
  }

  /** Takes away every draft with this "read more" address. Null when none is left, else why that is not known. */
  async discardAll(account: AccountAccess, address: string): Promise<NotReady | null> {
    const found = await this.search(account, address);
    if ('stop' in found) return found.stop;
    for (const mediaId of found.done) {
      const stop = await this.discard(account, mediaId);
      if (stop) return stop;
    }
    return null;
  }

  /** Null when the draft is gone, else why that is not known. */
  async discard(account: AccountAccess, mediaId: string): Promise<NotReady | null> {
    const reply = await this.api.ask(account, '/cgi-bin/draft/delete', { media_id: mediaId });
    const gone = reply.kind === 'ok' || (reply.kind === 'refused' && reply.code === 40007);
    return gone ? null : unlessOk(reply, this.now());
  }

  /** Deletes the draft so that no call under way can publish it any more. False: it was gone already, spent by a publish or by hand. */
  async takeBack(pack: SendPackage): Promise<boolean> {
    const draft = pack.journal.get(STANDING_STEPS.draft);
    // No draft was ever known, so nobody holds an id to publish; or we have deleted it before.
    if (!draft || draft['taken'] === 'back') return true;
    if (!draft['mediaId']) return false;
    const there = await this.isThere(pack, draft['mediaId']);
    if (there !== true) return false;
    // Noted before: whoever finds the draft gone, and never heard the answer, knows that it was most likely us.
    await pack.journal.put(STANDING_STEPS.draft, { ...draft, taking: 'back' });
    const reply = await this.api.ask(pack.account, '/cgi-bin/draft/delete', { media_id: draft['mediaId'] });
    // Refused for certain: what becomes of it after that is not our doing.
    if (reply.kind === 'refused') await pack.journal.put(STANDING_STEPS.draft, draft);
    if (reply.kind !== 'ok') return false;
    await pack.journal.put(STANDING_STEPS.draft, { mediaId: draft['mediaId'], key: '', taken: 'back' });
    return true;
  }

  /** What is out went by another draft: this one is taken away when that is certain. Until then the platform may be at either. */
  async noteSpare(pack: SendPackage): Promise<void> {
    const draft = pack.journal.get(STANDING_STEPS.draft);
    if (draft) await pack.journal.put(STANDING_STEPS.draft, { ...draft, ...SPARE });
  }

  /** Whether a draft that has left the box was deleted by us: for certain, or most likely (the answer was lost). */
  takenByUs(pack: SendPackage, mediaId: string): 'certain' | 'likely' | 'no' {
    const draft = pack.journal.get(STANDING_STEPS.draft);
    if (draft?.['mediaId'] !== mediaId) return 'no';
    if (draft['taken'] === 'back') return 'certain';
    return draft['taking'] === 'back' ? 'likely' : 'no';
  }

  /** Whether a draft is in the box; null when that could not be learnt. */
  async isThere(pack: SendPackage, mediaId: string): Promise<boolean | null> {
    const reply = await this.api.ask(pack.account, '/cgi-bin/draft/get', { media_id: mediaId });
    if (reply.kind === 'ok') return true;
    return reply.kind === 'refused' && reply.code === 40007 ? false : null;
  }

  /**
   * Writes an earlier attempt's draft anew instead of placing another: nobody may have changed it by hand meanwhile, and the box does not
   * fill with every try. @returns false when there is none, or none any more
   */
  private async revise(pack: SendPackage, key: string, isIdempotent: boolean): Promise<Step<boolean>> {
    const { mediaId, key: of, taken } = pack.journal.get(STANDING_STEPS.draft) ?? {};
    if (!mediaId || of !== key || taken) return { done: false };
    const pictures = await this.uploads.pictures(pack);
    if ('stop' in pictures) return pictures;
    const covers = await this.uploads.covers(pack, false);
    if ('stop' in covers) return covers;
    for (const [index, article] of articlesOf(pack).entries()) {
      const articles = wechatArticle(article, covers.done[index] ?? NO_COVER, pictures.done);
      const reply = await this.api.ask(pack.account, '/cgi-bin/draft/update', { media_id: mediaId, index, articles });
      if (reply.kind === 'ok') continue;
      if (reply.kind !== 'refused' || reply.code !== 40007) return { stop: unlessOk(reply, this.now()) };
      const stopped = isIdempotent ? null : await this.unlessOurs(pack, mediaId);
      if (stopped) return { stop: stopped };
      // Its cover was deleted, and then it goes with it; or we have deleted it, and the answer was lost.
      const stop = await this.discard(pack.account, mediaId);
      if (stop) return { stop };
      await pack.journal.put(STANDING_STEPS.draft, { mediaId, key: '', taken: 'back' });
      return { done: false };
    }
    await pack.journal.put(STANDING_STEPS.draft, { mediaId, key });
    return { done: true };
  }

  /** Why a draft that was handed over is not simply made anew; null where it is still there, or left the box by us. */
  private async unlessOurs(pack: SendPackage, mediaId: string): Promise<NotReady | null> {
    if (this.takenByUs(pack, mediaId) !== 'no') return null;
    const there = await this.isThere(pack, mediaId);
    if (there === null)
      return { kind: 'retry', notBefore: this.now() + 60_000, reason: 'the draft box could not be read' };
    if (there) return null;
    // Said once: whoever lets it go again has looked.
    await pack.journal.put(STANDING_STEPS.draft, { mediaId, key: '' });
    return DRAFT_GONE;
  }

  /** Removes drafts of other content, and finds the one whose answer was lost. */
  private async sweep(pack: SendPackage, key: string): Promise<Step<string | null>> {
    const draft = pack.journal.get(STANDING_STEPS.draft);
    if (draft?.['mediaId'] && draft['key'] !== key && !draft['taken']) {
      const stop = await this.discard(pack.account, draft['mediaId']);
      if (stop) return { stop };
      await pack.journal.put(STANDING_STEPS.draft, { mediaId: draft['mediaId'], key: '', taken: 'back' });
    }
    const adding = pack.journal.get(STANDING_STEPS.adding);
    const address = sourceUrl(pack);
    // Without an address there is nothing to know it by; a forgotten draft is litter, not a post.
    if (!adding?.['key'] || address === '') return { done: null };
    const lost = await this.search(pack.account, address);
    if ('stop' in lost) return lost;
    const [mine, ...others] = adding['key'] === key ? lost.done : [undefined, ...lost.done];
    for (const other of others) {
      const stop = other === undefined ? null : await this.discard(pack.account, other);
      if (stop) return { stop };
    }
    await pack.journal.put(STANDING_STEPS.adding, {});
    return { done: mine ?? null };
  }

  private async search(account: AccountAccess, address: string): Promise<Step<string[]>> {
    const found: string[] = [];
    for (let page = 0; page < SEARCH_PAGES; page += 1) {
      const reply = await this.api.ask(account, '/cgi-bin/draft/batchget', {
        offset: page * 20,
        count: 20,
        no_content: 1,
      });
      if (reply.kind !== 'ok') return { stop: unlessOk(reply, this.now()) };
      const list = readArticlePage(reply.body, 'media_id');
      if (!list)
        return { stop: { kind: 'retry', notBefore: this.now() + 60_000, reason: 'the list of drafts is unreadable' } };
      found.push(...list.items.filter((item) => item.addresses.includes(address)).map((item) => item.id));
      if ((page + 1) * 20 >= list.total || list.items.length === 0) break;
    }
    return { done: found };
  }

  private async add(
    pack: SendPackage,
    key: string,
    covers: readonly PlacedCover[],
    pictures: Map<string, string>,
  ): Promise<WechatReply> {
    await pack.journal.put(STANDING_STEPS.adding, { key });
    const reply = await this.api.askOnce(pack.account, '/cgi-bin/draft/add', {
      articles: articlesOf(pack).map((article, at) => wechatArticle(article, covers[at] ?? NO_COVER, pictures)),
    });
    if (reply.kind === 'ok') {
      const mediaId = reply.body['media_id'];
      if (typeof mediaId !== 'string')
        return { kind: 'no-answer', reason: 'the answer holds no media_id', code: 'SILENT' };
      // Known before it is no longer looked for: a process that ends in between forgets none.
      await pack.journal.put(STANDING_STEPS.draft, { mediaId, key });
    }
    // Only a draft that may be there unknown is looked for.
    if (reply.kind === 'ok' || (reply.kind === 'refused' && !mayHaveActed(reply.code)))
      await pack.journal.put(STANDING_STEPS.adding, {});
    return reply;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
