import { DateTime } from 'luxon';
import { CHANNEL_NAMES, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { AlertFacts } from '../../../platform/alerts/alert-text.rules.js';

/** `soon`: the slot comes; `due`: it is here; `waiting`: half of the time is over without a report. */
export type HandCall = 'soon' | 'due' | 'waiting';

/** A task as a reminder may speak of it: where and when, never what it says nor who has it. */
export interface CalledTask {
  id: string;
  call: HandCall;
  department: string;
  channel: ChannelKind;
  account: string;
  /** The slot. */
  at: Date;
  /** When the time of the person on duty is over; null before the slot. */
  until: Date | null;
  /** Somebody has it in hand. */
  taken: boolean;
}

const TITLES: Record<HandCall, AlertFacts['title']> = {
  soon: { zh: '人工发布即将到点', en: 'Soon to be posted by hand' },
  due: { zh: '人工发布已到点', en: 'To be posted by hand now' },
  waiting: { zh: '人工发布仍未反馈', en: 'Still no report of a post by hand' },
};

/** What people are told of it. @param zone IANA name in which times are written */
export function handAlert(
  { id, call, department, channel, account, at, until, taken }: CalledTask,
  zone: string,
): AlertFacts {
  const time = (instant: Date) => DateTime.fromJSDate(instant, { zone }).toFormat('yyyy-MM-dd HH:mm');
  const where = {
    zh: `「${department}」${time(at)} 在${CHANNEL_NAMES[channel].zh}「${account}」的人工发布`,
    en: `The post by hand of "${department}" on ${CHANNEL_NAMES[channel].en} "${account}" at ${time(at)}`,
  };
  const last = until === null ? '' : time(until);
  const told: Record<HandCall, AlertFacts['happened']> = {
    soon: { zh: `${where.zh}即将到点。`, en: `${where.en} is due soon.` },
    due: { zh: `${where.zh}已到点，请在 ${last} 前反馈。`, en: `${where.en} is due; report by ${last}.` },
    waiting: taken
      ? {
          zh: `${where.zh}已有人领取，还没有反馈，${last} 截止。`,
          en: `${where.en} was taken and not reported; it ends at ${last}.`,
        }
      : {
          zh: `${where.zh}还没有人领取，${last} 截止。`,
          en: `${where.en} was not taken by anybody; it ends at ${last}.`,
        },
  };
  const todo: Record<HandCall, AlertFacts['todo']> = {
    soon: {
      zh: '请值班人员取好发布包，提前上传大文件；到点前请勿发布。',
      en: 'Fetch the package and upload large files ahead; do not post before the slot.',
    },
    due: { zh: '请领取、照定稿发布，并填回链接。', en: 'Take it, post what was approved and fill in the link.' },
    waiting: {
      zh: '请值班负责人过问：已发布的填回链接，发不了的反馈原因或改期。',
      en: 'See to it: fill in the link if it is out, else report why not or put it off.',
    },
  };
  return { title: TITLES[call], happened: told[call], todo: todo[call], path: `/api/hand-tasks/${id}` };
}
