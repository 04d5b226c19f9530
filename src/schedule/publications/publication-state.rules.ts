/**
 * The life of a publication (design: publishing). Moves are data; services perform them as conditional UPDATEs that name the
 * claim token or the attempt they act for.
 */
export const PUBLICATION_STATES = [
  'scheduled',
  'claimed',
  'sending',
  'confirming',
  'sent',
  'unconfirmed',
  'held',
  'failed',
  'missed',
  'cancelled',
  'retracted',
] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** Who may cause a move: the engine by itself, or a person's decision. */
export type MoveCause = 'engine' | 'person';

export interface PublicationMove {
  from: PublicationState;
  to: PublicationState;
  by: MoveCause;
  why: string;
}

export const PUBLICATION_MOVES: readonly PublicationMove[] = [
  { from: 'scheduled', to: 'claimed', by: 'engine', why: 'due and legal' },
  { from: 'claimed', to: 'scheduled', by: 'engine', why: 'released: nothing was called' },
  { from: 'claimed', to: 'held', by: 'engine', why: 'freeze, approval withdrawn or seal mismatch' },
  { from: 'claimed', to: 'missed', by: 'engine', why: 'its time ran out before the call' },
  { from: 'claimed', to: 'sending', by: 'engine', why: 'begun: the point of no return' },
  { from: 'sending', to: 'sent', by: 'engine', why: 'the platform answered with the post' },
  { from: 'sending', to: 'confirming', by: 'engine', why: 'the platform works on it' },
  { from: 'sending', to: 'scheduled', by: 'engine', why: 'certainly not posted, later again' },
  { from: 'sending', to: 'failed', by: 'engine', why: 'rejected: a person must change something' },
  { from: 'sending', to: 'unconfirmed', by: 'engine', why: 'nobody knows yet' },
  { from: 'confirming', to: 'sent', by: 'engine', why: 'the platform finished it' },
  { from: 'confirming', to: 'failed', by: 'engine', why: 'the platform refused it' },
  { from: 'confirming', to: 'unconfirmed', by: 'engine', why: 'no word in time' },
  { from: 'unconfirmed', to: 'sent', by: 'engine', why: 'found on the platform' },
  { from: 'unconfirmed', to: 'confirming', by: 'engine', why: 'seen on the platform, which is still at it' },
  { from: 'unconfirmed', to: 'scheduled', by: 'engine', why: 'proven absent' },
  { from: 'unconfirmed', to: 'failed', by: 'engine', why: 'the late answer is a refusal' },
  { from: 'failed', to: 'unconfirmed', by: 'engine', why: 'said to be out after all' },
  { from: 'scheduled', to: 'unconfirmed', by: 'engine', why: 'refused, and yet out, or nobody can tell' },
  { from: 'held', to: 'unconfirmed', by: 'engine', why: 'refused, and yet out' },
  { from: 'missed', to: 'unconfirmed', by: 'engine', why: 'refused, and yet out' },
  { from: 'unconfirmed', to: 'sent', by: 'person', why: 'a person found it' },
  { from: 'unconfirmed', to: 'scheduled', by: 'person', why: 'two persons say it is not there' },
  { from: 'unconfirmed', to: 'failed', by: 'person', why: 'a person gives it up' },
  {
    from: 'scheduled',
    to: 'held',
    by: 'engine',
    why: 'freeze lifted, blackout, approval voided or what it depends on failed',
  },
  { from: 'scheduled', to: 'failed', by: 'engine', why: 'refused while it was prepared' },
  { from: 'scheduled', to: 'missed', by: 'engine', why: 'its time ran out' },
  { from: 'scheduled', to: 'held', by: 'person', why: 'held by a person' },
  { from: 'scheduled', to: 'cancelled', by: 'person', why: 'cancelled by a person' },
  { from: 'held', to: 'scheduled', by: 'person', why: 'released by a person' },
  { from: 'held', to: 'cancelled', by: 'person', why: 'cancelled by a person' },
  { from: 'failed', to: 'scheduled', by: 'person', why: 'tried again after a correction' },
  { from: 'failed', to: 'sent', by: 'person', why: 'published by a person on the platform' },
  { from: 'held', to: 'sent', by: 'person', why: 'published by a person on the platform' },
  { from: 'missed', to: 'sent', by: 'person', why: 'published by a person on the platform' },
  { from: 'failed', to: 'cancelled', by: 'person', why: 'given up' },
  { from: 'missed', to: 'scheduled', by: 'person', why: 'given a new time' },
  { from: 'missed', to: 'cancelled', by: 'person', why: 'given up' },
  { from: 'sent', to: 'retracted', by: 'person', why: 'taken down' },
  { from: 'retracted', to: 'sent', by: 'person', why: 'put up again' },
];

