import { createHash } from 'node:crypto';
import { CAPABILITIES, type ImageCapability } from '../../../../accounts/channels/capability.rules.js';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';
import { CHANNEL_USES } from '../../../../stories/media/fitting/channel-use.rules.js';
import { CENTRE, cropShares } from '../../../../stories/media/fitting/fit.rules.js';
import { renderWechatHtml } from '../../../../stories/rendering/wechat-html.rules.js';
import type { WechatContent } from '../../../../stories/variant-content.rules.js';
import type { Companion, MediaFile, SendPackage } from '../../channel.js';
import { withMarker } from '../../../links/link-marker.rules.js';

/** An article as `draft/add` takes it. */
export interface WechatArticle {
  article_type: 'news';
  title: string;
  author: string;
  digest: string;
  content: string;
  content_source_url: string;
  thumb_media_id: string;
  /** What of the cover lists show, in shares of it: `X1_Y1_X2_Y2`. */
  pic_crop_235_1: string;
  pic_crop_1_1: string;
  need_open_comment: 0;
  only_fans_can_comment: 0;
}

/** What one article of a draft is made of: the publication's own, or one that travels with it. */
type ArticleSource = Pick<Companion, 'content' | 'departmentName' | 'source' | 'marker' | 'coverFocus'>;

/** A cover in the account's library. */
export interface PlacedCover {
  mediaId: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** The articles of a draft in their order: the publication's own first. */
export function articlesOf(pack: SendPackage): readonly ArticleSource[] {
  return [pack, ...(pack.companions ?? [])];
}

/** The sealed content of an article for this channel. */
export function wechatContent(pack: Pick<ArticleSource, 'content'>): WechatContent {
  if (pack.content.channel !== 'wechat') throw new Error(`a ${pack.content.channel} text cannot leave on WeChat`);
  return pack.content;
}

/** Digest over everything the draft is made of: a draft with another one holds another text and is never published. */
export function contentKey(pack: SendPackage): string {
  const own = [...parts(pack), textOf(pack.account.settings, 'appId')];
  const travelling = (pack.companions ?? []).map(parts);
  const all = travelling.length === 0 ? own : [...own, travelling];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

function parts({ content, departmentName, source, marker, coverFocus = CENTRE }: ArticleSource): unknown[] {
  return [content, departmentName, source, marker, coverFocus];
}

/** The "read more" address with the article's marker, by which lists are read back; empty when the article has none. */
export function sourceUrl(pack: ArticleSource): string {
  const link = wechatContent(pack).sourceLink;
  // A place that was given no link stays away.
  return link && /^https?:\/\//i.test(link) ? withMarker(link, pack.marker) : '';
}

/** The pictures of the bodies, each once, in order. */
export function bodyPictures(pack: SendPackage): string[] {
  const hashes = new Set<string>();
  for (const article of articlesOf(pack))
    body(article, (sha256) => {
      hashes.add(sha256);
      return '';
    });
  return [...hashes];
}

/** @param pictures the platform's address of each picture of the body, by sha256 */
export function wechatArticle(
  pack: ArticleSource,
  cover: PlacedCover,
  pictures: ReadonlyMap<string, string>,
): WechatArticle {
  const content = wechatContent(pack);
  const { wide, square } = CAPABILITIES.wechat.cover.forms;
  const focus = pack.coverFocus ?? CENTRE;
  return {
    article_type: 'news',
    title: content.title,
    author: content.author,
    digest: content.digest,
    content: body(pack, (sha256) => {
      const address = pictures.get(sha256);
      // A picture that is not the platform's own is silently dropped there.
      if (address === undefined) throw new Error(`picture ${sha256} was not uploaded`);
      return address;
    }),
    content_source_url: sourceUrl(pack),
    thumb_media_id: cover.mediaId,
    pic_crop_235_1: cropShares(cover, { ratio: wide, focus }),
    pic_crop_1_1: cropShares(cover, { ratio: square, focus }),
    need_open_comment: 0,
    only_fans_can_comment: 0,
  };
}

interface PictureRule extends ImageCapability {
  zh: string;
  en: string;
}

export const BODY_PICTURE: PictureRule = {
  ...CHANNEL_USES['wechat-body'],
  zh: '微信正文图片须为 JPG 或 PNG，且小于 1 MB',
  en: 'pictures in a WeChat article must be JPG or PNG below 1 MB',
};
export const COVER_PICTURE: PictureRule = {
  ...CHANNEL_USES['wechat-cover'],
  zh: '微信封面须为 JPG、PNG 或 GIF，且不超过 10 MB',
  en: 'a WeChat cover must be JPG, PNG or GIF of at most 10 MB',
};

/** True when the platform takes the picture for the purpose. */
export function pictureFits(file: Pick<MediaFile, 'mime'> & { bytes: { length: number } }, rule: PictureRule): boolean {
  return rule.mimes.includes(file.mime) && file.bytes.length <= rule.maxBytes;
}

function body(pack: ArticleSource, imageUrl: (sha256: string) => string): string {
  return renderWechatHtml(wechatContent(pack).body, {
    imageUrl,
    signature: { department: pack.departmentName, source: pack.source },
  });
}
