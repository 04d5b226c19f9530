import type { OutcomeText, SendOutcome } from '../../channel.js';

interface MassErrorRow {
  code: number;
  fix: 'content' | 'human';
  zh: string;
  en: string;
}

const row = (code: number, fix: 'content' | 'human', zh: string, en: string): MassErrorRow => ({ code, fix, zh, en });

/** `err(num)` of a mass send that the platform or the account's administrator stopped (its page on mass sends, 2026). */
export const MASS_ERRORS: readonly MassErrorRow[] = [
  row(10001, 'content', '涉嫌广告，请修改后重新送审', 'taken for an advertisement: change it and submit again'),
  row(20001, 'content', '涉嫌政治，请修改后重新送审', 'refused for political content: change it and submit again'),
  row(20002, 'content', '涉嫌色情，请修改后重新送审', 'refused for sexual content: change it and submit again'),
  row(20004, 'content', '涉嫌社会，请修改后重新送审', 'refused for its social content: change it and submit again'),
  row(20006, 'content', '涉嫌违法犯罪，请修改后重新送审', 'refused as unlawful: change it and submit again'),
  row(20008, 'content', '涉嫌欺诈，请修改后重新送审', 'taken for a fraud: change it and submit again'),
  row(20013, 'content', '涉嫌版权，请核对来源后重新送审', 'refused for copyright: check the sources and submit again'),
  row(
    21000,
    'content',
    '涉嫌其他违规，请登录公众平台查看原因',
    'refused for another reason: log in to the back office and read it',
  ),
  row(
    22000,
    'content',
    '涉嫌互推，请删去对其他账号的推荐',
    'taken for mutual promotion: take out what recommends other accounts',
  ),
  row(30001, 'human', '原创校验系统错误，请重新发送', 'the check of originality broke down: send again'),
  row(30002, 'content', '原创校验判定不能群发，请核对来源', 'the check of originality forbids it: check the sources'),
  row(
    30003,
    'human',
    '判定为转载且设置为不发，请到公众平台手动群发',
    'judged a reprint and set not to be sent: send it by hand in the back office',
  ),
  row(
    40001,
    'human',
    '公众号管理员拒绝了群发，请与管理员沟通后重新安排',
    'the account’s administrator refused it: settle it with them, then plan it anew',
  ),
  row(
    40002,
    'human',
    '公众号管理员 30 分钟内没有确认，请约好管理员后重新安排',
    'the account’s administrator did not confirm within 30 minutes: make sure they are there, then plan it anew',
  ),
];

/** What is said of one that may need no confirmation: whether the account is guarded, its settings do not say. */
export const PERHAPS_GUARDED = {
  zh: '群发已提交，平台正在处理；公众号开启了群发保护的，请管理员在 30 分钟内于微信中确认，否则不会发出，并请在账号设置中把群发保护选为“on”，以后会提示剩余时间',
  en: 'the mass send is handed in and the platform is at it; where the account is guarded, its administrator must confirm it in WeChat within 30 minutes: set the guard in the account’s settings, so that the time left is told',
};

/** What waits for a person while a guarded send waits for the administrator. */
export const AWAITS_ADMINISTRATOR: OutcomeText = {
  zh: '等待公众号管理员在微信中确认群发：30 分钟内不确认即失败',
  en: 'the account’s administrator must confirm the mass send in WeChat within 30 minutes',
};

/** The approval was withdrawn while it waited for them. */
export const TO_BE_REFUSED: OutcomeText = {
  zh: '定稿已撤销，群发正等待公众号管理员确认，接口无法取消：请立即通知管理员在微信中拒绝，30 分钟内不确认即作废；已发出的请撤下',
  en: 'the approval was withdrawn and the mass send awaits the administrator, which no interface can call off: have them refuse it in WeChat now (unconfirmed for 30 minutes, it lapses); take it down if it is out',
};

/** What the closing event has said, as far as it is known: `send success`, `send fail`, `err(num)`. */
export interface MassNews {
  status: string | null;
  url: string | null;
  /** When it was sent, epoch ms: as the event says, or else when the platform took it; null = nobody knows. */
  sentAt: number | null;
}

/**
 * What `msg_status` means for the publication; null while it is under way. `msg_id` is the message itself: it is what is deleted.
 * @param news the words of the event; only the platform's own `msg_status` says whether it was sent
 */
export function massOutcome(msgId: string, msgStatus: string, news: MassNews): SendOutcome | null {
  switch (msgStatus) {
    case 'SEND_SUCCESS':
    // It was sent, hence may never be sent again, although it has been deleted since.
    // eslint-disable-next-line no-fallthrough
    case 'DELETE':
      return {
        ...{ kind: 'sent', ref: msgId },
        ...(news.url ? { url: news.url } : {}),
        ...(news.sentAt === null ? {} : { postedAt: news.sentAt }),
      };
    case 'SENDING':
      return null;
    case 'SEND_FAIL':
      return failed(news.status);
    default: {
      const text = {
        zh: `微信群发结果：未知状态 ${msgStatus}，请到公众平台查看`,
        en: `WeChat mass send: unknown status ${msgStatus}, look in the back office`,
      };
      return { kind: 'unconfirmed', reason: text.en, text };
    }
  }
}

/** The question after it tells no more than that it failed; the code of the reason comes with the event alone. */
const UNSAID: OutcomeText = {
  zh: '平台没有给出原因代码（配置了消息推送才会收到），请登录公众平台查看原因，再重新安排',
  en: 'the platform gave no code of a reason (it comes with the message push alone): log in to the back office for it, then plan it anew',
};
const UNKNOWN: OutcomeText = {
  zh: '请登录公众平台查看原因，再重新安排',
  en: 'log in to the back office for the reason, then plan it anew',
};

function failed(status: string | null): SendOutcome {
  const number = /^err\((\d{1,6})\)$/.exec(status ?? '')?.[1];
  const known = MASS_ERRORS.find(({ code }) => String(code) === number);
  const why = number === undefined ? UNSAID : (known ?? UNKNOWN);
  const told = number === undefined ? '' : ` ${number}`;
  const text = { zh: `微信群发失败${told}：${why.zh}`, en: `WeChat mass send failed${told}: ${why.en}` };
  const code = number === undefined ? 'WECHAT_MASS_FAIL' : `WECHAT_MASS_${number}`;
  return { kind: 'rejected', code, reason: text.en, fix: known?.fix ?? 'human', text };
}
