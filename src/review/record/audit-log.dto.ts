import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { AuditEntry } from '../../platform/audit/audit-entry.entity.js';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import { TextResponse } from '../../platform/http/text.dto.js';
import { nameOfAct } from './act-names.rules.js';

export class AuditLogQuery extends PageQuery {
  @ApiPropertyOptional({ description: '对象类型，例如 story' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subjectType?: string;

  @ApiPropertyOptional({ description: '对象编号' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  subjectId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '操作人' })
  @IsOptional()
  @IsUUID()
  actorId?: string;

  @ApiPropertyOptional({ description: '操作，例如 review.approve' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  action?: string;
}

export class AuditEntryResponse {
  @ApiProperty()
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '操作人；为 null 时是系统' })
  actorId: string | null;

  @ApiProperty({ type: String, nullable: true })
  actorName: string | null;

  @ApiProperty()
  action: string;

  @ApiProperty({ type: TextResponse, nullable: true, description: '操作的名称；没有名称的为 null' })
  actionName: TextResponse | null;

  @ApiProperty()
  subjectType: string;

  @ApiProperty()
  subjectId: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  data: Record<string, unknown>;

  @ApiProperty({ type: String, nullable: true })
  requestId: string | null;

  @ApiProperty({ type: String, nullable: true, description: '在哈希链中的位置；尚未入链时为 null' })
  seq: string | null;

  @ApiProperty({ type: String, nullable: true, description: '本环的 SHA-256' })
  hash: string | null;

  /** @param names display names by person id */
  static of(entry: AuditEntry, names: ReadonlyMap<string, string>): AuditEntryResponse {
    return {
      id: entry.id,
      at: entry.at.toISOString(),
      actorId: entry.actorId,
      actorName: entry.actorId === null ? null : (names.get(entry.actorId) ?? null),
      action: entry.action,
      actionName: nameOfAct(entry.action),
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      data: entry.data,
      requestId: entry.requestId,
      seq: entry.seq,
      hash: entry.hash?.toString('hex') ?? null,
    };
  }
}

const BREAK_REASONS = ['gap', 'previous', 'content', 'head'] as const;

export class AuditBreakResponse {
  @ApiProperty({ description: '在哈希链中的位置' })
  seq: string;

  @ApiProperty({ type: String, nullable: true, description: '该处的记录编号；没有记录的为 null' })
  id: string | null;

  @ApiProperty({ enum: BREAK_REASONS, description: 'gap 缺失；previous 顺序被动过；content 内容被改；head 末尾缺失' })
  reason: (typeof BREAK_REASONS)[number];
}

export class AuditHeadResponse {
  @ApiProperty()
  seq: string;

  @ApiProperty({ description: '末环的 SHA-256，可抄存在系统之外，日后比对' })
  hash: string;
}

export class AuditVerdictResponse {
  @ApiProperty({ description: '整条链是否完好' })
  ok: boolean;

  @ApiProperty({ description: '核验过的记录数' })
  checked: number;

  @ApiProperty({ description: '刚写入、尚未入链的记录数' })
  unlinked: number;

  @ApiProperty({ type: AuditHeadResponse })
  head: AuditHeadResponse;

  @ApiPropertyOptional({ type: AuditBreakResponse, description: '第一处断裂；完好时没有' })
  brokenAt?: AuditBreakResponse;
}
