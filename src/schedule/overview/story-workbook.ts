import type { Readable } from 'node:stream';
import { CHANNEL_NAMES } from '../../accounts/channels/channel-kind.rules.js';
import { MOMENT, wallClock, workbookOf, zoneTitle } from '../../platform/workbook/workbook.js';
import { STORY_KIND_NAMES } from '../../stories/story.rules.js';
import type { StoryOverviewResponse } from './story-overview.dto.js';

/** Stories as the list shows them, and where each is out or on its way; times by the clocks of the zone. */
export function storyWorkbook(stories: readonly StoryOverviewResponse[], isCut: boolean, zone: string): Readable {
  const more = isCut ? [[`只导出最近改动的 ${stories.length} 篇，请用筛选条件分几次导出。`]] : [];
  return workbookOf([
    {
      name: '稿件',
      columns: [
        { header: '标题', width: 48 },
        { header: '类别', width: 16 },
        { header: '环节', width: 12 },
        { header: '审核环节', width: 12 },
        { header: '单位', width: 28 },
        { header: '作者', width: 16 },
        { header: '专题活动', width: 36 },
        { header: '宣传内容', width: 16 },
        { header: '版次', width: 8 },
        { header: '摘要', width: 48 },
        { header: `起草时间（${zoneTitle(zone)}）`, ...MOMENT },
        { header: `最近改动（${zoneTitle(zone)}）`, ...MOMENT },
      ],
      rows: [
        ...stories.map((story) => [
          ...[story.title, STORY_KIND_NAMES[story.kind].zh, story.stageName.zh],
          story.review?.state === 'in_review' ? story.review.stageName.zh : null,
          ...[story.departmentName, story.authorName, story.campaignTitle, story.pillarTitle],
          ...[story.revision, story.summary],
          ...[wallClock(new Date(story.createdAt), zone), wallClock(new Date(story.updatedAt), zone)],
        ]),
        ...more,
      ],
    },
    {
      name: '发布',
      columns: [
        { header: '标题', width: 48 },
        { header: '单位', width: 28 },
        { header: '渠道', width: 10 },
        { header: '账号', width: 28 },
        { header: '状态', width: 12 },
        { header: `发出或核定时间（${zoneTitle(zone)}）`, ...MOMENT },
        { header: '链接', width: 48 },
      ],
      rows: stories.flatMap(({ title, departmentName, publications }) =>
        publications.map(({ channel, accountName, stateName, at, url }) => [
          ...[title, departmentName, CHANNEL_NAMES[channel].zh, accountName, stateName.zh],
          ...[wallClock(new Date(at), zone), url],
        ]),
      ),
    },
  ]);
}
