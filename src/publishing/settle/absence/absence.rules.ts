import { appearsWithinMs } from '../../../accounts/settings/account-settings.rules.js';
import type { REFUSED_STATES } from '../../../schedule/publications/owed-look.rules.js';
import type {
  Accepted,
  AccountAccess,
  ChannelTraits,
  FindOutcome,
  OutcomeText,
  SendOutcome,
} from '../../channels/channel.js';
import { LOOK_PAUSES_MS, longestMs, type LookedAt, reachesBack } from '../settle.rules.js';

/** A look that is owed before the story leaves again for the account. */
export interface OwedLook {
  /** The earliest time at which it can tell, ms from now. */
  inMs: number;
  /** `others`: the publication itself may leave without it, for nothing is posted twice by that. */
  for: 'wanted' | 'others';
}

/**
 * What is owed after a refusal (decision 52). Nothing where no byte had left, and where who calls was refused: that is looked at by
 * every platform before anything else.
 * @param handedOver the call's bytes had left
 */
export function lookOwed(
  outcome: SendOutcome,
  handedOver: boolean,
  traits: ChannelTraits,
  { settings }: Pick<AccountAccess, 'settings'>,
): OwedLook | null {
  if (!handedOver || !traits.can.includes('find')) return null;
  if (outcome.kind !== 'rejected' && (outcome.kind !== 'retry' || outcome.certain)) return null;
  if (traits.idempotent) return lookBesides(traits);
  return { inMs: Math.max(longestMs(traits), appearsWithinMs(settings)), for: 'wanted' };
}

/** What is owed to what else may carry the stories of one that may be out and goes again without harm. */
export function lookBesides(traits: ChannelTraits): OwedLook {
  return { inMs: longestMs(traits), for: 'others' };
}

export interface RefusedFacts extends LookedAt {
  state: (typeof REFUSED_STATES)[number];
  /** It may yet leave again itself: it is not given up, and what was signed for it stands. */
  leavesAgain: boolean;
  outcome: 'retry' | 'rejected';
  traits: ChannelTraits;
  /** Looks that there were before this one. */
  looks: number;
  /** An earlier look has seen that what had been placed for it was used up, not by us. */
  spent: boolean;
  /** Until anything of its stories is to leave for the account, ms; what refuses calls for now may refuse looks as long. */
  waitsMs: number;
}

export type AbsenceStep =
  | { kind: 'out'; ref: string; url?: string }
  | Accepted
  /** The list reaches back and does not have it: it may leave again. */
  | { kind: 'proven' }
  /** No look tells: the refusal is taken for what it says. */
  | { kind: 'believed' }
  | { kind: 'look-again'; inMs: number }
  /** No look tells, and by leaving again itself it is posted once: owed before anything else leaves, and looked for once it is given up. */
  | { kind: 'stays' }
  /** A person is asked. */
  | { kind: 'ask' };

/**
 * What one look says of a call that the platform refused after it had been handed over. One is enough: the call is over, its post would
 * be listed by now, and the platform's own word is that there is none. Where no look tells, a refusal for good is believed; what would
 * leave again by itself waits for a person. Where leaving again posts nothing twice it needs no look itself: then the look stays owed to
 * what else may carry its stories.
 */
export function absenceStep(facts: RefusedFacts, found: FindOutcome): AbsenceStep {
  const { state, looks, waitsMs } = facts;
  if (found.kind === 'found') return { kind: 'out', ref: found.ref, ...(found.url ? { url: found.url } : {}) };
  if (found.kind === 'accepted' && state !== 'cancelled') return found;
  // That it is posted once by repeating it says nothing to another publication of its stories.
  if (found.kind === 'absent' && reachesBack(found, facts) && !found.byRepeating) return { kind: 'proven' };
  if (isRepeated(facts) && state === 'scheduled') return { kind: 'stays' };
  const mayTellLater = found.kind === 'accepted' || (found.kind === 'unknown' && !found.final);
  const pause = mayTellLater ? LOOK_PAUSES_MS[looks] : undefined;
  if (pause !== undefined) return { kind: 'look-again', inMs: Math.max(pause, Math.min(waitsMs, LONGEST_PAUSE_MS)) };
  // What the platform is still at is not believed to be refused, however often it was asked; nor what somebody has used its draft for.
  const isSpent = facts.spent || (found.kind === 'unknown' && found.spent === true);
  return { kind: facts.outcome === 'rejected' && found.kind !== 'accepted' && !isSpent ? 'believed' : 'ask' };
}

/**
 * Whether it goes by itself again and posts nothing twice by that. While it waits for a person instead, nobody finds out in this way: then
 * a person is asked.
 */
export function isRepeated({ traits, leavesAgain, outcome }: Pick<RefusedFacts, 'traits' | 'leavesAgain' | 'outcome'>) {
  return traits.idempotent && leavesAgain && outcome === 'retry';
}

/** However long it waits, what may be out is not left unknown for longer, ms. */
const LONGEST_PAUSE_MS = 60 * 60_000;

