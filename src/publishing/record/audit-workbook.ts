import type { Readable } from 'node:stream';
import { MOMENT, wallClock, workbookOf, zoneTitle } from '../../platform/workbook/workbook.js';
import type { Words } from '../../schedule/planner/words.rules.js';
import { OBJECT } from './act-names.rules.js';
import type { AuditDetailResponse, AuditEntryResponse } from './audit-log.dto.js';
import { OBJECT_KINDS } from './object-kinds.rules.js';

const KINDS: Readonly<Record<string, Words>> = OBJECT_KINDS;

/** The record of acts for office programs, a line each as the page tells it; times by the clocks of the zone. */
export function auditWorkbook(entries: readonly AuditEntryResponse[], isCut: boolean, zone: string): Readable {
  const more = isCut ? [[null, `只导出最近的 ${entries.length} 条，请用日期等条件分几次导出。`]] : [];
  return workbookOf([
    {
      name: '审计记录',
      columns: [
        { header: `时间（${zoneTitle(zone)}）`, ...MOMENT },
        { header: '操作人', width: 20 },
        { header: '做了什么', width: 56 },
        { header: '对象类别', width: 14 },
        { header: '对象', width: 40 },
        { header: '内容', width: 80 },
        { header: '记录序号', width: 12 },
        { header: '请求编号', width: 38 },
      ],
      rows: [
        ...entries.map((entry) => [
          wallClock(new Date(entry.at), zone),
          entry.actorId === null ? '系统' : (entry.actorName ?? '已清除的人员'),
          entry.sentence?.zh.replace(OBJECT, () => entry.object?.name.zh ?? '') ?? entry.action,
          ...[KINDS[entry.subjectType]?.zh ?? entry.subjectType, entry.object?.name.zh ?? null],
          entry.details.map(lineOf).join('\n'),
          ...[entry.seq === null ? null : Number(entry.seq), entry.requestId],
        ]),
        ...more,
      ],
    },
  ]);
}

function lineOf({ field, before, after }: AuditDetailResponse): string {
  return `${field.zh}：${[before, after].flatMap((one) => (one ? [one.zh] : [])).join(' → ')}`;
}
