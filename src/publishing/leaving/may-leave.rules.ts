import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { LocalText } from '../../platform/errors/app-error.js';
import type { NameChange } from '../../review/seal/renamed.rules.js';
import { judgeGate } from '../../schedule/planner/planner.rules.js';
import { type NamedArticle, voidedArticles } from '../../schedule/issues/watch/voided-article.rules.js';
import type { BucketScope } from '../../schedule/throttle/bucket-scope.rules.js';
import { renamedArticlesWords, renamedWords } from './renamed-words.rules.js';

/** A publication as it is asked about before it leaves, and again by those who post it by hand. */
export interface Leaving {
  id: string;
  sealId: string;
  sealDigest: string;
  departmentId: string;
  accountId: string;
  channel: ChannelKind;
  priority: 'normal' | 'urgent';
  expired: boolean;
  early: boolean;
  paused: boolean;
  frozen: boolean;
  /** The slot lies in a blackout that holds, be it over by now. Asked at the begin: who has it in hand since goes on after a blackout. */
  slotInSilence?: boolean;
  /** Approvals of the articles of a mass send, its own among them; null for every other publication. */
  travelling: ({ sealId: string; digest: string } & NamedArticle)[] | null;
  /** The instant that is asked about. */
  now: Date;
}

/** `blackout`: one of those that hold; `hours`: hours to publish in, and blackouts that only shift. */
export type StopCode = 'frozen' | 'expired' | 'early' | 'paused' | 'unapproved' | 'blackout' | 'hours';

/** Something for which a publication does not leave now. */
export interface Stop {
  code: StopCode;
  text: LocalText;
  /** What is written down instead of the usual words for the code, where the case is known better. */
  told?: LocalText;
}

const TEXTS: Record<StopCode, LocalText> = {
  frozen: { zh: '紧急停发中', en: 'an emergency stop is in force' },
  expired: { zh: '已过有效期', en: 'it was valid until a time that has passed' },
  early: { zh: '尚未到发布时间', en: 'its time has not come yet' },
  paused: { zh: '账号已停用', en: 'its account is paused' },
  unapproved: {
    zh: '定稿已撤销，或内容与定稿不一致',
    en: 'its approval was withdrawn, or the content differs from what was signed',
  },
  blackout: { zh: '发布时间落在停发时段内', en: 'its slot lies in a blackout' },
  hours: { zh: '不在可发布时段', en: 'these are no hours to publish in' },
};

/**
 * Everything for which a publication does not leave, the weightiest first; none = it may leave. The one rule of the house: the begin of
 * a send asks it, and taking, fetching and being reminded of a post by hand ask it, too. What was sent before is not asked about here:
 * that was settled by the claim.
 * @param stands whether an approval stands and is the one with this digest @param scopes the buckets it draws on
 * @param renamed of approvals that do not stand, those that would but for these names
 */
export function stopsOf(
  row: Leaving,
  stands: (sealId: string, digest: string) => boolean,
  scopes: readonly BucketScope[],
  renamed: ReadonlyMap<string, readonly NameChange[]> = new Map(),
): Stop[] {
  const stops: Stop[] = [];
  const stop = (code: StopCode): unknown => stops.push({ code, text: TEXTS[code] });
  if (row.frozen) stop('frozen');
  if (row.expired) stop('expired');
  // Clocks of machines run apart: the slot is the database's, and nothing begins before it.
  if (row.early) stop('early');
  if (row.paused) stop('paused');
  const fallen = row.travelling?.filter(({ sealId, digest }) => !stands(sealId, digest)) ?? [];
  const signed = fallen.length > 0 ? fallen.map(({ sealId }) => sealId) : [row.sealId];
  const changes = signed.flatMap((sealId) => renamed.get(sealId) ?? []);
  if (fallen.length > 0) {
    const onlyRenamed = signed.every((sealId) => renamed.has(sealId));
    const text = onlyRenamed ? renamedArticlesWords(fallen, changes) : voidedArticles(fallen).text;
    stops.push({ code: 'unapproved', text, told: text });
  } else if (!stands(row.sealId, row.sealDigest)) {
    if (changes.length === 0) stop('unapproved');
    else {
      const text = renamedWords(changes);
      stops.push({ code: 'unapproved', text, told: text });
    }
  }
  const binding = scopes.filter(({ yields }) => !(yields && row.priority === 'urgent'));
  const verdict = judgeGate({
    at: row.now.getTime(),
    buckets: binding.map((scope) => ({ ...scope, sent: [], planned: [] })),
  });
  if (row.slotInSilence && !verdict.held) stop('blackout');
  else if (!verdict.legal || verdict.held)
    stops.push({ code: verdict.held ? 'blackout' : 'hours', text: verdict.because[0]?.text ?? TEXTS.hours });
  return stops;
}

/** Of these, what also stops a person who has the post in hand: they began in hours, and go on beyond them. */
export function stopsInHand(stops: readonly Stop[]): Stop[] {
  return stops.filter(({ code }) => code !== 'hours');
}
