import { type ArticlePage, pagesOf } from '../../issues/articles/article-page.rules.js';
import type { Words } from '../../planner/words.rules.js';
import { type InHand, PUBLICATION_STATE_NAMES, type PublicationState } from '../publication-state.rules.js';
import { awaited, type AwaitedFacts, LINK_MISSING, written } from './awaited.rules.js';
import { lookIsOwed, type OwedLookFacts } from './owed-look-wait.rules.js';

export const WAIT_CODES = [
  'FROZEN',
  'FROZEN_IN_HAND',
  'IN_HAND',
  'ACCOUNT_PAUSED',
  'ACCOUNT_UNAUTHORISED',
  'AUTHORISATION_ENDS',
  'PAGE_NOT_OUT',
  'IN_BLACKOUT',
  'LOOK_OWED',
  'PUT_OFF',
  'LINK_MISSING',
] as const;
export type WaitCode = (typeof WAIT_CODES)[number];

/** Something a publication waits for besides its time, and what a person can do about it. */
export interface Wait {
  readonly code: WaitCode;
  readonly text: Words;
  readonly todo: Words;
  /** Until when, where a person is awaited. */
  readonly until?: Date;
}

/** What may hold a publication back; each null or false when it does not. Most are of scheduled ones. */
export interface WaitFacts extends AwaitedFacts {
  /** Reason of the freeze it is under. */
  readonly frozenFor: string | null;
  /** The same of one that was begun before and lies with a person, whom nothing but this stops. */
  readonly frozenInHandFor: string | null;
  readonly accountPaused: boolean;
  /** What whoever paused it said; null = nothing. */
  readonly pausedFor: Words | null;
  /** What the platform says to its account's credentials, which it no longer takes. */
  readonly unauthorisedFor: Words | null;
  /** When the account's authorisation ends, where its slot comes later. */
  readonly authorisedUntil: Date | null;
  /** State of the page it links to while that one is not out. */
  readonly pageState: PublicationState | null;
  /** Of an issue, the other articles whose own pages are not out; null = none. */
  readonly articlesWithoutPage: readonly ArticlePage[] | null;
  /** Name of the blackout its slot lies in, of those that lay posts aside. */
  readonly silentFor: string | null;
  /** The look at the platform it waits for, of those that are owed before its story leaves again. */
  readonly lookOwed: OwedLookFacts | null;
  /** What the platform said when it did not take it for now, and when it is tried again (ISO). */
  readonly putOff: { readonly text: Words; readonly until: string } | null;
}

/** The strongest first: nothing after it matters while it stands. @param zone IANA name in which times are written */
export function waitsOf(facts: WaitFacts, zone: string): Wait[] {
  const { frozenFor, frozenInHandFor, inHand } = facts;
  const { accountPaused, pausedFor, unauthorisedFor, authorisedUntil, pageState, silentFor, lookOwed, putOff } = facts;
  const articles = facts.articlesWithoutPage;
  return [
    ...(frozenFor === null ? [] : [frozen(frozenFor)]),
    ...(frozenInHandFor === null ? [] : [frozenInHand(frozenInHandFor, inHand ?? 'draft')]),
    ...awaited(facts, zone),
    ...(accountPaused ? [paused(pausedFor)] : []),
    ...(unauthorisedFor === null ? [] : [unauthorised(unauthorisedFor)]),
    ...(authorisedUntil === null || unauthorisedFor !== null ? [] : [authorisationEnds(authorisedUntil, zone)]),
    ...(pageState === null ? [] : [pageNotOut(pageState)]),
    ...(articles === null ? [] : [articlePagesNotOut(articles, zone)]),
    ...(silentFor === null ? [] : [inBlackout(silentFor)]),
    ...(lookOwed === null ? [] : [lookIsOwed(lookOwed, facts.now, zone)]),
    ...(putOff === null || unauthorisedFor !== null ? [] : [isPutOff(putOff, zone)]),
    ...(facts.linkMissing ? [LINK_MISSING] : []),
  ];
}

