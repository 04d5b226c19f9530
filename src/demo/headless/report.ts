import type { Campaign, Channel, Publication, Reason } from '../client/answers.js';
import type { ConfirmedNotice } from '../stories/campaign.js';
import { CHANNEL_NAMES, localTime, table, wasMoved } from '../wording.rules.js';

/** What the command prints: one line of JSON, or the same as a text. */
export interface DemoReport {
  campaign: CampaignReport | null;
  /** Stories that went through all reviews. */
  stories: number;
  /** Approvals, each by another person than the story's other two. */
  reviews: number;
  published: { channel: Channel; title: string; url: string | null; slotAt: string; sentAt: string | null }[];
  throttled: {
    channel: Channel;
    title: string;
    department: string;
    wishedAt: string;
    slotAt: string;
    sentAt: string | null;
    because: Reason[];
  }[];
  ok: boolean;
  /** Present when not ok: what is missing, or what was wrong with the input. */
  errors?: string[];
}

/** The confirmed campaign in short. */
export interface CampaignReport extends Pick<
  Campaign,
  'id' | 'title' | 'documentNumber' | 'theme' | 'state' | 'window' | 'organisers'
> {
  noticeTitle: string | null;
  pillars: number;
  pillarTitles: string[];
  forms: number;
  requirements: number;
  deadlines: { date: string | null; what: string | null; to: string[] }[];
}

export function campaignReport({ campaign, noticeTitle }: ConfirmedNotice): CampaignReport {
  const { id, title, documentNumber, theme, state, window, organisers, pillars, forms, requirements } = campaign;
  return {
    ...{ id, title, noticeTitle, documentNumber, theme, state, window, organisers },
    pillars: pillars.length,
    pillarTitles: pillars.map((pillar) => pillar.title),
    forms: forms.length,
    requirements: requirements.length,
    deadlines: campaign.deadlines.map(({ date, what, to }) => ({ date, what, to })),
  };
}

/** Publications as the report lists them: what left, by the time it left; and what its department's rule made wait. */
export function publicationsReport(publications: readonly Publication[]): Pick<DemoReport, 'published' | 'throttled'> {
  return {
    published: publications
      .filter(({ state }) => state === 'sent')
      .toSorted((a, b) => (a.sentAt ?? '').localeCompare(b.sentAt ?? ''))
      .map(({ channel, storyTitle, url, slotAt, sentAt }) => ({ channel, title: storyTitle, url, slotAt, sentAt })),
    throttled: publications
      .filter((publication) => wasMoved(publication))
      .map(({ channel, storyTitle, departmentName, wishedAt, slotAt, sentAt, because }) => ({
        ...{ channel, title: storyTitle, department: departmentName, wishedAt, slotAt, sentAt, because },
      })),
  };
}

/** Nothing was done: the reason alone. */
export function failedReport(errors: string[]): DemoReport {
  return { campaign: null, stories: 0, reviews: 0, published: [], throttled: [], ok: false, errors };
}

/** The report as people read it. */
export function storyOf(report: DemoReport, timeZone: string): string {
  const { campaign, stories, reviews, published, throttled, errors = [] } = report;
  const rows = published.map(({ channel, title, url, sentAt }) => [
    localTime(sentAt ?? '', timeZone),
    `${CHANNEL_NAMES[channel].zh} ${CHANNEL_NAMES[channel].en}`,
    title,
    url ?? '',
  ]);
  return [
    ...(campaign ? campaignLines(campaign) : []),
    `稿件 ${stories} 篇，审核通过 ${reviews} 次，每篇三人 / ${stories} stories, ${reviews} approvals, three people each`,
    '',
    `已发出 ${published.length} 条 / ${published.length} posts have left`,
    ...(rows.length > 0 ? [table(rows)] : []),
    ...throttled.flatMap(({ channel, title, department, wishedAt, slotAt, because }) => [
      '',
      `因${department}的发布频次规则而等候 / made to wait by its department's rule`,
      `  ${CHANNEL_NAMES[channel].zh}《${title}》 ${localTime(wishedAt, timeZone)} → ${localTime(slotAt, timeZone)}`,
      ...because.flatMap(({ text }) => [`  ${text.zh}`, `  ${text.en}`]),
    ]),
    '',
    report.ok
      ? '一切如约：平台账本、网页与定稿逐一相符 / All is well: the platforms’ ledger and the pages agree with what was signed'
      : '有问题 / Something is wrong',
    ...errors.map((error) => `  ✗ ${error}`),
  ].join('\n');
}

function campaignLines({
  title,
  noticeTitle,
  documentNumber,
  theme,
  window,
  pillarTitles,
  deadlines,
}: CampaignReport): string[] {
  const said = (value: string | null): string => value ?? '—';
  return [
    `专题活动 campaign  ${title}`,
    `  通知 notice        ${said(noticeTitle)}`,
    `  发文字号 number    ${said(documentNumber)}`,
    `  主题 theme         ${said(theme)}`,
    `  时间 window        ${said(window.from)} – ${said(window.to)}`,
    `  宣传内容 pillars   ${pillarTitles.join('、') || '—'}`,
    ...deadlines.map(
      ({ date, what, to }) => `  报送 hand-in       ${said(date)} ${said(what)} → ${to.join('、') || '—'}`,
    ),
  ];
}
