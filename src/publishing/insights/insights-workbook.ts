import ExcelJS from 'exceljs';
import { PassThrough, type Readable } from 'node:stream';
import { CHANNEL_NAMES } from '../../accounts/channels/channel-kind.rules.js';
import type { InsightsResponse, PostOut } from './insights.dto.js';

/** Office programs know no zone: what is written as UTC is read as it stands. */
const ZONE_MS = 8 * 3_600_000;

type Column = { header: string; width: number; format?: string };
type Value = string | number | Date | null;

/** The same figures as a workbook for office programs; dates in Beijing time. Texts are texts: none is read as a formula. */
export function insightsWorkbook(insights: InsightsResponse, posts: readonly PostOut[]): Readable {
  const stream = new PassThrough();
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const counts: Column[] = ['发出', '有读数', '阅读', '点赞', '评论', '转发'].map((header) => ({ header, width: 10 }));
  const countsOf = ({ out, counted, reads, likes, comments, shares }: InsightsResponse['departments'][number]) =>
    [out, counted, reads, likes, comments, shares] as Value[];
  sheet(
    book,
    '明细',
    [
      { header: '发出时间（北京时间）', width: 22, format: 'yyyy-mm-dd hh:mm:ss' },
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
    posts.map((post) => [
      new Date(post.sentAt.getTime() + ZONE_MS),
      ...[post.storyTitle, post.departmentName, CHANNEL_NAMES[post.channel].zh, post.accountName],
      ...[post.campaignTitle, post.pillarTitle, post.late / 1_000],
      ...[post.reads, post.likes, post.comments, post.shares, post.url],
    ]),
  );
  sheet(
    book,
    '按单位',
    [{ header: '单位', width: 32 }, ...counts],
    insights.departments.map((one) => [one.departmentName, ...countsOf(one)]),
  );
  sheet(
    book,
    '按宣传内容',
    [{ header: '专题活动', width: 40 }, { header: '宣传内容', width: 24 }, ...counts],
    insights.pillars.map((one) => [
      one.campaignTitle ?? '不属于专题活动',
      one.pillarTitle ?? '未归类',
      ...countsOf(one as never),
    ]),
  );
  sheet(
    book,
    '按渠道',
    [
      { header: '渠道', width: 16 },
      ...counts,
      ...['半数不超过', '95% 不超过', '99% 不超过', '最晚'].map((header) => ({
        ...{ header: `${header}（秒）`, width: 16, format: '0.0' },
      })),
    ],
    insights.channels.map((one) => [
      CHANNEL_NAMES[one.channel].zh,
      ...countsOf(one as never),
      ...[one.lateP50, one.lateP95, one.lateP99, one.lateMax].map((ms) => ms / 1_000),
    ]),
  );
  sheet(
    book,
    '按日',
    [
      { header: '日期', width: 14 },
      { header: '渠道', width: 16 },
      { header: '发出', width: 10 },
    ],
    insights.days.map(({ day, channel, out }) => [day, CHANNEL_NAMES[channel].zh, out]),
  );
  book.commit().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return stream;
}

function sheet(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  name: string,
  columns: readonly Column[],
  rows: readonly Value[][],
): void {
  const page = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = columns.map(({ header, width, format }) => ({
    ...{ header, width },
    ...(format === undefined ? {} : { style: { numFmt: format } }),
  }));
  page.getRow(1).font = { bold: true };
  page.getRow(1).commit();
  for (const row of rows) page.addRow(row).commit();
  page.commit();
}
