/** Who tells whom, and when: the head of every event. */
export interface EventHead {
  toUser: string;
  fromUser: string;
  /** Unix seconds. */
  createTime: number;
}

/** What the platform tells when a publication has ended. */
export interface PublishEvent {
  publishId: string;
  status: number;
  articleId: string | null;
  /** In order; the platform numbers them from 1. */
  articleUrls: string[];
  failIdx: number[];
}

/** What the platform tells when a mass send has ended. */
export interface MassEvent {
  msgId: number;
  /** `send success`, `send fail` or `err(num)`. */
  status: string;
  totalCount: number;
  filterCount: number;
  sentCount: number;
  errorCount: number;
  /** How many articles the check for reprints looked at; 0: it did not look. */
  checked: number;
  /** 1: nothing to say, 2: not to be sent, 3: reprint confirmed and sent as such. */
  checkState: number;
  articleUrls: string[];
}

export function publishEventXml(head: EventHead, event: PublishEvent): string {
  const items = event.articleUrls.map(
    (url, index) => `<item><idx>${index + 1}</idx><article_url>${cdata(url)}</article_url></item>`,
  );
  const detail = items.length ? `<article_detail><count>${items.length}</count>${items.join('')}</article_detail>` : '';
  return eventXml(head, 'PUBLISHJOBFINISH', [
    '<PublishEventInfo>',
    `<publish_id>${event.publishId}</publish_id>`,
    `<publish_status>${event.status}</publish_status>`,
    event.articleId === null ? '' : `<article_id>${cdata(event.articleId)}</article_id>`,
    detail,
    ...event.failIdx.map((index) => `<fail_idx>${index}</fail_idx>`),
    '</PublishEventInfo>',
  ]);
}

export function massEventXml(head: EventHead, event: MassEvent): string {
  const checks = Array.from({ length: event.checked }, (_, index) =>
    [
      `<item><ArticleIdx>${index + 1}</ArticleIdx><UserDeclareState>0</UserDeclareState><AuditState>0</AuditState>`,
      '<OriginalArticleUrl><![CDATA[]]></OriginalArticleUrl><OriginalArticleType>0</OriginalArticleType>',
      '<CanReprint>0</CanReprint><NeedReplaceContent>0</NeedReplaceContent>',
      '<NeedShowReprintSource>0</NeedShowReprintSource></item>',
    ].join(''),
  );
  const urls = event.articleUrls.map(
    (url, index) => `<item><ArticleIdx>${index + 1}</ArticleIdx><ArticleUrl>${cdata(url)}</ArticleUrl></item>`,
  );
  return eventXml(head, 'MASSSENDJOBFINISH', [
    `<MsgID>${event.msgId}</MsgID>`,
    `<Status>${cdata(event.status)}</Status>`,
    `<TotalCount>${event.totalCount}</TotalCount>`,
    `<FilterCount>${event.filterCount}</FilterCount>`,
    `<SentCount>${event.sentCount}</SentCount>`,
    `<ErrorCount>${event.errorCount}</ErrorCount>`,
    `<CopyrightCheckResult><Count>${checks.length}</Count><ResultList>${checks.join('')}</ResultList>`,
    `<CheckState>${event.checkState}</CheckState></CopyrightCheckResult>`,
    `<ArticleUrlResult><Count>${urls.length}</Count><ResultList>${urls.join('')}</ResultList></ArticleUrlResult>`,
  ]);
}

function eventXml(head: EventHead, name: string, body: string[]): string {
  return [
    '<xml>',
    `<ToUserName>${cdata(head.toUser)}</ToUserName>`,
    `<FromUserName>${cdata(head.fromUser)}</FromUserName>`,
    `<CreateTime>${head.createTime}</CreateTime>`,
    '<MsgType><![CDATA[event]]></MsgType>',
    `<Event><![CDATA[${name}]]></Event>`,
    ...body,
    '</xml>',
  ].join('');
}

export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
