import type { Readable } from 'node:stream';
import { CHANNEL_NAMES } from '../../accounts/channels/channel-kind.rules.js';
import { type Column, MOMENT, type Value, wallClock, workbookOf, zoneTitle } from '../../platform/workbook/workbook.js';
import type { InsightsResponse, PostOut } from './insights.dto.js';

/** The same figures as a workbook for office programs; times by the clocks of the zone. Texts are texts: none is read as a formula. */
export function insightsWorkbook(insights: InsightsResponse, posts: readonly PostOut[], zone: string): Readable {
  const counts: Column[] = ['发出', '有读数', '阅读', '点赞', '评论', '转发'].map((header) => ({ header, width: 10 }));
  const countsOf = ({ out, counted, reads, likes, comments, shares }: InsightsResponse['departments'][number]) =>
    [out, counted, reads, likes, comments, shares] as Value[];
  return workbookOf([
    {
      name: '明细',
      columns: [
        { header: `发出时间（${zoneTitle(zone)}）`, ...MOMENT },
        { header: '标题', width: 48 },
        { header: '单位', width: 24 },
        { header: '渠道', width: 10 },
        { header: '账号', width: 24 },
        { header: '专题活动', width: 32 },
        { header: '宣传内容', width: 16 },
        { header: '晚于核定时间（秒）', width: 12, format: '0.0' },
        ...counts.slice(2),
        { header: '链接', width: 48 },
      ],
      rows: posts.map((post) => [
        wallClock(post.sentAt, zone),
        ...[post.storyTitle, post.departmentName, CHANNEL_NAMES[post.channel].zh, post.accountName],
        ...[post.campaignTitle, post.pillarTitle, post.late === null ? null : post.late / 1_000],
        ...[post.reads, post.likes, post.comments, post.shares, post.url],
      ]),
    },
    {
      name: '按单位',
      columns: [{ header: '单位', width: 32 }, ...counts],
      rows: insights.departments.map((one) => [one.departmentName, ...countsOf(one)]),
    },
    {
      name: '按宣传内容',
      columns: [{ header: '专题活动', width: 40 }, { header: '宣传内容', width: 24 }, ...counts],
      rows: insights.pillars.map((one) => [
        one.campaignTitle ?? '不属于专题活动',
        one.pillarTitle ?? '未归类',
        ...countsOf(one as never),
      ]),
    },
    {
      name: '按渠道',
      columns: [
        { header: '渠道', width: 16 },
        ...counts,
        ...['半数不超过', '95% 不超过', '99% 不超过', '最晚'].map((header) => ({
          ...{ header: `${header}（秒）`, width: 16, format: '0.0' },
        })),
      ],
      rows: insights.channels.map((one) => [
        CHANNEL_NAMES[one.channel].zh,
        ...countsOf(one as never),
        ...[one.lateP50, one.lateP95, one.lateP99, one.lateMax].map((ms) => (ms === null ? null : ms / 1_000)),
      ]),
    },
    {
      name: '按日',
      columns: [
        { header: '日期', width: 14 },
        { header: '渠道', width: 16 },
        { header: '发出', width: 10 },
      ],
      rows: insights.days.map(({ day, channel, out }) => [day, CHANNEL_NAMES[channel].zh, out]),
    },
  ]);
}
