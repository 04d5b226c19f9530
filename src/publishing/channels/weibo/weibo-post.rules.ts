import { textOf } from '../../../accounts/settings/account-settings.rules.js';
import type { MultipartFile } from '../../../platform/http/outbound-body.rules.js';
import { LINK_PLACE, type WeiboContent } from '../../../stories/variant-content.rules.js';
import { weiboLength } from '../../../stories/variants/weibo-length.rules.js';
import type { MediaFile, SendPackage } from '../channel.js';
import {
  carriesAnyMarker,
  carriesMarker,
  linksIn,
  replaceLink,
  withMarker,
  withoutLinks,
} from '../../links/link-marker.rules.js';

/**
 * The sealed text with the publication's marker in its link. The link handed over is marked wherever it stands; without one the first
 * link of the text is.
 * @returns null when there is no link: Weibo takes no post without one, and nothing could be read back
 */
export function markedText(text: string, link: string | null, marker: string): string | null {
  // A text that still waits for its link is not the text that was signed.
  if (text.includes(LINK_PLACE)) return null;
  const target = link !== null && linksIn(text).includes(link) ? link : linksIn(text)[0];
  if (target === undefined) return null;
  return replaceLink(text, target, withMarker(target, marker));
}

/** As `markedText`; where the interface asks for no link, a text without one leaves as it was signed. */
export function textWithMarker(text: string, link: string | null, marker: string): string | null {
  return markedText(text, link, marker) ?? (text.includes(LINK_PLACE) ? null : text);
}

/** The sealed content. @throws Error for a text of another channel */
export function weiboContent(pack: SendPackage): WeiboContent {
  if (pack.content.channel !== 'weibo') throw new Error(`a ${pack.content.channel} text cannot leave on Weibo`);
  return pack.content;
}

/** Length in 字 as the platform counts; 0 for no text. */
export function lengthOf(text: string | null): number {
  return text === null ? 0 : weiboLength(countable(text));
}

/** What every post carries. `rip`: the operator's address, which the platform asks for. */
export function postFields({ account }: SendPackage, status: string): Record<string, string> {
  return {
    access_token: textOf(account.credentials, 'accessToken') ?? '',
    status,
    rip: textOf(account.settings, 'rip') ?? '',
  };
}

export function pictureFile({ mime, bytes }: MediaFile): MultipartFile {
  return { field: 'pic', filename: `picture.${mime.split('/')[1] ?? 'jpg'}`, mime, bytes };
}

/** Where a post is read; needs no call. */
export function permalinkOf(settings: Record<string, unknown>, mid: string): string {
  const base = textOf(settings, 'permalinkBase') ?? 'https://weibo.com';
  return `${base.replace(/\/$/, '')}/${textOf(settings, 'uid') ?? ''}/${permalinkId(mid)}`;
}

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The id in a post's address: its mid in groups of seven digits from the right, each in base 62, all but the first four places wide. */
export function permalinkId(mid: string): string {
  let id = '';
  for (let end = mid.length; end > 0; end -= 7) {
    const start = Math.max(0, end - 7);
    let rest = Number(mid.slice(start, end));
    let group = '';
    do {
      group = (ALPHABET[rest % 62] ?? '') + group;
      rest = Math.floor(rest / 62);
    } while (rest > 0);
    id = (start > 0 ? group.padStart(4, '0') : group) + id;
  }
  return id;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CREATED = /^\w{3} (\w{3}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2}) (\d{4})$/;

/** `Wed Oct 24 23:49:17 +0800 2012` as epoch ms (whole seconds), or null when it is no such date. */
export function createdAt(text: string): number | null {
  const parts = CREATED.exec(text.trim());
  if (!parts) return null;
  const [, month, day, hour, minute, second, sign, zoneHours, zoneMinutes, year] = parts;
  const index = MONTHS.indexOf(String(month));
  if (index < 0) return null;
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second)) - offset;
}

export interface TimelineRow {
  mid: string;
  text: string;
  /** Only the beginning of a long text is shown. */
  cut: boolean;
  /** Epoch ms, whole seconds. */
  createdAt: number;
}

export interface TimelinePage {
  rows: TimelineRow[];
  /** How many posts the account has, by the platform's own count; null when it does not say. */
  total: number | null;
}

/** Reads the answer of `statuses/user_timeline`; null when a row is not what it should be: such a list proves nothing. */
export function readTimeline(body: unknown): TimelinePage | null {
  if (typeof body !== 'object' || body === null) return null;
  const { statuses, total_number: total } = body as { statuses?: unknown; total_number?: unknown };
  if (!Array.isArray(statuses)) return null;
  const rows: TimelineRow[] = [];
  for (const status of statuses as Record<string, unknown>[]) {
    const at = typeof status?.['created_at'] === 'string' ? createdAt(status['created_at']) : null;
    const mid = status?.['mid'] ?? status?.['idstr'];
    if (at === null || typeof mid !== 'string' || typeof status['text'] !== 'string') return null;
    const whole = (status['longText'] as { longTextContent?: unknown } | undefined)?.longTextContent;
    const cut = status['isLongText'] === true && typeof whole !== 'string';
    rows.push({ mid, text: typeof whole === 'string' ? whole : status['text'], cut, createdAt: at });
  }
  return { rows, total: typeof total === 'number' ? total : null };
}

export type TimelineVerdict =
  | { kind: 'found'; row: TimelineRow }
  /** The text is ours but the links were rewritten: only following them, or a lack of other candidates, tells. */
  | { kind: 'candidates'; rows: TimelineRow[] }
  | { kind: 'absent' };

/**
 * Looks for the post of a publication. A row with the marker is it. Otherwise rows with the same words, links aside, posted since
 * the attempt began are candidates.
 * @param since epoch ms before which a row cannot be of this attempt, clocks' differences included
 */
export function searchTimeline(rows: TimelineRow[], text: string, marker: string, since: number): TimelineVerdict {
  const exact = rows.find((row) => carriesMarker(row.text, marker));
  if (exact) return { kind: 'found', row: exact };
  const words = withoutLinks(text);
  const candidates = rows.filter(
    (row) => row.createdAt >= since && !carriesAnyMarker(row.text) && saysTheSame(row, words),
  );
  return candidates.length > 0 ? { kind: 'candidates', rows: candidates } : { kind: 'absent' };
}

/** Of a text of which only the beginning is shown the beginning must do, up to where a link may have been cut through. */
function saysTheSame({ text, cut }: TimelineRow, words: string): boolean {
  const shown = withoutLinks(plain(text));
  if (!cut) return shown === words;
  return words.startsWith(shown.replace(/(\.\.\.|…)?全文$/, '').slice(0, -8));
}

/**
 * Epoch ms back to which the list is complete: to its oldest row, whose second may hold more posts than were shown. The platform may
 * show only the newest few and count only those, so no list is taken for whole, save the empty one of an account without posts (0).
 * Null when the list is empty although the account has posts, or may have: such an answer shows nothing.
 */
export function reachesBackTo(page: TimelinePage): number | null {
  if (page.rows.length === 0) return page.total === 0 ? 0 : null;
  return Math.min(...page.rows.map((row) => row.createdAt)) + 1_000;
}

/**
 * The text as the platform's counter is to see it: a link to a host without a dot (an installation on `localhost`) is a link too,
 * though the counter of old does not know such hosts.
 */
export function countable(text: string): string {
  return text.replace(/(https?:\/\/)([a-z0-9-]+)(?=[:/?#])/gi, '$1$2.x');
}

/** The timeline may hand texts back with HTML entities. */
function plain(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
