import { Inject, Injectable } from '@nestjs/common';
import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import { Clock } from '../../../platform/clock.js';
import { CHANNEL_USES } from '../../../stories/media/fitting/channel-use.rules.js';
import type { NotReady, SendPackage } from '../channel.js';
import { WordpressApi } from './wordpress-api.service.js';
import { unlessOk } from './wordpress-outcome.rules.js';
import { picturesOf, type PostFields, postFields, type SiteMedia, webContent } from './wordpress-post.rules.js';
import { listOf, objectOf, type WordpressReply } from './wordpress-reply.rules.js';

export type Step<T> = { done: T } | { stop: NotReady };

const PICTURE = CHANNEL_USES.wordpress;
const PURPOSE = 'wordpress:media';
/** As many as the interface lists at once. */
const AT_ONCE = '100';

/** What a post refers to on the site: pictures, categories, tags. All of it may be asked for again and again. */
@Injectable()
export class WordpressLibrary {
  constructor(
    private readonly api: WordpressApi,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The fields of a post with its pictures on the site and its terms known there. */
  async fields(pack: SendPackage): Promise<Step<PostFields>> {
    const categories = await this.category(pack);
    if ('stop' in categories) return categories;
    const tags = await this.tags(pack);
    if ('stop' in tags) return tags;
    const media = await this.pictures(pack);
    if ('stop' in media) return media;
    const terms = {
      ...(categories.done.length === 0 ? {} : { categories: categories.done }),
      ...(tags.done.length === 0 ? {} : { tags: tags.done }),
    };
    return { done: postFields(pack, media.done, terms) };
  }

  private async pictures(pack: SendPackage): Promise<Step<Map<string, SiteMedia>>> {
    const wanted = picturesOf(webContent(pack));
    const known = await this.stillThere(pack, wanted);
    if ('stop' in known) return known;
    for (const sha256 of wanted) {
      if (known.done.has(sha256)) continue;
      const given = await this.give(pack, sha256);
      if ('stop' in given) return given;
      await pack.uploads.put(pack.account.id, PURPOSE, sha256, { id: String(given.done.id), url: given.done.url });
      known.done.set(sha256, given.done);
    }
    return known;
  }

  /** What the account was given before, as far as nobody has deleted it since: a post would silently lose its picture. */
  private async stillThere(pack: SendPackage, wanted: readonly string[]): Promise<Step<Map<string, SiteMedia>>> {
    const cached = new Map<string, number>();
    for (const sha256 of wanted) {
      const facts = await pack.uploads.get(pack.account.id, PURPOSE, sha256);
      if (facts?.['id']) cached.set(sha256, Number(facts['id']));
    }
    if (cached.size === 0) return { done: new Map() };
    const include = [...cached.values()].slice(0, Number(AT_ONCE)).join(',');
    const reply = await this.ask(pack, '/wp/v2/media', { include, per_page: AT_ONCE, _fields: 'id,source_url' });
    if (reply.kind !== 'ok') return { stop: unlessOk(reply, this.now()) };
    const there = new Map(
      listOf(reply.body)
        .flatMap((item) => asMedia(item) ?? [])
        .map((one) => [one.id, one]),
    );
    const kept = [...cached].flatMap(([sha256, id]) => {
      const media = there.get(id);
      return media ? [[sha256, media] as const] : [];
    });
    return { done: new Map(kept) };
  }

  /** Found again before it is uploaded again: the answer to an upload may have been lost. */
  private async give(pack: SendPackage, sha256: string): Promise<Step<SiteMedia>> {
    const slug = `xf-${sha256.slice(0, 40)}`;
    const found = await this.ask(pack, '/wp/v2/media', { slug, _fields: 'id,source_url' });
    if (found.kind !== 'ok') return { stop: unlessOk(found, this.now()) };
    const [media] = listOf(found.body).flatMap((item) => asMedia(item) ?? []);
    if (media) return { done: media };
    const reply = await this.api.upload(pack.account, await pack.loadMedia(sha256, PICTURE), slug);
    if (reply.kind !== 'ok') return { stop: unlessOk(reply, this.now()) };
    const uploaded = asMedia(objectOf(reply.body));
    return uploaded ? { done: uploaded } : { stop: this.unreadable('the answer to the upload') };
  }

  /** The text's own column, else the account's, is a category of the site, by its name; one that is not there is nothing we make up. */
  private async category(pack: SendPackage): Promise<Step<number[]>> {
    const chosen = webContent(pack).column;
    const column = chosen ?? textOf(pack.account.settings, 'column');
    if (column === null) return { done: [] };
    const found = await this.term(pack, 'categories', column);
    if ('stop' in found) return found;
    if (found.done !== null) return { done: [found.done] };
    return {
      stop: {
        kind: 'rejected',
        code: 'WORDPRESS_COLUMN_UNKNOWN',
        reason: `no category ${column}`,
        fix: chosen === undefined ? 'account' : 'content',
        text: {
          zh: `网站上没有名为“${column}”的分类，请${chosen === undefined ? '在账号设置中' : '退回修改稿件，'}改正栏目，或在 WordPress 后台新建`,
          en: `the site has no category “${column}”: correct the ${chosen === undefined ? 'account’s column' : 'story’s column'}, or make it in the back office`,
        },
      },
    };
  }

  private async tags(pack: SendPackage): Promise<Step<number[]>> {
    const names = pack.account.settings['tags'];
    const ids: number[] = [];
    for (const name of Array.isArray(names) ? (names as string[]) : []) {
      const found = await this.term(pack, 'tags', name);
      if ('stop' in found) return found;
      const id = found.done === null ? await this.newTag(pack, name) : { done: found.done };
      if ('stop' in id) return id;
      ids.push(id.done);
    }
    return { done: ids };
  }

  private async newTag(pack: SendPackage, name: string): Promise<Step<number>> {
    const reply = await this.api.call(pack.account, { path: '/wp/v2/tags', body: { name } });
    // Somebody else was quicker, or its name differs in case.
    const id =
      reply.kind === 'refused' ? reply.data['term_id'] : reply.kind === 'ok' ? objectOf(reply.body)['id'] : null;
    if (typeof id === 'number') return { done: id };
    if (reply.kind === 'ok') return { stop: this.unreadable('the answer to a new tag') };
    return { stop: aboutTag(name, unlessOk(reply, this.now())) };
  }

  private async term(pack: SendPackage, kind: 'categories' | 'tags', name: string): Promise<Step<number | null>> {
    const query = { search: name, per_page: AT_ONCE, _fields: 'id,name' };
    const reply = await this.ask(pack, `/wp/v2/${kind}`, query);
    if (reply.kind !== 'ok') return { stop: unlessOk(reply, this.now()) };
    const term = listOf(reply.body).find((item) => plain(String(item['name'])) === name);
    return { done: typeof term?.['id'] === 'number' ? term['id'] : null };
  }

  private ask(pack: SendPackage, path: string, query: Record<string, string>): Promise<WordpressReply> {
    return this.api.call(pack.account, { path, query });
  }

  private unreadable(what: string): NotReady {
    return { kind: 'retry', notBefore: this.now() + 60_000, reason: `${what} is unreadable` };
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** A right may be lacking for tags alone. */
function aboutTag(name: string, stop: NotReady): NotReady {
  if (stop.kind !== 'rejected' || !stop.text) return stop;
  const { zh, en } = stop.text;
  const text = {
    zh: `网站上没有标签“${name}”，也不能新建（可由网站管理员建好，或从账号设置中去掉）：${zh}`,
    en: `the site has no tag “${name}” and lets none be made (have it made there, or take it out of the account): ${en}`,
  };
  return { ...stop, text };
}

function asMedia({ id, source_url: url }: Record<string, unknown>): SiteMedia | null {
  return typeof id === 'number' && typeof url === 'string' && /^https?:\/\//.test(url) ? { id, url } : null;
}

/** Names come back as HTML. */
function plain(name: string): string {
  return name.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#039;', "'").replaceAll('&amp;', '&');
}