function frozen(reason: string): Wait {
  return {
    code: 'FROZEN',
    text: {
      zh: `紧急停发中（${reason}），解除前不会发出；错过时间的将转为已暂停。`,
      en: `Frozen (${reason}): it does not leave before the freeze is lifted, and is held if its time passes.`,
    },
    todo: {
      zh: '等待解除紧急停发；不再需要的请取消。',
      en: 'Wait for the freeze to be lifted, or cancel it if it is not wanted any more.',
    },
  };
}

function frozenInHand(reason: string, inHand: InHand): Wait {
  const { text, todo } = IN_HAND[inHand === 'hand' ? 'draft' : inHand];
  return {
    code: 'FROZEN_IN_HAND',
    text: { zh: `紧急停发中（${reason}），${text.zh}`, en: `Frozen (${reason}), ${text.en}` },
    todo,
  };
}

const TELL_EDITORS: Words = {
  zh: '请告知能登录公众平台的人先不要发表；不再发布的，请撤销定稿，系统会删除草稿。',
  en: 'Tell whoever can log in to the platform to wait. If it is not to go out, withdraw its approval: then the draft is deleted.',
};

const IN_HAND: Record<Exclude<InHand, 'hand'>, { text: Words; todo: Words }> = {
  draft: {
    text: {
      zh: '而草稿已在公众号草稿箱里：系统拦不住人工发表，解除前请勿发表。',
      en: "and the draft is in the account's box already: nothing but you keeps it from being published. Do not publish it before the freeze is lifted.",
    },
    todo: TELL_EDITORS,
  },
  'draft-perhaps': {
    text: {
      zh: '而草稿可能还在公众号草稿箱里，也可能已经发出：系统拦不住人工发表，解除前请勿发表。',
      en: "and the draft may still be in the account's box, or out already: nothing but you keeps it from being published. Do not publish it before the freeze is lifted.",
    },
    todo: {
      zh: `请到公众平台核对，已发出的请填写链接；${TELL_EDITORS.zh}`,
      en: `Look on the platform, and fill in its link if it is out. ${TELL_EDITORS.en}`,
    },
  },
  administrator: {
    text: {
      zh: '而群发已提交，正等待公众号管理员确认：系统无法取消，管理员一经确认即发出，解除前请勿确认。',
      en: "and the mass send awaits the account's administrator: no interface can call it off, and it leaves as soon as it is confirmed. Do not confirm it before the freeze is lifted.",
    },
    todo: {
      zh: '请立即告知公众号管理员不要确认，或在微信中拒绝；30 分钟内不确认即作废。不再发布的，请同时撤销定稿。',
      en: 'Tell the administrator now not to confirm it, or to refuse it in WeChat; unconfirmed for 30 minutes, it lapses. If it is not to go out, withdraw its approval, too.',
    },
  },
};

function paused(why: Words | null): Wait {
  const [zh, en] = why === null ? ['', ''] : [`（${bare(why.zh)}）`, ` (${bare(why.en)})`];
  return {
    code: 'ACCOUNT_PAUSED',
    text: {
      zh: `账号已停用${zh}，恢复之前不会发出；过了最迟发布时间将转为逾期未发。`,
      en: `Its account is paused${en}: it does not leave before the account is resumed, and is missed after its last time.`,
    },
    todo: {
      zh: '请渠道管理员恢复使用该账号；账号不再使用的，请取消这条发布。',
      en: 'Have a channel administrator resume the account; cancel it if the account stays paused.',
    },
  };
}

const REAUTHORISE: Words = {
  zh: '请渠道管理员按括号中的提示处理，再在账号页点“测试”：平台接受后自动恢复发布；账号不再使用的，请取消这条发布。',
  en: 'Have a channel administrator do what the brackets say, then test the account: once its platform takes it, this leaves by itself. Cancel it if the account is not used any more.',
};