/**
 * Where a publication is at nobody's hands and leaves only by a person's word: that somebody has published it on the platform himself may
 * be said of it (decision 66). What is unconfirmed is settled instead.
 */
export const MAY_BE_OUT_BY_HAND = ['failed', 'held', 'missed'] as const satisfies readonly PublicationState[];

/** True when the table knows the move for that cause. */
export function mayMove(from: PublicationState, to: PublicationState, by: MoveCause): boolean {
  return PUBLICATION_MOVES.some((move) => move.from === from && move.to === to && move.by === by);
}

/** States from which a person may make `to` out of it: what the UPDATE's WHERE names. */
export function statesLeadingTo(to: PublicationState, by: MoveCause): PublicationState[] {
  return [...new Set(PUBLICATION_MOVES.filter((move) => move.to === to && move.by === by).map((move) => move.from))];
}

/**
 * With whom it lies where the platform is not at work on it but a person is awaited: whoever publishes a draft (`draft-perhaps`: whose time
 * is over), whoever posts it by hand, the administrator who confirms a mass send.
 */
export const IN_HANDS = ['draft', 'draft-perhaps', 'hand', 'administrator'] as const;
export type InHand = (typeof IN_HANDS)[number];

/** What the screens call the states. */
export const PUBLICATION_STATE_NAMES: Record<PublicationState, { zh: string; en: string }> = {
  scheduled: { zh: '待发布', en: 'scheduled' },
  claimed: { zh: '已领取', en: 'claimed' },
  sending: { zh: '发送中', en: 'sending' },
  confirming: { zh: '平台处理中', en: 'being processed by the platform' },
  sent: { zh: '已发布', en: 'sent' },
  unconfirmed: { zh: '待核实', en: 'unconfirmed' },
  held: { zh: '已暂停', en: 'held' },
  failed: { zh: '发送失败', en: 'failed' },
  missed: { zh: '逾期未发', en: 'missed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  retracted: { zh: '已撤下', en: 'retracted' },
};

const AWAITED: Record<InHand, { zh: string; en: string } | null> = {
  draft: { zh: '待人工发表', en: 'waits for a person to publish the draft' },
  'draft-perhaps': null,
  hand: { zh: '待人工发布', en: 'waits for a person to post it' },
  administrator: { zh: '待管理员确认', en: 'waits for the administrator to confirm it' },
};

/**
 * What the screens call its state: whoever waits for a person is not told that the platform is at it, and what was found gone is not called out.
 * @param goneWhy code of why what was sent is no longer there; null where it is, or nobody knows
 */
export function stateNameOf(
  state: PublicationState,
  inHand: InHand | null,
  goneWhy: string | null = null,
): { zh: string; en: string } {
  if (state === 'sent' && goneWhy !== null) return goneNameOf(goneWhy);
  return (inHand && AWAITED[inHand]) ?? PUBLICATION_STATE_NAMES[state];
}

/** The platform itself withholds it; of the rest only that it is gone is known. */
const BY_PLATFORM: readonly string[] = ['violation', 'complaint'];

function goneNameOf(why: string): { zh: string; en: string } {
  if (BY_PLATFORM.includes(why)) return { zh: '已被平台移除', en: 'removed by the platform' };
  if (why === 'deleted') return { zh: '已从平台上删除', en: 'deleted from the platform' };
  return { zh: '已不在平台上', en: 'no longer there' };
}
