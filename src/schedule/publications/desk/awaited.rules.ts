import { DateTime } from 'luxon';
import type { Words } from '../../planner/words.rules.js';
import type { InHand } from '../publication-state.rules.js';

/** Of a publication that was begun and waits for a person, or for what a person may fill in. */
export interface AwaitedFacts {
  readonly inHand: InHand | null;
  /** Until when that person is waited for; null once that is over. */
  readonly inHandUntil: Date | null;
  /** Who has taken it to post it by hand; null = nobody yet. */
  readonly takenByName: string | null;
  readonly accountName: string;
  /** Whose account it is, and so whose people. */
  readonly accountDepartmentName: string;
  /** It is out, and the platform has told no link. */
  readonly linkMissing: boolean;
  /** By the database's clock. */
  readonly now: Date;
}

/** As a `Wait` of waiting.rules.ts. */
interface Awaited {
  readonly code: 'IN_HAND' | 'LINK_MISSING';
  readonly text: Words;
  readonly todo: Words;
  readonly until?: Date;
}

const MINUTE_MS = 60_000;

/** Whom it waits for, and until when; empty where it is not a person. @param zone IANA name in which times are written */
export function awaited(facts: AwaitedFacts, zone: string): Awaited[] {
  const { inHand, inHandUntil } = facts;
  if (inHand === null || inHand === 'draft-perhaps' || inHandUntil === null) return [];
  const { text, todo } = SAID[inHand](facts, deadline(inHandUntil, facts.now, zone));
  return [{ code: 'IN_HAND', text, todo, until: inHandUntil }];
}

const SAID: Record<
  Exclude<InHand, 'draft-perhaps'>,
  (facts: AwaitedFacts, by: Words) => { readonly text: Words; readonly todo: Words }
> = {
  administrator: ({ accountName }, by) => ({
    text: {
      zh: `群发已提交，等公众号“${accountName}”的管理员在微信中确认，${by.zh}；到时不确认即作废，不会发出。`,
      en: `The mass send is handed in and waits for the administrator of “${accountName}” to confirm it in WeChat, ${by.en}; unconfirmed, it lapses and does not leave.`,
    },
    todo: {
      zh: '请立即提醒公众号管理员打开微信确认；不再发布的，请管理员在微信中拒绝。',
      en: 'Have the account’s administrator confirm it in WeChat now, or refuse it there if it is not to go out.',
    },
  }),
  draft: ({ accountName }, by) => ({
    text: {
      zh: `草稿已在公众号“${accountName}”的草稿箱里，等有后台权限的人发表，${by.zh}。`,
      en: `The draft is in the box of “${accountName}” and waits for somebody with access to its back office to publish it, ${by.en}.`,
    },
    todo: {
      zh: '请登录公众平台，在草稿箱中核对并发表；发表后系统会自己查到，也可以直接填写链接。',
      en: 'Log in to the platform, look the draft over and publish it; that is noticed by itself, or fill in the link.',
    },
  }),
  hand: ({ takenByName, accountDepartmentName }, by) =>
    takenByName === null
      ? {
          text: {
            zh: `等“${accountDepartmentName}”的值班人员领取并人工发布，${by.zh}。`,
            en: `It waits for the people on duty of “${accountDepartmentName}” to take it and post it by hand, ${by.en}.`,
          },
          todo: {
            zh: `请“${accountDepartmentName}”的值班人员在人工发布页领取，发布后填回链接。`,
            en: `Have somebody on duty of “${accountDepartmentName}” take it, post it and fill in the link.`,
          },
        }
      : {
          text: {
            zh: `${takenByName}已领取，等其人工发布并填回链接，${by.zh}。`,
            en: `${takenByName} has taken it, posts it by hand and fills in the link, ${by.en}.`,
          },
          todo: {
            zh: `请${takenByName}发布后填回链接；其不便时，请他人在人工发布页接手。`,
            en: `Have ${takenByName} post it and fill in the link, or somebody else take it over.`,
          },
        },
};

/** A post of a platform that tells no link by itself. */
export const LINK_MISSING: Awaited = {
  code: 'LINK_MISSING',
  text: {
    zh: '已发布，但平台还没有告知链接。',
    en: 'It is out, and the platform has told no link yet.',
  },
  todo: {
    zh: '请在公众号里打开这篇文章，复制链接后填写；平台之后告知的，系统会自动补上。',
    en: 'Open the article in WeChat, copy its link and fill it in; if the platform tells it later, that is taken over by itself.',
  },
};

function deadline(until: Date, now: Date, zone: string): Words {
  const [at, minutes] = [written(until, zone), Math.floor((until.getTime() - now.getTime()) / MINUTE_MS)];
  if (minutes < 1) return { zh: `最迟 ${at}，即将到时`, en: `by ${at}, which is about now` };
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const zh = [...(hours > 0 ? [`${hours} 小时`] : []), ...(rest > 0 ? [`${rest} 分钟`] : [])].join(' ');
  const en = [...(hours > 0 ? [`${hours} h`] : []), ...(rest > 0 ? [`${rest} min`] : [])].join(' ');
  return { zh: `最迟 ${at}，还剩 ${zh}`, en: `by ${at}, ${en} left` };
}

/** With its offset: whoever reads it may sit in another zone. */
export function written(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm (ZZ)');
}
