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

export const PUBLISH_STATUSES: readonly PublishStatusRow[] = [
  { status: 0, verdict: 'sent', zh: '发布成功', en: 'published' },
  { status: 1, verdict: 'working', zh: '发布中', en: 'being published' },
  { status: 2, verdict: 'content', zh: '原创校验失败', en: 'the check of originality failed' },
  { status: 3, verdict: 'human', zh: '常规失败', en: 'publishing failed' },
  { status: 4, verdict: 'content', zh: '平台审核不通过', en: 'the platform’s review said no' },
  { status: 5, verdict: 'withdrawn', zh: '发布后已被账号方全部删除', en: 'published, then deleted by the account' },
  { status: 6, verdict: 'withdrawn', zh: '发布后已被平台全部封禁', en: 'published, then banned by the platform' },
];

/** What a finished or running publish job means. A status nobody knows is not a result. */
export function publishStatus(status: number): { verdict: PublishVerdict; text: OutcomeText } {
  const known = PUBLISH_STATUSES.find((entry) => entry.status === status);
  return {
    verdict: known?.verdict ?? 'unclear',
    text: {
      zh: `微信发布结果：${known?.zh ?? `未知状态 ${status}`}`,
      en: `WeChat publish job: ${known?.en ?? `unknown status ${status}`}`,
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
