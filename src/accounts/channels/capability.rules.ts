import { type ChannelDriver, usualDriver } from './channel-driver.rules.js';
import type { ChannelKind } from './channel-kind.rules.js';

/** What a channel takes of one picture. */
export interface ImageCapability {
  mimes: readonly string[];
  /** Largest file in bytes, inclusive. */
  maxBytes: number;
  /** What still pictures are made to fit where that is less than what may be taken: bytes, and pixels of the longest side. */
  stills?: { maxBytes: number; maxSide: number };
}

/** Limits of WeChat's draft interface. Characters are UTF-16 units: the platform does not say how it counts, and no other way counts more. */
export interface WechatCapability {
  channel: 'wechat';
  title: { maxCharacters: number };
  author: { maxCharacters: number };
  digest: { maxCharacters: number };
  /** The rendered HTML of the body. */
  content: { maxCharacters: number; maxBytes: number };
  sourceLink: { maxBytes: number };
  /** `forms`: width by height of the cover in lists, as the first article of a message and as any other. */
  cover: ImageCapability & { required: boolean; forms: { wide: number; square: number } };
  bodyImages: ImageCapability;
  /** Links in the body may lead to articles of the platform alone; the renderer turns others into text. */
  outsideLinks: boolean;
}

/** Limits of Weibo's one open writing interface. Lengths are in 字 as `weiboLength` counts. */
export interface WeiboCapability {
  channel: 'weibo';
  text: {
    /** What the platform allows. */
    maxLength: number;
    /** Kept free, for the platform may count a little differently today. */
    reserve: number;
    /** Cost of one address of ordinary length. */
    addressLength: number;
  };
  /** A post without an address under the app's bound domain is refused. */
  linkRequired: boolean;
  /** `#…#` is refused by the open interface. */
  topics: boolean;
  pictures: { max: number } & ImageCapability;
}

/** Limits of the own site: ours to choose, for good pages. */
export interface WebCapability {
  channel: 'web';
  title: { maxCharacters: number };
  summary: { maxCharacters: number };
  images: ImageCapability;
}

/** What a person can still lay out by hand on a platform we do not know the limits of: generous, so that nothing is refused in its name. */
export interface OtherCapability {
  channel: 'other';
  title: { maxCharacters: number };
  text: { maxCharacters: number };
  pictures: { max: number } & ImageCapability;
}

export interface ChannelCapabilities {
  web: WebCapability;
  wechat: WechatCapability;
  weibo: WeiboCapability;
  other: OtherCapability;
}
export type Capability = ChannelCapabilities[ChannelKind];

const KIB = 1024;
const MIB = 1024 * KIB;
/** Documents say "below n MB": the last byte that is surely allowed. */
const below = (bytes: number): number => bytes - 1;

/**
 * What each channel takes, as data: checks, editors and pages read it from here. The outside figures come from the platforms' public documents as
 * read in 2026 and must be read again before an account goes live.
 */
export const CAPABILITIES: ChannelCapabilities = {
  web: {
    channel: 'web',
    // Our own: a title that fits one line of a list, a summary that fits a card and the Description meta element.
    title: { maxCharacters: 100 },
    summary: { maxCharacters: 500 },
    images: { mimes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'], maxBytes: 10 * MIB },
  },
  wechat: {
    channel: 'wechat',
    // developers.weixin.qq.com, draft box, 新增草稿 (draft/add), table of the article's fields, as changed on 2025-12-19.
    title: { maxCharacters: 32 },
    author: { maxCharacters: 16 },
    digest: { maxCharacters: 128 },
    // Same page: "less than 20 000 characters" and "less than 1 MB". It also says 2 KB once, which contradicts both and every published article.
    content: { maxCharacters: below(20_000), maxBytes: below(MIB) },
    // Same page: content_source_url, 1 KB.
    sourceLink: { maxBytes: KIB },
    // Same site, 新增永久素材 (material/add_material, type=image): 10 MB; bmp, too, which we do not take in. A news article needs a cover.
    // The forms are those of draft/add: pic_crop_235_1, pic_crop_1_1.
    cover: {
      required: true,
      forms: { wide: 2.35, square: 1 },
      mimes: ['image/jpeg', 'image/png', 'image/gif'],
      maxBytes: 10 * MIB,
    },
    // Same site, 上传图文消息内的图片 (media/uploadimg): jpg or png, below 1 MB; other addresses are filtered out of the body.
    bodyImages: { mimes: ['image/jpeg', 'image/png'], maxBytes: below(MIB) },
    // Back-office error 64507: no outside links in the body.
    outsideLinks: false,
  },
  weibo: {
    channel: 'weibo',
    // open.weibo.com, statuses/share: at most 140 汉字. The count itself is not documented (see weiboLength), hence the reserve.
    text: { maxLength: 140, reserve: 2, addressLength: 10 },
    // Same page: at least one address under the app's bound domain; no #topic#.
    linkRequired: true,
    topics: false,
    // Same page: one picture, JPEG, GIF or PNG, below 5 MB.
    pictures: { max: 1, mimes: ['image/jpeg', 'image/gif', 'image/png'], maxBytes: below(5 * MIB) },
  },
  other: {
    channel: 'other',
    // Our own: what one person copies and fills in without losing the thread.
    title: { maxCharacters: 100 },
    text: { maxCharacters: 5_000 },
    pictures: { max: 18, mimes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'], maxBytes: 10 * MIB },
  },
};

/** The web by another way than the own site. */
const WEB_BY: Partial<Record<ChannelDriver, WebCapability>> = {
  // Whatever the server takes, which nobody tells us: nginx before it lets 1 MB pass unless it is told otherwise
  // (client_max_body_size), and WordPress scales what has more pixels a side (big_image_size_threshold).
  wordpress: {
    ...CAPABILITIES.web,
    images: { ...CAPABILITIES.web.images, stills: { maxBytes: below(MIB), maxSide: 2_560 } },
  },
};

/** Weibo by another way than the open interface: what is allowed beyond it. */
const WEIBO_BY: Partial<Record<ChannelDriver, WeiboCapability>> = {
  // open.weibo.com, commercial interface, statuses/upload_url_text/biz: texts of 141 to 2000 字 as long ones, topics, no bound domain. It takes
  // nine pictures; a text of ours has one.
  biz: {
    ...CAPABILITIES.weibo,
    text: { ...CAPABILITIES.weibo.text, maxLength: 2_000 },
    linkRequired: false,
    topics: true,
  },
  // What a person types on weibo.com: the same lengths.
  hand: {
    ...CAPABILITIES.weibo,
    text: { ...CAPABILITIES.weibo.text, maxLength: 2_000, reserve: 0 },
    linkRequired: false,
    topics: true,
  },
};

/**
 * What an account takes: limits of its channel as its way of posting allows them. A text is written under the channel's own
 * (`CAPABILITIES`) and judged by these where it meets the account.
 */
export function capabilityOf<C extends ChannelKind>(channel: C, driver: ChannelDriver): ChannelCapabilities[C] {
  const other = channel === 'weibo' ? WEIBO_BY[driver] : channel === 'web' ? WEB_BY[driver] : undefined;
  return (other as ChannelCapabilities[C] | undefined) ?? CAPABILITIES[channel];
}

/** The way to post that takes the most: what it refuses, no account of the channel takes. */
export function widestDriver(channel: ChannelKind): ChannelDriver {
  return channel === 'weibo' ? 'hand' : usualDriver(channel);
}
