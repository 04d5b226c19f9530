import type { OutcomeText, SendOutcome } from '../../channel.js';

/** `publish_status` of a publish job: what `freepublish/get` and the callback report. */
export type PublishVerdict =
  | 'sent'
  /** It was published, hence may never be sent again, although it is no longer to be seen. */
  | 'withdrawn'
  | 'working'
  | 'content'
  | 'human'
  | 'unclear';

interface PublishStatusRow {
  status: number;
  verdict: PublishVerdict;
  zh: string;
  en: string;
}

const row = (status: number, verdict: PublishVerdict, zh: string, en: string): PublishStatusRow => ({
  ...{ status, verdict, zh, en },
});

export const PUBLISH_STATUSES: readonly PublishStatusRow[] = [
  row(0, 'sent', '发布成功', 'published'),
  row(1, 'working', '发布中', 'being published'),
  row(
    2,
    'content',
    '原创校验失败，请核对来源和转载授权，修改后重新送审',
    'the check of originality failed: check the sources and permissions, change it and submit again',
  ),
  row(
    3,
    'human',
    '常规失败，请登录公众平台查看原因，再重新安排',
    'publishing failed: log in to the back office for the reason, then plan it anew',
  ),
  row(
    4,
    'content',
    '平台审核不通过，请登录公众平台查看原因，修改后重新送审',
    'the platform’s review said no: read the reason in the back office, change it and submit again',
  ),
  row(
    5,
    'withdrawn',
    '发布后已被账号方全部删除，请核对由谁删除',
    'published, then deleted by the account: find out who did it',
  ),
  row(
    6,
    'withdrawn',
    '发布后已被平台全部封禁，请登录公众平台查看原因',
    'published, then banned by the platform: log in to the back office for the reason',
  ),
];

/** What a finished or running publish job means. A status nobody knows is not a result. */
export function publishStatus(status: number): { verdict: PublishVerdict; text: OutcomeText } {
  const known = PUBLISH_STATUSES.find((entry) => entry.status === status);
  return {
    verdict: known?.verdict ?? 'unclear',
    text: {
      zh: `微信发布结果：${known?.zh ?? `未知状态 ${status}，请登录公众平台查看`}`,
      en: `WeChat publish job: ${known?.en ?? `unknown status ${status}: look in the back office`}`,
    },
  };
}

/**
 * What a finished publish job means, for polling and callback alike; null while it is being worked on.
 * @param event as `freepublish/get` or the callback tells it
 */
export function publishOutcome(event: {
  status: number;
  articleId: string | null;
  url: string | null;
}): SendOutcome | null {
  const { verdict, text } = publishStatus(event.status);
  switch (verdict) {
    case 'working':
      return null;
    case 'sent':
      // A result without the article's id is no reference of a post yet.
      if (event.articleId === null) return null;
      return { kind: 'sent', ref: event.articleId, ...(event.url ? { url: event.url } : {}) };
    case 'withdrawn':
      if (event.articleId === null) return { kind: 'unconfirmed', reason: text.en, text };
      return { kind: 'sent', ref: event.articleId, ...(event.url ? { url: event.url } : {}) };
    case 'content':
    case 'human':
      return { kind: 'rejected', code: `WECHAT_STATUS_${event.status}`, reason: text.en, fix: verdict, text };
    case 'unclear':
      return { kind: 'unconfirmed', reason: text.en, text };
  }
}
