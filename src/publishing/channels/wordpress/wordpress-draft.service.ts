import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { type LastLook, type NotReady, type SendPackage, STANDING_STEPS } from '../channel.js';
import { ChannelLeases } from '../lease/channel-lease.service.js';
import { WordpressApi } from './wordpress-api.service.js';
import { type Step, WordpressLibrary } from './wordpress-library.service.js';
import { isGone, unlessOk } from './wordpress-outcome.rules.js';
import {
  isDraft,
  isOurs,
  keptWhole,
  type PostFields,
  readPost,
  type SitePost,
  slugOf,
  slugsOf,
} from './wordpress-post.rules.js';
import { listOf, objectOf } from './wordpress-reply.rules.js';

const WRITE_MS = 15_000;
/** Longer than everything done under it: a search, a create, and the removal of a few doubles. */
const LEASE_MS = 90_000;
const BUSY_MS = 3_000;

/** The draft of a publication: known by its id before the slot, so that publishing is an update that can be repeated. */
@Injectable()
export class WordpressDrafts {
  constructor(
    private readonly api: WordpressApi,
    private readonly library: WordpressLibrary,
    private readonly leases: ChannelLeases,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The draft of exactly this content, and its fields as they were placed; null when there is none yet, or none any more. */
  placed(pack: SendPackage): { id: number; fields: PostFields } | null {
    const { id, key, fields } = pack.journal.get(STANDING_STEPS.post) ?? {};
    const { doubted, taken } = pack.journal.get(STANDING_STEPS.draft) ?? {};
    if (doubted || taken) return null;
    if (!id || !fields || key !== contentKey(pack)) return null;
    return { id: Number(id), fields: JSON.parse(fields) as PostFields };
  }

  /** Somebody deleted it on the site: the next preparation makes another. */
  async forget(pack: SendPackage): Promise<void> {
    await pack.journal.put(STANDING_STEPS.post, {});
  }

  /** Places the draft; returns why not, or null. */
  async place(pack: SendPackage): Promise<NotReady | null> {
    const fields = await this.library.fields(pack);
    if ('stop' in fields) return fields.stop;
    const placed = await this.leases.under(leaseOf(pack), LEASE_MS, (held) =>
      this.findOrCreate(pack, fields.done, held),
    );
    if (placed === null) return { kind: 'retry', notBefore: this.now() + BUSY_MS, reason: 'another worker is at it' };
    if ('stop' in placed) return placed.stop;
    const post = placed.done;
    if (!keptWhole(fields.done.content, post.content)) return stripped(post);
    // An unknown picture is no error to WordPress: it leaves it out. Deleted between the look and the create, it is given again.
    if (post.featuredMedia !== fields.done.featured_media) {
      return { kind: 'retry', notBefore: this.now() + BUSY_MS, reason: 'the site has lost the cover meanwhile' };
    }
    await pack.journal.put(STANDING_STEPS.post, {
      id: String(post.id),
      key: contentKey(pack),
      fields: JSON.stringify(fields.done),
    });
    return null;
  }

  /**
   * Into the trash with what is still a draft of ours; what somebody has published, or dated ahead, stays. Under the lease of whoever
   * places drafts, so that none is taken away that has been placed since.
   * @returns true when nothing is left
   */
  async clear(pack: SendPackage, stillAside: () => Promise<boolean>): Promise<boolean> {
    const cleared = await this.leases.under(leaseOf(pack), LEASE_MS, async (held) => {
      if (!(await stillAside())) return false;
      const found = await this.search(pack);
      if ('stop' in found) return false;
      const drafts = found.done.filter((post) => isDraft(post) && isOurs(post, pack.marker));
      let left = found.done.filter((post) => !isDraft(post)).length;
      for (const { id } of drafts) {
        // WordPress takes no condition with a deletion: each is looked at in the last moment, however long the others took.
        const now = await this.byId(pack, id);
        if ('stop' in now) return false;
        const [post] = now.done;
        if (post && !isDraft(post)) left += 1;
        // One whose words are an editor's by now is their own article.
        if (!post || !isDraft(post) || !isOurs(post, pack.marker)) continue;
        const reply = await this.api.call(pack.account, { ...trash(id), lastLook: held });
        if (reply.kind !== 'ok' && !isGone(reply)) return false;
      }
      // What stays on the site is remembered: released again, the publication is that post and no second one.
      if (left === 0) await this.forget(pack);
      await pack.journal.put(STANDING_STEPS.draft, { ...standing(pack), taken: left === 0 ? 'back' : 'out' });
      return left === 0;
    });
    return cleared ?? false;
  }

  /**
   * Every post of this publication that is not in the trash, oldest first: by its slug and the marker it carries, and by the id it was
   * given: an editor may have given it another slug, or written it anew.
   */
  async search(pack: SendPackage): Promise<Step<SitePost[]>> {
    const reply = await this.api.call(pack.account, {
      path: '/wp/v2/posts',
      query: { slug: slugsOf(pack.publicationId), status: 'any', context: 'edit', per_page: '100' },
    });
    if (reply.kind !== 'ok') return { stop: unlessOk(reply, this.now()) };
    const posts = listOf(reply.body)
      .flatMap((item) => readPost(item) ?? [])
      .filter((post) => isOurs(post, pack.marker));
    const known = await this.known(pack, posts);
    if ('stop' in known) return known;
    return { done: [...posts, ...known.done].sort((a, b) => a.id - b.id) };
  }

  /** The post whose id was noted, when it is on the site and not among `found`. */
  private async known(pack: SendPackage, found: readonly SitePost[]): Promise<Step<SitePost[]>> {
    const id = pack.journal.get(STANDING_STEPS.post)?.['id'];
    if (!id || found.some((post) => String(post.id) === id)) return { done: [] };
    return this.byId(pack, id);
  }

  /** A post as it stands now; none when it is gone or in the trash. */
  private async byId(pack: SendPackage, id: number | string): Promise<Step<SitePost[]>> {
    const reply = await this.api.call(pack.account, { path: `/wp/v2/posts/${id}`, query: { context: 'edit' } });
    if (isGone(reply)) return { done: [] };
    if (reply.kind !== 'ok') return { stop: unlessOk(reply, this.now()) };
    const post = readPost(reply.body);
    if (!post) return { stop: { kind: 'retry', notBefore: this.now() + 60_000, reason: 'the post is unreadable' } };
    return { done: post.status === 'trash' ? [] : [post] };
  }

  private async findOrCreate(pack: SendPackage, fields: PostFields, held: LastLook): Promise<Step<SitePost>> {
    // Before anything is placed: should the answer be lost, it is still known that there may be something to take back.
    await pack.journal.put(STANDING_STEPS.draft, standing(pack));
    const found = await this.search(pack);
    if ('stop' in found) return found;
    const ours = found.done.filter((post) => isOurs(post, pack.marker));
    const published = ours.find(({ status }) => status === 'publish');
    // What is out is not touched by a preparation: sending it once more changes nothing.
    if (published) return { done: published };
    const rewritten = found.done.find((post) => !ours.includes(post) && !isDraft(post));
    if (rewritten) return { stop: writtenAnew(rewritten) };
    const [first, ...doubles] = ours;
    for (const double of doubles) {
      const reply = await this.api.call(pack.account, trash(double.id));
      if (reply.kind !== 'ok' && reply.kind !== 'refused') return { stop: unlessOk(reply, this.now()) };
    }
    // WordPress writes whole posts: an update that changes nothing could undo one that publishes at the same moment.
    if (first && holds(first, fields)) return { done: first };
    const path = first ? `/wp/v2/posts/${first.id}` : '/wp/v2/posts';
    const body = first ? fields : { ...fields, slug: slugOf(pack.publicationId), status: 'draft' };
    const reply = await this.api.call(pack.account, { path, body, deadlineMs: WRITE_MS, lastLook: held });
    if (reply.kind !== 'ok') return { stop: unlessOk(reply, this.now()) };
    const post = readPost(objectOf(reply.body));
    if (post) return { done: post };
    return { stop: { kind: 'retry', notBefore: this.now() + 60_000, reason: 'the answer to the draft is unreadable' } };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** Of all its posts: they are found by the slug. */
function standing({ publicationId }: SendPackage): Record<string, string> {
  return { mediaId: slugOf(publicationId) };
}

function leaseOf({ publicationId }: SendPackage): string {
  return `wordpress:${publicationId}`;
}

function holds(post: SitePost, fields: PostFields): boolean {
  return post.featuredMedia === fields.featured_media && keptWhole(fields.content, post.content);
}

/** Moves a post into the trash. */
export function trash(id: number | string) {
  return { path: `/wp/v2/posts/${id}`, query: { _method: 'DELETE' }, body: {}, deadlineMs: WRITE_MS };
}

/** Changes with everything the draft is made of. */
function contentKey(pack: SendPackage): string {
  const { column, tags } = pack.account.settings;
  return createHash('sha256')
    .update(JSON.stringify([pack.content, pack.marker, column, tags]))
    .digest('hex');
}

/** Its words are an editor's now, and readers may have it: a second one beside it would be a repetition. */
function writtenAnew({ id, status }: SitePost): NotReady {
  return {
    kind: 'rejected',
    code: 'WORDPRESS_POST_REWRITTEN',
    reason: `the post ${id} is on the site as ${status}, without our marker`,
    fix: 'human',
    text: {
      zh: `为这项发布建立的文章（编号 ${id}）已在网站后台被改写并公开、定时或设为私密，再发会重复。请到网站后台核对：保留它的，取消这项发布；不保留的，把它移入回收站后再重新排期`,
      en: `the post made for this (number ${id}) was rewritten in the site’s back office and is public, dated ahead or private: another would repeat it. Look there: to keep it, cancel this publication; else move it to the trash and plan this anew`,
    },
  };
}

function stripped({ id }: SitePost): NotReady {
  return {
    kind: 'rejected',
    code: 'WORDPRESS_CONTENT_CHANGED',
    reason: `the draft ${id} does not hold the body as it was sent`,
    fix: 'account',
    text: {
      zh: '网站保存草稿时删改了正文（常见原因：该用户角色不能使用部分标签，或插件改写内容）。请改用“编辑”角色或停用该插件后重试',
      en: 'the site changed the body when it saved the draft: the user’s role may not write some of it, or a plugin rewrites texts. Use an editor, or switch the plugin off, and try again',
    },
  };
}
