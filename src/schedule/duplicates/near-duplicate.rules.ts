import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { durationWords } from '../planner/because.rules.js';
import { formatInstant } from '../planner/time/iso-time.rules.js';
import type { ZoneClock } from '../planner/time/zone-clock.rules.js';
import type { Words } from '../planner/words.rules.js';
import { EMPTY_DIGEST, type PrintPart, type SealPrint } from './seal-prints.rules.js';
import { likeness, NEARLY_SAME } from './text-print.rules.js';

export const DUPLICATE_CODES = [
  'SAME_APPROVAL',
  'SAME_STORY',
  'SAME_TEXT',
  'SIMILAR_TEXT',
  'SAME_PERSON',
  'SAME_SUBJECT',
] as const;
export type DuplicateCode = (typeof DUPLICATE_CODES)[number];

/** One side of a comparison: an approval on a channel. */
export interface Compared {
  readonly storyId: string;
  readonly sealId: string;
  readonly channel: ChannelKind;
  readonly prints: readonly SealPrint[];
}

/** What two publications have in common; `likeness` 0 to 1 where texts were compared. */
export interface Duplicate {
  readonly code: DuplicateCode;
  readonly likeness: number | null;
}

/**
 * The strongest thing two publications have in common, or null. Symmetric. One approval on several channels is what it was given for; on two accounts of
 * one channel the same readers may meet the same post twice. Texts are compared channel by channel and as the stories' own.
 */
export function duplicateOf(a: Compared, b: Compared): Duplicate | null {
  if (a.sealId === b.sealId) return a.channel === b.channel ? { code: 'SAME_APPROVAL', likeness: null } : null;
  if (a.storyId === b.storyId) return { code: 'SAME_STORY', likeness: null };
  const texts: [PrintPart, PrintPart][] = [['body', 'body']];
  if (a.channel === b.channel) texts.push([a.channel, b.channel]);
  let nearest = 0;
  for (const [left, right] of texts) {
    const [first, second] = [partOf(a, left), partOf(b, right)];
    if (!first || !second) continue;
    if (first.digest === second.digest && first.digest !== EMPTY_DIGEST) return { code: 'SAME_TEXT', likeness: 1 };
    if (first.print && second.print) nearest = Math.max(nearest, likeness(first.print, second.print));
  }
  if (nearest >= NEARLY_SAME) return { code: 'SIMILAR_TEXT', likeness: nearest };
  for (const part of ['person', 'subject'] as const) {
    const digest = partOf(a, part)?.digest;
    if (digest !== undefined && digest === partOf(b, part)?.digest)
      return { code: part === 'person' ? 'SAME_PERSON' : 'SAME_SUBJECT', likeness: null };
  }
  return null;
}

function partOf({ prints }: Compared, part: PrintPart): SealPrint | undefined {
  return prints.find((print) => print.part === part);
}

/** What a warning says about the other publication. */
export interface OtherPublication {
  /** Null where the reader may not see it. */
  readonly title: string | null;
  readonly accountName: string;
  /** Whether it is out or under way. */
  readonly isOut: boolean;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * A duplicate in words.
 * @param at the slot of the publication that is warned about, epoch ms; null where nobody has planned one yet
 */
export function duplicateWords(found: Duplicate, other: OtherPublication, at: number | null, clock: ZoneClock): Words {
  const what = COMMON[found.code](found.likeness ?? 0);
  const time = formatInstant(other.at, clock).slice(0, 16).replace('T', ' ');
  const title: Words =
    other.title === null
      ? { zh: '另一单位的一篇稿件', en: 'A story of another department' }
      : { zh: `《${other.title}》`, en: `"${other.title}"` };
  const verb: Words = other.isOut ? { zh: '已于', en: 'went out at' } : { zh: '将于', en: 'goes out at' };
  const apart = at === null ? { zh: '', en: '' } : apartWords(Math.abs(other.at - at));
  return {
    zh: `${title.zh}${verb.zh} ${time} 在“${other.accountName}”发布，${what.zh}${apart.zh}`,
    en: `${title.en} ${verb.en} ${time} on "${other.accountName}"; ${what.en}${apart.en}`,
  };
}

function apartWords(ms: number): Words {
  const apart = Math.round(ms / 60_000) * 60_000;
  if (apart === 0) return { zh: '，相隔不到 1 分钟', en: ', less than a minute apart' };
  const distance = durationWords(apart);
  return { zh: `，相隔 ${distance.zh}`, en: `, ${distance.en} apart` };
}

/** One of each other story: what they have most in common, of that the first given. Stories in the order of how much it is. */
export function nearestFirst<T extends { post: { storyId: string }; duplicate: Duplicate }>(found: readonly T[]): T[] {
  const weight = ({ duplicate: { code, likeness } }: T): number => DUPLICATE_CODES.indexOf(code) + 1 - (likeness ?? 0);
  const best = new Map<string, T>();
  for (const one of found) {
    const before = best.get(one.post.storyId);
    if (before === undefined || weight(one) < weight(before)) best.set(one.post.storyId, one);
  }
  return [...best.values()].sort((one, other) => weight(one) - weight(other));
}

const COMMON: Record<DuplicateCode, (likeness: number) => Words> = {
  SAME_APPROVAL: () => ({
    zh: '是同一份定稿，同一渠道的另一个账号',
    en: 'it is the same approval, on another account of the channel',
  }),
  SAME_STORY: () => ({ zh: '是同一稿件的另一次定稿', en: 'it is another approval of the same story' }),
  SAME_TEXT: () => ({ zh: '文字相同', en: 'its text is the same' }),
  SIMILAR_TEXT: (likeness) => {
    const percent = Math.round(likeness * 100);
    return { zh: `文字约 ${percent}% 相同`, en: `about ${percent} % of its text is the same` };
  },
  SAME_PERSON: () => ({ zh: '写的是同一人', en: 'it is about the same person' }),
  SAME_SUBJECT: () => ({ zh: '写的是同一对象', en: 'it is about the same subject' }),
};
