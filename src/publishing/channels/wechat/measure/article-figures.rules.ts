import type { PostFigures } from '../../channel.js';
import { objectsOf } from '../api/answer-fields.rules.js';

const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;
/** Yesterday's figures are ready about then, hours after midnight in Beijing. */
const READY_HOUR = 8;

/** What the statistics say of one article. */
export interface ArticleCount {
  figures: PostFigures;
  /** Its permanent address: for a mass send nothing else tells it. */
  url: string | null;
}

/** The platform's day of an instant, `YYYY-MM-DD`. */
export function platformDay(at: number): string {
  return new Date(at + BEIJING_MS).toISOString().slice(0, 10);
}

/** When the figures of an instant's day can first be asked for: the next morning. Epoch ms. */
export function readyAt(at: number): number {
  return (Math.floor((at + BEIJING_MS) / DAY_MS) + 1) * DAY_MS - BEIJING_MS + READY_HOUR * 3_600_000;
}

/**
 * Reads `getarticletotaldetail`, or `getarticletotal`, its predecessor under other names: the newest row of each article, which sums up
 * everything since it came out. Keys are `<msg_data_id>_<index>`.
 */
export function readTotals(body: Record<string, unknown>): Map<string, ArticleCount> {
  const counts = new Map<string, ArticleCount>();
  for (const row of objectsOf(body['list'])) {
    const key = row['msgid'];
    const days = objectsOf(row['detail_list'] ?? row['details']);
    const newest = days.sort((a, b) => (String(a['stat_date']) < String(b['stat_date']) ? -1 : 1)).at(-1);
    if (typeof key !== 'string' || !newest) continue;
    const url = row['content_url'] ?? row['url'];
    counts.set(key, {
      figures: {
        reads: figure(newest['read_user'] ?? newest['int_page_read_user']),
        likes: figure(newest['like_user']),
        comments: figure(newest['comment_count']),
        shares: figure(newest['share_user']),
      },
      url: typeof url === 'string' && /^https?:\/\//.test(url) ? url : null,
    });
  }
  return counts;
}

function figure(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
