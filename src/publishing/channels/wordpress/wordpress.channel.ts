import { Inject, Injectable } from '@nestjs/common';
import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import { Clock } from '../../../platform/clock.js';
import {
  type ChangeOutcome,
  type ChannelConnector,
  type ChannelTraits,
  type FindOutcome,
  type LastLook,
  type NotReady,
  type PostedRef,
  type Rejection,
  type SendOutcome,
  type SendPackage,
  STANDING_STEPS,
} from '../channel.js';
import { LOOK_MS, WordpressApi } from './wordpress-api.service.js';
import { trash, WordpressDrafts } from './wordpress-draft.service.js';
import { WordpressLibrary } from './wordpress-library.service.js';
import { changeFailure, isGone, notPublished, sendFailure } from './wordpress-outcome.rules.js';
import { isDraft, isOurs, keptWhole, readPost, type SitePost, webContent } from './wordpress-post.rules.js';

const SEND_MS = 15_000;
const RENEWAL_MS = 2_000;

/**
 * A WordPress site over its REST interface. Everything is placed as a draft ahead of the slot; the irreversible call is one update of
 * that draft by its id, with the whole sealed text in it. Doing it twice publishes the same post twice, which is once: idempotent.
 */
@Injectable()
export class WordpressChannel implements ChannelConnector {
  readonly channel = 'web';
  readonly driver = 'wordpress';
  readonly traits: ChannelTraits = {
    can: ['clear', 'find', 'retract', 'correct'],
    idempotent: true,
    readable: true,
    // Where a process has read nothing of the site yet, it looks where its interface is: two short calls, and a third to what it found.
    longestCallMs: SEND_MS + 3 * LOOK_MS,
  };

