import { capabilityOf, CAPABILITIES, type ImageCapability } from '../../../accounts/channels/capability.rules.js';

/**
 * Pictures of web pages that readers load from the own site, from an export, or from a content system that does not scale them itself:
 * little for a telephone, large enough for a desk, and in kinds that browsers of old offices know, which WebP is not.
 */
const PAGE_PICTURES: ImageCapability = {
  mimes: ['image/jpeg', 'image/png', 'image/gif'],
  maxBytes: CAPABILITIES.web.images.maxBytes,
  stills: { maxBytes: 1024 * 1024 - 1, maxSide: 1_920 },
};

/** Longest sides in which the own site offers a picture beside its largest form, pixels: telephones, and small windows. */
export const PAGE_SIDES = [640, 1_280] as const;
export type PageSide = (typeof PAGE_SIDES)[number];

/** A picture of a web page, at one of its sides. */
export function pagePicture(side: PageSide): ImageCapability {
  return { ...PAGE_PICTURES, stills: { maxBytes: PAGE_PICTURES.maxBytes, maxSide: side } };
}

/** What pictures leave as: the same limits where they are sent and where they are previewed. */
export const CHANNEL_USES = {
  'wechat-body': CAPABILITIES.wechat.bodyImages,
  'wechat-cover': CAPABILITIES.wechat.cover,
  weibo: CAPABILITIES.weibo.pictures,
  web: PAGE_PICTURES,
  wordpress: capabilityOf('web', 'wordpress').images,
} as const satisfies Record<string, ImageCapability>;

export type ChannelUse = keyof typeof CHANNEL_USES;
export const CHANNEL_USE_NAMES = Object.keys(CHANNEL_USES) as readonly ChannelUse[];

/** Where a preview page fetches a picture as it leaves. */
export function asUsed(sha256: string, use: ChannelUse): string {
  return `/api/media/${sha256}/as/${use}`;
}
