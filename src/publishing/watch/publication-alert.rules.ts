import { DateTime } from 'luxon';
import { CHANNEL_NAMES, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import type { AlertFacts } from '../../platform/alerts/alert-text.rules.js';
import { CHANGE_NAMES, type ChangeKind } from '../after/change.rules.js';

export type PublicationTrouble =
  'late' | 'missed' | 'failed' | 'held' | 'unconfirmed' | 'contradicted' | 'withdrawn' | 'stranded' | 'unfinished';

/** What a late one waits for. */
export type LateBecause = 'paused' | 'unauthorised' | 'unworked' | 'unprepared' | 'retry' | 'unclaimed';

/** A publication as an alert may speak of it: where and when, never what it says. */
export interface TroubledPublication {
  id: string;
  trouble: PublicationTrouble;
  /** Of an `unfinished` one: what a person is to do to it. */
  because: LateBecause | 'by-hand' | 'voided' | ChangeKind | null;
  department: string;
  channel: ChannelKind;
  account: string;
  /** When it was to leave. */
  slotAt: Date;
  /** The platform's or our own code of the refusal. */
  code: string | null;
}

const TITLES: Record<PublicationTrouble, AlertFacts['title']> = {
  late: { zh: '发布延迟', en: 'A publication is late' },
  missed: { zh: '逾期未发', en: 'A publication was missed' },
  failed: { zh: '发送失败', en: 'A publication failed' },
  held: { zh: '已暂停，待处理', en: 'A publication is held' },
  unconfirmed: { zh: '待人工核实', en: 'A publication must be checked by hand' },
  contradicted: { zh: '回告互相矛盾，请核对', en: 'A receiver contradicts the record' },
  withdrawn: { zh: '定稿已撤销，请立即到平台撤下', en: 'Withdrawn, and still in a person’s hands' },
  stranded: {
    zh: '不再发布的草稿仍在平台上，请立即删除',
    en: 'A draft that is not to go out is still on the platform',
  },
  unfinished: { zh: '等人到平台后台处理，请尽快完成', en: 'Something waits to be done by hand on the platform' },
};

const TODOS: Record<PublicationTrouble, AlertFacts['todo']> = {
  late: {
    zh: '请查看 worker、队列和平台是否正常；来不及的请改期或取消。',
    en: 'See whether the workers, the queue and the platform are well; give it a new time or cancel it if it comes too late.',
  },
  missed: {
    zh: '请重新排期，或取消；已由人在平台上发布的，请打开它登记“已由人发布”。',
    en: 'Give it a new time, or cancel it; if a person has published it on the platform, open it and report that.',
  },
  failed: {
    zh: '请打开查看原因，修改后重新送审、排期，或取消。',
    en: 'Open it for the reason; correct it, have it reviewed and schedule it again, or cancel it.',
  },
  held: {
    zh: '请打开查看原因，处理后重新排期，或取消。',
    en: 'Open it for the reason; see to that, then give it a new time or cancel it.',
  },
  unconfirmed: {
    zh: '请到平台上查看：找到了就填入链接；确实没有，由两人确认后重发。请勿直接重发。',
    en: 'Look on the platform: enter the link if it is there; if it is not, two people confirm before it is sent again. Do not simply send it again.',
  },
  contradicted: {
    zh: '请打开查看对方前后说了什么，再到网站上核对：不该公开的请撤下，公开而没有记录的请与网站管理员核实。',
    en: 'Open it to see what was said, then look at the site: take down what should not be out, and ask the site’s administrator about what is out and not on record.',
  },
  withdrawn: {
    zh: '请立即到平台后台删除草稿，或由管理员拒绝确认，切勿再发表；已经发出的，请在系统中撤下。',
    en: 'Delete the draft in the platform’s back office now, or have the administrator refuse it; do not publish it. If it is out, take it down.',
  },
  stranded: {
    zh: '请立即到平台后台删除这份草稿，切勿发表；并在账号页测试账号能否连通。系统会继续尝试删除。',
    en: 'Delete the draft in the platform’s back office now, and do not publish it; test on the account’s page whether the platform lets it in. The system goes on trying.',
  },
  unfinished: {
    zh: '请打开查看怎么做，到平台后台完成、核对页面后在系统中确认；不做了的，请选择放弃。',
    en: 'Open it to see how, do it in the platform’s back office, look at the page and confirm it here; or give it up.',
  },
};

/** What helps depends on what it waits for; where that is not known, `TODOS` tells where to look. */
const LATE_TODOS: Record<LateBecause, AlertFacts['todo']> = {
  paused: {
    zh: '请恢复使用该账号，恢复后自动发布；账号不再使用的，请取消这条发布。',
    en: 'Resume the account, and it leaves by itself; cancel it if the account stays paused.',
  },
  unauthorised: {
    zh: '请在账号页重新授权该账号，之后自动发布；来不及的请改期或取消。',
    en: 'Authorise the account again, and it leaves by itself; give it a new time or cancel it if it comes too late.',
  },
  unworked: {
    zh: '请启动 worker，之后自动发布；来不及的请改期或取消。',
    en: 'Start a worker, and it leaves by itself; give it a new time or cancel it if it comes too late.',
  },
  unprepared: {
    zh: '请在账号页测试能否连通平台，并查看 worker 是否正常；来不及的请改期或取消。',
    en: 'Test whether the account reaches its platform and see whether the workers are well; give it a new time or cancel it if it comes too late.',
  },
  retry: {
    zh: '请查看平台是否正常，系统会继续重试；来不及的请改期或取消。',
    en: 'See whether the platform is well; it is tried again by itself. Give it a new time or cancel it if it comes too late.',
  },
  unclaimed: TODOS.late,
};

/** Nobody has reported anything: the look for its draft found it out, or on its way. */
const OUT_BY_HAND = {
  title: { zh: '已停下的内容被人工发布，请核对', en: 'What was laid aside was published by hand' },
  happened: {
    zh: '已取消、暂停或撤销定稿，草稿却已被人在网站后台公开或设为定时发布',
    en: 'was cancelled, held or lost its approval, but somebody has published its draft in the site’s back office, or set a time for it',
  },
  todo: {
    zh: '请立即到网站后台核对：不该公开的请撤下，定时发布的请取消。',
    en: 'Look in the site’s back office now: take down what should not be out, and cancel what is set for later.',
  },
} as const;

const VOIDED_TODO: AlertFacts['todo'] = {
  zh: '定稿已撤销，切勿重发。请到平台上查看：已发出的请填写链接并撤下；没有发出的，删除草稿后选择放弃。',
  en: 'Its approval was withdrawn: do not send it again. Look on the platform: if it is out, enter its link and take it down; if not, delete the draft and give it up.',
};

const LATE: Record<LateBecause, AlertFacts['happened']> = {
  paused: { zh: '账号已停用', en: 'its account is paused' },
  unauthorised: { zh: '平台不再接受账号的凭据', en: 'the platform no longer takes the credentials of its account' },
  unworked: { zh: '没有 worker 在运行', en: 'no worker is running' },
  unprepared: {
    zh: '发送前的准备（上传图片、存草稿）没有完成',
    en: 'what is done ahead (pictures, draft) is not finished',
  },
  retry: { zh: '平台暂时不接受，系统在重试', en: 'the platform does not take it for now, and it is tried again' },
  unclaimed: { zh: '到点后一直没有被领取', en: 'nobody has claimed it since it came due' },
};

const UNNAMED_CHANGE: AlertFacts['happened'] = { zh: '处理', en: 'see there' };
const NO_REASON: AlertFacts['happened'] = { zh: '原因不明', en: 'for reasons unknown' };

/** What people outside are told of it. @param zone IANA name in which the time is written */
export function publicationAlert(publication: TroubledPublication, zone: string): AlertFacts {
  const { trouble, because, department, channel, account, slotAt, code } = publication;
  const when = DateTime.fromJSDate(slotAt, { zone }).toFormat('yyyy-MM-dd HH:mm');
  const where = {
    zh: `「${department}」定于 ${when} 在${CHANNEL_NAMES[channel].zh}「${account}」发布的内容`,
    en: `What "${department}" was to publish on ${CHANNEL_NAMES[channel].en} "${account}" at ${when}`,
  };
  const late = isLateBecause(because) ? LATE[because] : NO_REASON;
  const change = isChange(because) ? CHANGE_NAMES[because] : UNNAMED_CHANGE;
  const told: Record<PublicationTrouble, AlertFacts['happened']> = {
    late: {
      zh: `还没有发出：${late.zh}`,
      en: `has not left: ${late.en}`,
    },
    missed: { zh: '过了有效期仍未发出', en: 'did not leave while it was valid' },
    failed: { zh: `被拒绝${code ? `（${code}）` : ''}`, en: `was refused${code ? ` (${code})` : ''}` },
    held: { zh: '被系统暂停，不会自己发出', en: 'was held by the system and does not leave by itself' },
    unconfirmed: {
      zh: '已发出请求，但没有得到平台的明确答复，系统也查不到结果',
      en: 'was handed over without a clear answer, and the platform could not be asked what became of it',
    },
    contradicted:
      because === 'by-hand'
        ? OUT_BY_HAND.happened
        : {
            zh: '，网站的回告与已记录的情况不符',
            en: 'is told of by the site otherwise than it is on record',
          },
    withdrawn: {
      zh: '定稿已撤销，但仍在平台上等待人工发表或管理员确认，系统未能收回',
      en: 'has lost its approval and still waits on the platform for a person, out of the system’s reach',
    },
    stranded: {
      zh: '已取消、暂停、逾期或撤销定稿，但草稿仍在平台后台，系统多次未能删除',
      en: 'is not to go out for now, and its draft still lies in the platform’s back office: the system has failed to delete it several times',
    },
    unfinished: {
      zh: `须由人到平台后台${change.zh}，还没有人确认完成`,
      en: `is to be changed in the platform’s back office (${change.en}), and nobody has confirmed that it is done`,
    },
  };
  return {
    title: because === 'by-hand' ? OUT_BY_HAND.title : TITLES[trouble],
    happened: { zh: `${where.zh}${told[trouble].zh}。`, en: `${where.en} ${told[trouble].en}.` },
    todo: todoOf(trouble, because),
    path: `/api/publications/${publication.id}`,
  };
}

function todoOf(trouble: PublicationTrouble, because: TroubledPublication['because']): AlertFacts['todo'] {
  if (because === 'by-hand') return OUT_BY_HAND.todo;
  if (because === 'voided') return VOIDED_TODO;
  return isLateBecause(because) ? LATE_TODOS[because] : TODOS[trouble];
}

function isLateBecause(because: TroubledPublication['because']): because is LateBecause {
  return because !== null && because in LATE;
}

function isChange(because: TroubledPublication['because']): because is ChangeKind {
  return because !== null && because in CHANGE_NAMES;
}