  constructor(
    private readonly api: WordpressApi,
    private readonly drafts: WordpressDrafts,
    private readonly library: WordpressLibrary,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  validate(pack: SendPackage): Rejection | null {
    const { account } = pack;
    if (textOf(account.settings, 'user') === null || textOf(account.credentials, 'applicationPassword') === null) {
      return refusal('ACCOUNT_INCOMPLETE', 'account', {
        zh: 'WordPress 账号缺少用户名或应用程序密码，请在账号设置中填写',
        en: 'the account lacks its user or application password: enter them',
      });
    }
    if (!account.allowPrivate && !account.baseUrl.startsWith('https:')) {
      return refusal('NEEDS_HTTPS', 'account', {
        zh: '公网上的 WordPress 必须使用 https 地址，否则密码会以明文传送；请更正网站地址',
        en: 'a WordPress on the public network needs an https address, or its password travels in the clear: correct it',
      });
    }
    if (webContent(pack).title.trim() !== '') return null;
    return refusal('NO_TITLE', 'content', {
      zh: '网页稿没有标题，请退回修改后重新送审',
      en: 'the page has no title: return the story and give it one',
    });
  }

  async prepare(pack: SendPackage): Promise<NotReady | null> {
    return this.validate(pack) ?? (this.drafts.placed(pack) ? null : this.drafts.place(pack));
  }

  async clear(pack: SendPackage, stillAside: () => Promise<boolean>): Promise<boolean> {
    return this.drafts.clear(pack, stillAside);
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const placed = this.drafts.placed(pack);
    if (!placed) {
      const reason = 'there is no draft of exactly this content yet';
      return { kind: 'retry', notBefore: this.now() + RENEWAL_MS, reason };
    }
    const reply = await this.api.call(pack.account, {
      path: `/wp/v2/posts/${placed.id}`,
      // Without a date of its own it bears that of the publishing, whatever somebody has set on the draft.
      body: { ...placed.fields, status: 'publish', date_gmt: null },
      deadlineMs: SEND_MS,
      lastLook,
    });
    if (reply.kind === 'refused' && reply.code === 'rest_post_invalid_id') {
      await this.drafts.forget(pack);
      return { kind: 'retry', notBefore: this.now() + RENEWAL_MS, reason: 'the draft was deleted on the site' };
    }
    if (reply.kind !== 'ok') return sendFailure(reply, this.now());
    const post = readPost(reply.body);
    if (post?.status === 'publish') return { kind: 'sent', ...refOf(post) };
    return post ? notPublished(post.status) : { kind: 'unconfirmed', reason: 'the answer to the send is unreadable' };
  }

  async find(pack: SendPackage): Promise<FindOutcome> {
    const placed = pack.journal.get(STANDING_STEPS.post)?.['id'];
    if (placed) {
      const reply = await this.api.call(pack.account, { path: `/wp/v2/posts/${placed}`, query: { context: 'edit' } });
      const post = reply.kind === 'ok' ? readPost(reply.body) : null;
      if (post && isOurs(post, pack.marker)) return verdictOn(post);
      const gone = reply.kind === 'refused' && reply.code === 'rest_post_invalid_id';
      if (!gone) return { kind: 'unknown', reason: reply.kind === 'ok' ? 'the post is another one' : reasonOf(reply) };
    }
    const found = await this.drafts.search(pack);
    if ('stop' in found) return { kind: 'unknown', reason: found.stop.reason };
    const post = found.done.find(({ status }) => status === 'publish') ?? found.done[0];
    if (post) return verdictOn(post);
    // It had a draft, and now nothing of it is left: somebody was there, and it may have been out.
    if (placed) return { kind: 'unknown', reason: `the post ${placed} is no longer on the site` };
    return { kind: 'absent', reachesBackTo: 0 };
  }

  /** Into the trash: its address then answers 404. */
  async retract(pack: SendPackage, { ref }: PostedRef, lastLook: LastLook): Promise<ChangeOutcome> {
    if (!isId(ref)) return unknownId(ref);
    const reply = await this.api.call(pack.account, { ...trash(ref), lastLook });
    if (reply.kind === 'ok' || isGone(reply)) return { kind: 'done' };
    return changeFailure(reply, this.now());
  }

  async correct(pack: SendPackage, { ref }: PostedRef, lastLook: LastLook): Promise<ChangeOutcome> {
    if (!isId(ref)) return unknownId(ref);
    const path = `/wp/v2/posts/${ref}`;
    const now = await this.api.call(pack.account, { path, query: { context: 'edit' } });
    if (isGone(now) || (now.kind === 'ok' && readPost(now.body)?.status !== 'publish')) return takenDown();
    if (now.kind !== 'ok') return changeFailure(now, this.now());
    const fields = await this.library.fields(pack);
    if ('stop' in fields) return asChange(fields.stop);
    const reply = await this.api.call(pack.account, { path, body: fields.done, deadlineMs: SEND_MS, lastLook });
    if (reply.kind !== 'ok') return changeFailure(reply, this.now());
    const post = readPost(reply.body);
    if (post === null) return { kind: 'unknown', reason: 'the answer to the correction is unreadable' };
    if (post.status !== 'publish') return takenDown();
    if (!keptWhole(fields.done.content, post.content)) return rewritten();
    if (post.featuredMedia !== fields.done.featured_media) {
      return { kind: 'retry', notBefore: this.now() + RENEWAL_MS, reason: 'the site has lost the cover meanwhile' };
    }
    return { kind: 'done', url: post.link };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function refOf(post: SitePost): { ref: string; url: string } {
  return { ref: String(post.id), url: post.link };
}

/** A draft is not out. In the trash, private or dated ahead it may have been, or will be: a person looks. */
function verdictOn(post: SitePost): FindOutcome {
  const { status, publishedAt } = post;
  if (status === 'publish')
    return { kind: 'found', ...refOf(post), ...(publishedAt === null ? {} : { postedAt: publishedAt }) };
  if (isDraft(post)) return { kind: 'absent', reachesBackTo: 0 };
  return { kind: 'unknown', reason: `the post ${post.id} is on the site as ${post.status}` };
}

/** A post that a person has found is known by its link alone. */
function isId(ref: string): boolean {
  return /^\d+$/.test(ref);
}

function unknownId(ref: string): ChangeOutcome {
  return {
    kind: 'refused',
    code: 'WORDPRESS_ID_UNKNOWN',
    reason: `${ref} is no id of a post`,
    text: {
      zh: '这篇文章是人工核实的，系统不知道它在网站上的编号，请到 WordPress 后台撤下或更正',
      en: 'a person found this post, so its id on the site is not known: take it down or correct it in the back office',
    },
  };
}

function takenDown(): ChangeOutcome {
  return {
    kind: 'refused',
    code: 'WORDPRESS_NOT_PUBLISHED',
    reason: 'the post is not published on the site',
    text: {
      zh: '网站上已没有这篇公开的文章，无法更正；请到 WordPress 后台核对',
      en: 'the site no longer shows this post, so it cannot be corrected: look at its back office',
    },
  };
}

/** What is out is then neither the old text nor the approved one. */
function rewritten(): ChangeOutcome {
  return {
    kind: 'refused',
    code: 'WORDPRESS_CONTENT_CHANGED',
    reason: 'the post does not hold the body as it was sent',
    text: {
      zh: '更正已写入，但网站保存时删改了正文，公开的文章与定稿不一致：请立即到 WordPress 后台按定稿改正，并请管理员改用“编辑”角色或停用改写正文的插件',
      en: 'the correction was written, but the site changed the body when it saved it, so what is public is not what was approved: put it right in the back office now, and have the user made an editor or the plugin switched off that rewrites texts',
    },
  };
}

function asChange(stop: NotReady): ChangeOutcome {
  if (stop.kind === 'retry') return stop;
  if (stop.kind === 'unconfirmed') return { ...stop, kind: 'unknown' };
  const { code, reason, text = { zh: reason, en: reason } } = stop;
  return { kind: 'refused', code, reason, text };
}

function reasonOf(reply: { kind: string; reason?: string; code?: string }): string {
  return reply.reason ?? reply.code ?? reply.kind;
}

function refusal(code: string, fix: Rejection['fix'], text: NonNullable<Rejection['text']>): Rejection {
  return { kind: 'rejected', code: `WORDPRESS_${code}`, reason: text.en, fix, text };
}
