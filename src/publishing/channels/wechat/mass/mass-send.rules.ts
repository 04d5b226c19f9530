import { createHash } from 'node:crypto';
import { textOf } from '../../../../accounts/settings/account-settings.rules.js';

/** The platform remembers a `clientmsgid` for 24 h; from a little before nobody relies on it. */
export const CLIENT_ID_LIFE_MS = 24 * 3_600_000 - 15 * 60_000;
const MOST_BYTES = 64;

/**
 * The id under which a publication is sent however often it is tried: a second send under it is none (45065). Only a message that the
 * platform had taken and then declared failed is followed by another id: under the old one it names the failed message for a day. A
 * refused call and a lost answer say nothing of what an earlier call under the id did, so they leave it as it is.
 * @param failures messages of the publication that failed so
 */
export function clientMessageId(marker: string, failures = 0): string {
  const name = failures === 0 ? marker : `${marker}-${failures}`;
  const id = `xf-${name}`;
  return Buffer.byteLength(id) <= MOST_BYTES
    ? id
    : `xf-${createHash('sha256').update(name).digest('hex').slice(0, 60)}`;
}

/** True while the platform still knows what was sent under the id. @param since when it was sent first, epoch ms */
export function stillRemembered(since: number, now: number): boolean {
  return now - since < CLIENT_ID_LIFE_MS;
}

/** What `sendall` takes: the draft, for all followers or those of the tag the account names. */
export function massMessage(
  settings: Record<string, unknown>,
  mediaId: string,
  clientId: string,
): Record<string, unknown> {
  const tag = textOf(settings, 'massTagId');
  return {
    filter: tag === null ? { is_to_all: true } : { is_to_all: false, tag_id: Number(tag) },
    mpnews: { media_id: mediaId },
    msgtype: 'mpnews',
    // An article judged a reprint still goes out, as a reprint; else the day's send would be lost on it.
    send_ignore_reprint: 1,
    clientmsgid: clientId,
  };
}

/** When spent mass sends come back: a 服务号 has four a month, a 公众号 one a day. */
export function massQuota(settings: Record<string, unknown>): 'day' | 'month' {
  return textOf(settings, 'accountKind') === 'service' ? 'month' : 'day';
}
