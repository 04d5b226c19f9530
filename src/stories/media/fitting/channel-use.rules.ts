import { capabilityOf, CAPABILITIES, type ImageCapability } from '../../../accounts/channels/capability.rules.js';

/** What pictures leave as: the same limits where they are sent and where they are previewed. */
export const CHANNEL_USES = {
  'wechat-body': CAPABILITIES.wechat.bodyImages,
  'wechat-cover': CAPABILITIES.wechat.cover,
  weibo: CAPABILITIES.weibo.pictures,
  wordpress: capabilityOf('web', 'wordpress').images,
} as const satisfies Record<string, ImageCapability>;

export type ChannelUse = keyof typeof CHANNEL_USES;
export const CHANNEL_USE_NAMES = Object.keys(CHANNEL_USES) as readonly ChannelUse[];

/** Where a preview page fetches a picture as it leaves. */
export function asUsed(sha256: string, use: ChannelUse): string {
  return `/api/media/${sha256}/as/${use}`;
}
