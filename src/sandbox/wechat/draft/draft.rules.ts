import type { WechatLimits } from '../../ledger/limits.rules.js';
import { filterArticleHtml, plainText } from './article-html.rules.js';

/** An article as the draft box keeps it; names are the platform's own. */
export interface DraftArticle {
  article_type: 'news' | 'newspic';
  title: string;
  author: string;
  digest: string;
  content: string;
  content_source_url: string;
  thumb_media_id: string;
  thumb_url: string;
  show_cover_pic: number;
  need_open_comment: number;
  only_fans_can_comment: number;
  /** Fields the platform only hands back: crops, picture list, cover, shop card. */
  extras: Record<string, unknown>;
  /** The content exactly as it came in, before the platform's filter. */
  received: string;
  dropped: string[];
}

/** What the rules must ask about the account. */
export interface ArticleContext {
  limits: WechatLimits;
  canComment: boolean;
  /** The address of a permanent picture of this account, or null when the id is none. */
  coverUrl(mediaId: unknown): string | null;
  knowsPicture(address: string): boolean;
}

export type ArticleResult = { ok: true; article: DraftArticle } | { ok: false; code: number };

const DIGEST_FROM_BODY = 54;
const CROP = /^(?:0|1|0?\.\d{1,6}|1\.0{1,6})(?:_(?:0|1|0?\.\d{1,6}|1\.0{1,6})){3}$/;

/** Checks one article of `draft/add` or `draft/update` the way the platform does: the first fault wins. */
export function readArticle(input: unknown, context: ArticleContext): ArticleResult {
  const no = (code: number): ArticleResult => ({ ok: false, code });
  const { limits } = context;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return no(44003);
  const raw = input as Record<string, unknown>;
  const type = raw['article_type'] ?? 'news';
  if (type !== 'news' && type !== 'newspic') return no(40097);

  const title = text(raw['title']);
  if (title === null || title.trim() === '') return no(40227);
  if (length(title) > limits.titleChars) return no(45003);
  const author = text(raw['author'] ?? '');
  if (author === null || length(author) > limits.authorChars) return no(45110);
  const digest = text(raw['digest'] ?? '');
  if (digest === null || length(digest) > limits.digestChars) return no(45004);
  const received = text(raw['content']);
  if (received === null || received.trim() === '') return no(45166);
  if (length(received) >= limits.contentChars || bytes(received) >= limits.contentBytes) return no(45166);
  const link = text(raw['content_source_url'] ?? '');
  if (link === null || bytes(link) > limits.sourceUrlBytes || !(link === '' || isWebAddress(link))) return no(41039);

  const comment = flag(raw['need_open_comment']);
  const fansOnly = flag(raw['only_fans_can_comment']);
  if (comment === null || fansOnly === null) return no(40097);
  if (comment === 1 && !context.canComment) return no(88000);
  for (const crop of ['pic_crop_235_1', 'pic_crop_1_1']) {
    if (raw[crop] !== undefined && raw[crop] !== '' && !CROP.test(String(raw[crop]))) return no(40097);
  }

  const pictures = type === 'newspic' ? pictureIds(raw['image_info']) : [];
  if (type === 'newspic' && (pictures.length === 0 || pictures.length > limits.picturesPerPost)) return no(40007);
  const coverId = type === 'news' ? raw['thumb_media_id'] : pictures[0];
  const cover = context.coverUrl(coverId);
  if (cover === null || pictures.some((id) => context.coverUrl(id) === null)) return no(40007);

  const filtered = type === 'news' ? filterArticleHtml(received, context.knowsPicture) : null;
  const content = filtered ? filtered.html : plainText(received);
  const extras: Record<string, unknown> = {};
  for (const name of ['pic_crop_235_1', 'pic_crop_1_1', 'image_info', 'cover_info', 'product_info']) {
    if (raw[name] !== undefined) extras[name] = raw[name];
  }
  return {
    ok: true,
    article: {
      article_type: type,
      title,
      author,
      digest: digest === '' ? [...plainText(content)].slice(0, DIGEST_FROM_BODY).join('') : digest,
      content,
      content_source_url: link,
      thumb_media_id: String(coverId),
      thumb_url: cover,
      show_cover_pic: flag(raw['show_cover_pic']) ?? 0,
      need_open_comment: comment,
      only_fans_can_comment: fansOnly,
      extras,
      received,
      dropped: filtered?.dropped ?? [],
    },
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** 字: code points, so that an emoji or a rare character counts once. */
function length(value: string): number {
  return [...value].length;
}

function bytes(value: string): number {
  return new TextEncoder().encode(value).length;
}

function flag(value: unknown): number | null {
  if (value === undefined || value === null || value === '') return 0;
  const number = Number(value);
  return number === 0 || number === 1 ? number : null;
}

/** The platform's own example leaves the scheme out: `www.qq.com`. */
function isWebAddress(value: string): boolean {
  if (/\s/.test(value)) return false;
  if (/^https?:\/\//i.test(value)) return URL.canParse(value);
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?(?:[/?#]|$)/i.test(value) && URL.canParse(`http://${value}`);
}

function pictureIds(info: unknown): unknown[] {
  const list = typeof info === 'object' && info !== null ? (info as Record<string, unknown>)['image_list'] : null;
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown) =>
    typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)['image_media_id'] : null,
  );
}
