import type { Readable } from 'node:stream';
import { DateTime } from 'luxon';
import { CHANNEL_NAMES } from '../../accounts/channels/channel-kind.rules.js';
import {
  type Column,
  MOMENT,
  type Sheet,
  type Value,
  wallClock,
  workbookOf,
  zoneTitle,
} from '../../platform/workbook/workbook.js';
import { FIGURE_NAMES, type FigureName } from '../measuring/counts/unread.queries.js';
import type { InsightsResponse } from './insights.dto.js';
import type { InsightsSheet } from './insights-sheets.service.js';

/** The same figures as a workbook for office programs; times by the clocks of the zone. Texts are texts: none is read as a formula. */
export function insightsWorkbook(sheet: InsightsSheet, zone: string): Readable {
  const { insights, posts } = sheet;
  const counts: Column[] = ['发出', '有读数', '阅读', '点赞', '评论', '转发', '已不在平台'].map((header) => ({
    header,
    width: 10,
  }));
  const countsOf = (row: Counted & { out: number; gone: number; counted: number }): Value[] => [
    ...[row.out, row.counted],
    ...figuresOf(row),
    row.gone,
  ];
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
        ...counts.slice(2, -1),
        { header: '链接', width: 48 },
        { header: '现况', width: 14 },
      ],
      rows: posts.map((post) => [
        wallClock(post.sentAt, zone),
        ...[post.storyTitle, post.departmentName, CHANNEL_NAMES[post.channel].zh, post.accountName],
        ...[post.campaignTitle, post.pillarTitle, post.late === null ? null : post.late / 1_000],
        ...[...figuresOf(post), post.url, post.isGone ? '已不在平台上' : null],
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
        ...countsOf(one),
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
        ...countsOf(one),
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
    punctuality(insights),
    limits(sheet, zone),
    ...reviewing(sheet, zone),
  ]);
}

type Counted = Pick<InsightsResponse['departments'][number], FigureName | 'unread' | 'missed'>;

/** What is missing says why in words, which office programs leave out of their sums. */
function figuresOf(row: Counted): Value[] {
  const whyNot = (name: FigureName): string =>
    row.unread.includes(name) ? '尚未读取' : row.missed.includes(name) ? '未能读取' : '平台不提供';
  return FIGURE_NAMES.map((name) => row[name] ?? whyNot(name));
}

function punctuality({ lateness }: InsightsResponse): Sheet {
  return {
    name: '准时',
    columns: [
      { header: '日期', width: 14 },
      ...['准时', '稍晚', '晚发', '未发'].map((header) => ({ header, width: 10 })),
      ...['半数不超过', '95% 不超过', '最晚'].map((header) => ({
        ...{ header: `${header}（秒）`, width: 16, format: '0.0' },
      })),
    ],
    rows: lateness.map(({ day, punctual, delayed, late, missing, lateP50, lateP95, lateMax }) => [
      ...[day, punctual, delayed, late, missing],
      ...[lateP50, lateP95, lateMax].map((ms) => (ms === null ? null : ms / 1_000)),
    ]),
  };
}

const PERIODS = { day: '每日', week: '每周', month: '每月' } as const;

/** A row for each period in which something was used of a limit. */
function limits({ asked, quotas, quotasSince, names }: InsightsSheet, zone: string): Sheet {
  const since = quotasSince && DateTime.fromJSDate(quotasSince, { zone }).toISODate();
  const notes = [
    ...(since === null ? [] : [`只列最近的限额，从 ${since} 起；更早的请缩短时间另行导出。`]),
    ...(asked.campaignId === undefined ? [] : ['限额不分专题活动：这一页没有按所选的专题活动筛选。']),
  ];
  return {
    name: '限额',
    columns: [
      { header: '限额', width: 40 },
      { header: '单位', width: 28 },
      { header: '渠道', width: 14 },
      { header: '账号', width: 28 },
      { header: '周期', width: 8 },
      { header: '上限', width: 8 },
      { header: '从', width: 14 },
      { header: '到', width: 14 },
      { header: '已用', width: 8 },
    ],
    rows: [
      ...quotas.flatMap(({ label, departmentId, channel, accountId, per, max, periods }) =>
        periods.map(({ from, to, used }) => [
          label.zh,
          departmentId === null ? null : (names.get(departmentId) ?? null),
          channel === null ? null : CHANNEL_NAMES[channel].zh,
          accountId === null ? null : (names.get(accountId) ?? null),
          ...[PERIODS[per], max, from, to, used],
        ]),
      ),
      ...notes.map((note) => [note]),
    ],
  };
}

/** How much waits for reviewers and how long reviews take: by stage, and by person. */
function reviewing({ asked, work }: InsightsSheet, zone: string): Sheet[] {
  const isNarrower = asked.channel !== undefined || asked.campaignId !== undefined;
  const notes = isNarrower ? [['审核不分渠道和专题活动：这一页没有按所选的渠道、专题活动筛选。']] : [];
  const columns: Column[] = [
    { header: '现在等着', width: 10 },
    { header: `最早从（${zoneTitle(zone)}）`, ...MOMENT },
    { header: '审过', width: 10 },
    { header: '其中退回', width: 10 },
    { header: '半数不超过（小时）', width: 18, format: '0.0' },
    { header: '95% 不超过（小时）', width: 18, format: '0.0' },
  ];
  const figuresOf = ({
    waiting,
    waitingSince,
    decided,
    returned,
    tookP50,
    tookP95,
  }: Omit<Work, 'role' | 'name'>): Value[] => [
    waiting,
    waitingSince === null ? null : wallClock(new Date(waitingSince), zone),
    ...[decided, returned],
    ...[tookP50, tookP95].map((ms) => (ms === null ? null : ms / 3_600_000)),
  ];
  return [
    {
      name: '审核环节',
      columns: [{ header: '环节', width: 14 }, ...columns],
      rows: [...work.stages.map((stage) => [stage.name.zh, ...figuresOf(stage)]), ...notes],
    },
    {
      name: '审核人员',
      columns: [{ header: '人员', width: 24 }, ...columns],
      rows: [...work.people.map((person) => [person.personName, ...figuresOf(person)]), ...notes],
    },
  ];
}

type Work = InsightsSheet['work']['stages'][number];