/** Added to what is said of it while its look is owed. */
export const TO_BE_LOOKED_FOR: OutcomeText = {
  zh: '；再次发送之前，系统会先到平台核对它确实没有发出',
  en: '; before it is sent again the platform is looked at, to see that it is not out',
};

/** Nobody could tell, and it would leave again by itself. */
export const CANNOT_TELL: OutcomeText = {
  zh: '平台曾答复没有受理这次发送，但系统没能查明它是否其实已经发出：请到平台核对，已发出的填写链接，没有发出的由两人确认后重发',
  en: 'the platform had refused this send, but whether it is out all the same could not be found out: look at the platform; fill in the link when it is out, else two people confirm that it is not',
};

/** What would have found it out by going again goes no more. */
export const REPEATS_NO_MORE: OutcomeText = {
  zh: '先前一次发送没有得到明确答复，可能已经发出；原定用同一编号再发一次来确认（不会重复），现已不再自动发送：请到平台核对，已发出的填写链接，没有发出的由两人确认，之后仍按原来的状态等人决定',
  en: 'an earlier send got no clear answer and may be out; it was to be sent again under the same id, which posts nothing twice, but leaves no more by itself now: look at the platform; fill in the link when it is out, else two people confirm that it is not, and it waits for a person as before',
};

/** The same of one that waits for a person, or was given up. */
export const CANNOT_TELL_ASIDE: OutcomeText = {
  zh: '平台曾答复没有受理这次发送，但系统没能查明它是否其实已经发出：请到平台核对，不该公开的请撤下；确实没有发出、仍需发布的，取消这条后重新送审',
  en: 'the platform had refused this send, but whether it is out all the same could not be found out: look at the platform and take down what should not be out; if it is not out and is still to go, cancel this and submit the story for review again',
};

/** What a look has found of what had been refused. */
export type FoundOut = 'out' | 'accepted' | 'ask';

/** It is out, or about to be, although the platform had refused it, and nobody wanted it any more. */
export function outAllTheSame(found: Exclude<FoundOut, 'ask'>, url: string | null): OutcomeText {
  if (found === 'accepted')
    return {
      zh: '平台曾答复没有受理，但到平台核对时发现它其实已被受理、正在处理：请到平台核对，不该公开的请在平台撤下',
      en: 'the platform had refused it, but a look at the platform shows that it was accepted all the same and is under way: look at it, and take down what should not be out',
    };
  return {
    zh: `平台曾答复没有受理，但到平台核对时发现它其实已经发出${url === null ? '' : `（${url}）`}：请核对，不该公开的请到平台撤下`,
    en: `the platform had refused it, but a look at the platform shows that it is out all the same${url === null ? '' : ` (${url})`}: look at it, and take down what should not be out`,
  };
}

const LOOK_THEN_CHOOSE = {
  zh: '请核对；内容已更新、确需再发的，请在核对后重新排期',
  en: 'Look at it; if the text is another one and must go out too, choose a new time',
};

/** Of what was planned in the place of one that a person has published on the platform since. */
export function earlierByHand(url: string): OutcomeText {
  return {
    zh: `其中的稿件先前在该账号发送失败，现已由人在平台上发布（${url}），因此没有再发。${LOOK_THEN_CHOOSE.zh}`,
    en: `a story in it failed on the account before, and a person has published it on the platform since (${url}), so this was not sent. ${LOOK_THEN_CHOOSE.en}`,
  };
}

/** Of what of its stories waits for a person there. */
export function elsewhereByHand(url: string): OutcomeText {
  return {
    zh: `其中的稿件现已由人在该账号的平台上发布（${url}），再发会重复，请核对后再决定`,
    en: `a person has since published a story in it on this account’s platform (${url}): sending it would repeat that; look before you decide`,
  };
}

/** Why another publication of one of its stories does not leave: an earlier one is out, or about to be, or nobody can tell. */
export function earlierOne(found: FoundOut, url: string | null): OutcomeText {
  if (found === 'ask')
    return {
      zh: '其中的稿件先前在该账号的一次发布被平台拒绝，但没能查明是否其实已经发出：请到平台核对；确实没有发出、仍需发布的，请重新送审后安排',
      en: 'an earlier publication of a story in it on the account was refused, but whether it is out could not be found out: look at the platform; if it is not and is still to go out, submit it for review again and plan it',
    };
  if (found === 'accepted')
    return {
      zh: `其中的稿件先前在该账号的一次发布其实已被平台受理、正在处理，因此没有再发。${LOOK_THEN_CHOOSE.zh}`,
      en: `an earlier publication of a story in it on the account was accepted after all and is under way, so this was not sent. ${LOOK_THEN_CHOOSE.en}`,
    };
  return {
    zh: `其中的稿件先前在该账号的一次发布其实已经发出${url === null ? '' : `（${url}）`}，因此没有再发。${LOOK_THEN_CHOOSE.zh}`,
    en: `an earlier publication of a story in it on the account is out after all${url === null ? '' : ` (${url})`}, so this was not sent. ${LOOK_THEN_CHOOSE.en}`,
  };
}
