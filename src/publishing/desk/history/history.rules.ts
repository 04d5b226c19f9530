import type { JournalAct } from '../../../schedule/publications/journal-acts.js';
import type { OutcomeText } from '../../channels/channel.js';

/** The engine's own housekeeping, which the history does not tell. */
type Untold = 'look' | 'hand-download';

/** An act of the journal as people speak of it. */
export const ACT_NAMES: Readonly<Record<Exclude<JournalAct, Untold>, OutcomeText>> = {
  schedule: { zh: '安排发布', en: 'scheduled' },
  move: { zh: '改期', en: 'given another time' },
  release: { zh: '重新排期', en: 'given a new time' },
  hasten: { zh: '改为加急', en: 'made urgent' },
  hold: { zh: '暂停', en: 'held' },
  cancel: { zh: '取消', en: 'cancelled' },
  miss: { zh: '逾期未发', en: 'missed' },
  slip: { zh: '按频次规则顺延', en: 'put back by the rules' },
  refuse: { zh: '到点时规则不允许，转为已暂停', en: 'held: the rules did not allow it at its time' },
  unready: { zh: '准备未成，稍后再试', en: 'not ready yet, tried again later' },
  fail: { zh: '准备时被平台拒绝', en: 'refused while it was prepared' },
  exceed: { zh: '加急越过本单位规则', en: 'went past rules of its department, being urgent' },
  'give-back': { zh: '发送前退回待发布', en: 'given back before it was sent' },
  accepted: { zh: '平台已接收', en: 'accepted by the platform' },
  sent: { zh: '已发布', en: 'sent' },
  retry: { zh: '没有发出，稍后再发', en: 'not sent, tried again later' },
  rejected: { zh: '发送失败', en: 'failed' },
  unconfirmed: { zh: '没有得到答复，转为待核实', en: 'no answer: unconfirmed' },
  'refused-but': {
    zh: '平台曾答复没有受理，核对后发现已经发出或不能排除',
    en: 'refused by the platform, and on a look out all the same, or perhaps',
  },
  'take-up': { zh: '在平台上看到，继续等平台处理', en: 'seen on the platform, which is still at it' },
  contradicted: { zh: '对方说法与记录不符', en: 'contradicted by the other side' },
  address: { zh: '补上链接', en: 'link filled in' },
  resolve: { zh: '提出：平台上没有，重发', en: 'proposed: not there, send again' },
  'hand-take': { zh: '领取', en: 'taken in hand' },
  'hand-take-over': { zh: '接手', en: 'taken over' },
  'hand-give-back': { zh: '退回任务', en: 'given back' },
  'hand-screenshot': { zh: '上传截图', en: 'screenshot uploaded' },
  'hand-posted': { zh: '反馈：已发布', en: 'reported: posted' },
  'hand-not-posted': { zh: '反馈：未能发布', en: 'reported: not posted' },
  'hand-put-off': { zh: '反馈：改期', en: 'reported: put off' },
  'retract.order': { zh: '提出撤下', en: 'to be taken down' },
  'retract.by_hand': { zh: '撤下转人工完成', en: 'to be taken down by hand' },
  'retract.give_up': { zh: '放弃撤下', en: 'taking down given up' },
  retract: { zh: '已撤下', en: 'taken down' },
  'correct.order': { zh: '提出更正', en: 'to be corrected' },
  'correct.by_hand': { zh: '更正转人工完成', en: 'to be corrected by hand' },
  'correct.give_up': { zh: '放弃更正', en: 'correction given up' },
  correct: { zh: '已更正', en: 'corrected' },
  'restore.order': { zh: '提出恢复', en: 'to be put up again' },
  'restore.by_hand': { zh: '恢复转人工完成', en: 'to be put up again by hand' },
  'restore.give_up': { zh: '放弃恢复', en: 'putting up again given up' },
  restore: { zh: '已恢复', en: 'put up again' },
};

/** The acts that are told. */
export const TOLD_ACTS: readonly string[] = Object.keys(ACT_NAMES).map((act) => `publication.${act}`);

/** One row of the journal. */
export interface JournalRow {
  id: string;
  at: Date;
  action: string;
  /** Null = the engine. */
  by: string | null;
  data: Record<string, unknown>;
}

export interface HistoryEntry {
  id: string;
  at: Date;
  act: string;
  name: OutcomeText;
  by: string | null;
  /** In the words of whoever acted, or of the engine. */
  why: OutcomeText | null;
  slotBefore: string | null;
  slotAt: string | null;
}

/** What a row says to people; of its data nothing but reasons and times. */
export function historyOf({ id, at, action, by, data }: JournalRow): HistoryEntry {
  const act = action.replace(/^publication\./, '');
  return {
    ...{ id, at, act, by },
    name: (ACT_NAMES as Readonly<Record<string, OutcomeText>>)[act] ?? { zh: act, en: act },
    why: whyOf(data),
    slotBefore: text(data['slotBefore']),
    slotAt: text(data['slotAt']),
  };
}

function whyOf(data: Record<string, unknown>): OutcomeText | null {
  const told = wordsIn(data) ?? wordsIn(data['text']);
  if (told) return told;
  const said = text(data['note']) ?? text(data['reason']) ?? text(data['priorityReason']);
  return said === null ? null : { zh: said, en: said };
}

function wordsIn(value: unknown): OutcomeText | null {
  if (typeof value !== 'object' || value === null) return null;
  const { zh, en } = value as { zh?: unknown; en?: unknown };
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