function unauthorised(because: Words): Wait {
  return {
    code: 'ACCOUNT_UNAUTHORISED',
    text: {
      zh: `平台目前拒绝这个账号（${because.zh}），处理好之前不会发出；过了最迟发布时间将转为逾期未发。`,
      en: `The platform refuses the account at present (${because.en}): it does not leave before that is seen to, and is missed after its last time.`,
    },
    todo: REAUTHORISE,
  };
}

export function authorisationEnds(until: Date, zone: string): Wait {
  const at = written(until, zone);
  return {
    code: 'AUTHORISATION_ENDS',
    text: {
      zh: `账号的授权将于 ${at} 到期，早于排定的发布时间；到期后不会发出。`,
      en: `The account's authorisation ends at ${at}, before the slot: it does not leave after that.`,
    },
    todo: {
      zh: '请渠道管理员在到期前重新授权该账号，或改到到期之前发布。',
      en: 'Have a channel administrator authorise the account again before then, or choose an earlier time.',
    },
  };
}

function pageNotOut(state: PublicationState): Wait {
  const name = PUBLICATION_STATE_NAMES[state];
  return {
    code: 'PAGE_NOT_OUT',
    text: {
      zh: `要附链接的网站稿还没有发出（${name.zh}），它发出之后这条才会发出。`,
      en: `The web page it links to is not out yet (${name.en}); this one leaves after it.`,
    },
    todo: PAGE_TODO[state] ?? PAGE_TODO.scheduled,
  };
}

function articlePagesNotOut(articles: readonly ArticlePage[], zone: string): Wait {
  const named = pagesOf(articles, (at) => written(new Date(at), zone));
  return {
    code: 'PAGE_NOT_OUT',
    text: {
      zh: `这一期里 ${named.zh} 要附链接的网站稿还没有发出，都发出之后整期才会群发。`,
      en: `In this issue ${named.en} lead to pages that are not out yet; the issue leaves after them.`,
    },
    todo: {
      zh: '网站稿按时发出的，无须处理；来不及的，请把网站稿提前，或把这篇从这一期撤下。',
      en: 'Nothing to do where the pages leave in time; else move them forward, or take the article out of the issue.',
    },
  };
}

const PAGE_TODO: { readonly [State in PublicationState]?: Words } & { readonly scheduled: Words } = {
  scheduled: {
    zh: '无须处理；网站稿按时发出后这条自动发布。',
    en: 'Nothing to do: it leaves by itself once the page is out.',
  },
  held: {
    zh: '请打开网站稿，重新排期；不再发布的，两条都请取消。',
    en: 'Open the page and give it a new time; if it is not to go out, cancel both.',
  },
  unconfirmed: {
    zh: '请先核实网站稿是否已经发出。',
    en: 'Find out first whether the page is out.',
  },
};

function inBlackout(name: string): Wait {
  return {
    code: 'IN_BLACKOUT',
    text: {
      zh: `排定的时间在停发时段“${name}”内，到时将转为已暂停，不会自己发出。`,
      en: `Its slot lies in the blackout “${name}”: it is held when its time comes and does not leave by itself.`,
    },
    todo: {
      zh: '请改到停发时段以外的时间，或取消。',
      en: 'Move it to a time outside the blackout, or cancel it.',
    },
  };
}

function isPutOff({ text, until }: NonNullable<WaitFacts['putOff']>, zone: string): Wait {
  const at = written(new Date(until), zone);
  return {
    code: 'PUT_OFF',
    text: {
      zh: `没有发出，${at} 之后再发：${bare(text.zh)}。`,
      en: `It did not leave and is tried again after ${at}: ${bare(text.en)}.`,
    },
    todo: {
      zh: '到时自动再发；来不及的请改期或取消，需要处理的按原因处理。',
      en: 'It is tried again by itself; see to the reason where it asks for it, and give it a new time or cancel it if it comes too late.',
    },
  };
}

function bare(sentence: string): string {
  return sentence.replace(/[。.]$/, '');
}
