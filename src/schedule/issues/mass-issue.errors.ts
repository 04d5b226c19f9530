import type { ErrorDefinition } from '../../platform/errors/app-error.js';

const refusal = (code: string, status: number, zh: string, en: string): ErrorDefinition => ({
  code,
  status,
  level: 'info',
  zh,
  en,
});

export const ISSUE_ACCOUNT: ErrorDefinition = refusal(
  'ISSUE_ACCOUNT',
  422,
  '只有以群发方式发布的公众号账号才有“本期图文”，请换一个账号。',
  'Only official accounts that mass-send have issues. Choose such an account.',
);

export const ISSUE_IN_PAST: ErrorDefinition = refusal(
  'ISSUE_IN_PAST',
  422,
  '群发时间和截稿时间都应在将来，请重新选择。',
  'The issue and its closing lie in the future. Choose later times.',
);

export const ISSUE_CLOSES_TOO_LATE: ErrorDefinition = refusal(
  'ISSUE_CLOSES_TOO_LATE',
  422,
  '截稿至少要在群发前 {minutes} 分钟：图片和图文要先上传到平台。请提前截稿时间。',
  'An issue closes {minutes} minutes before its time at least, for its pictures and its draft go to the platform first. Close it earlier.',
);

export const ISSUE_TOO_NEAR: ErrorDefinition = refusal(
  'ISSUE_TOO_NEAR',
  409,
  '距群发时间不足 {minutes} 分钟，不能再重新开放。可以从这一期撤下稿件（其余按时群发），给这一期改时间，或取消。',
  'Less than {minutes} minutes are left, so the issue cannot be opened again. Take an article out (the rest leaves in time), move the issue, or cancel it.',
);

export const ISSUE_NO_PLACE: ErrorDefinition = refusal(
  'ISSUE_NO_PLACE',
  422,
  '这一期不能在 {slot} 群发：{because}。{todo}',
  'The issue cannot go out at {slot}: {because}. {todo}',
);

export const ISSUE_ARTICLE_VOIDED: ErrorDefinition = refusal(
  'ISSUE_ARTICLE_VOIDED',
  409,
  '这一期里 {articles} 的定稿已撤销，整期不能群发。请编辑从这一期撤下（其余稿件仍按原时间群发），或给这一期改时间、取消。',
  'The approval of {articles} in this issue was withdrawn, so none of it goes out. Have its editor take that out (the rest still leaves at its time), move the issue, or cancel it.',
);

export const ISSUE_PAGES_MISSING: ErrorDefinition = refusal(
  'ISSUE_PAGES_MISSING',
  409,
  '这一期里 {articles} 要附网站稿的链接，群发前链接还打不开，整期不能群发。请把网站稿排到群发时间之前，再重新排期；或从这一期撤下（其余稿件仍按原时间群发），或给这一期改时间、取消。',
  'In this issue {articles} lead to pages that are not out by then, so none of it goes out. Plan the pages before its time and give it a time again, take the articles out (the rest still leaves at its time), move the issue, or cancel it.',
);

export const ISSUE_PAGE_LATER: ErrorDefinition = refusal(
  'ISSUE_PAGE_LATER',
  409,
  '这篇要附网站稿的链接，而网站稿排在 {page}，晚于这一期的群发时间 {slot}。请先把网站稿改到群发之前，或放进以后的一期。',
  'The article leads to its page, which is planned for {page}, after the issue at {slot}. Move the page before that, or book a later issue.',
);

export const ISSUE_ARTICLE_MAY_BE_OUT: ErrorDefinition = refusal(
  'ISSUE_ARTICLE_MAY_BE_OUT',
  409,
  '这一期里 {articles} 可能已在该账号发出，不能再群发一次。请编辑到平台核对，把它从这一期撤下；确实没有发出的，重新送审后再放进来。',
  'In this issue {articles} may be out on the account already and is not sent once more. Have its editor look at the platform and take it out; if it is not out, submit it for review again and book it anew.',
);

export const ISSUE_MOVES_WHOLE: ErrorDefinition = refusal(
  'ISSUE_MOVES_WHOLE',
  409,
  '这是一期群发图文，公布的时间是 {slot}，只能在这个时间发出。要换时间的，请在“本期图文”里给这一期改时间，或取消。',
  'This sends an issue announced for {slot} and leaves at that time only. For another time move the issue itself, or cancel it.',
);

export const ISSUE_TAKEN: ErrorDefinition = refusal(
  'ISSUE_TAKEN',
  409,
  '该账号在这一时间已有一期图文，请预订那一期，或换一个时间。',
  'The account has an issue at that time already. Book in that one, or choose another time.',
);

export const ISSUE_CLOSED: ErrorDefinition = refusal(
  'ISSUE_CLOSED',
  409,
  '这一期已经截稿或取消，不能再改。截稿后要改动的，请编辑撤下稿件、重新开放或给这一期改时间；也可预订下一期。',
  'This issue is closed or cancelled. After closing its editor can take an article out, open it again or move it; or book in the next one.',
);

export const ISSUE_FULL: ErrorDefinition = refusal(
  'ISSUE_FULL',
  409,
  '这一期已满 {most} 篇，请预订下一期，或请编辑腾出位置。',
  'The issue holds {most} articles and is full. Book in the next one, or ask an editor for a place.',
);

export const ISSUE_OUTSIDE_WINDOW: ErrorDefinition = refusal(
  'ISSUE_OUTSIDE_WINDOW',
  422,
  '群发时间 {slot} 不在{article}终审批准的时段（{from} 至 {to}）内。请预订别的一期，或重新送审。',
  'The issue goes out at {slot}, outside the approved window{article} ({from} to {to}). Book in another one, or submit the story again.',
);

export const ISSUE_BOOKED: ErrorDefinition = refusal(
  'ISSUE_BOOKED',
  409,
  '这份定稿已预订了这个账号的一期图文，不能重复安排。可先退订。',
  'This approved text is booked in an issue of the account already. Take it back there first.',
);

export const ISSUE_ORDER_STALE: ErrorDefinition = refusal(
  'ISSUE_ORDER_STALE',
  409,
  '排序期间有人预订或退订了，请刷新后重新排序。',
  'Somebody has booked or taken back meanwhile. Reload and put them in order again.',
);

export const ISSUE_EMPTY: ErrorDefinition = refusal(
  'ISSUE_EMPTY',
  409,
  '这一期没有可以群发的稿件，不能截稿。请预订稿件，或取消这一期。',
  'The issue has no article that may go out, so it cannot be closed. Book one, or cancel the issue.',
);

export const ISSUE_UNDER_WAY: ErrorDefinition = refusal(
  'ISSUE_UNDER_WAY',
  409,
  '这一期的状态是“{state}”，不能再改。已发出的请用撤下或更正。',
  'The issue is {state} and cannot be changed any more. What is out can be taken down or corrected.',
);

export const ISSUE_ARTICLE_UNKNOWN: ErrorDefinition = refusal(
  'ISSUE_ARTICLE_UNKNOWN',
  404,
  '这一期里没有这篇稿件，可能已经退订。请刷新。',
  'The issue has no such article; it may have been taken back. Reload.',
);
