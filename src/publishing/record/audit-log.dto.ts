import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { AuditEntry } from '../../platform/audit/audit-entry.entity.js';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import { Instant } from '../../platform/http/server/instant.decorator.js';
import { TextResponse } from '../../platform/http/text.dto.js';
import { nameOfAct, OBJECT, sentenceOf } from './act-names.rules.js';
import { detailsOf, type Reader } from './entry-details.rules.js';
import { quoted } from './object-kinds.rules.js';
import type { NamedObject } from './object-names.service.js';

export class AuditFilterQuery {
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

  @ApiPropertyOptional({ format: 'date-time', description: '从此时起' })
  @IsOptional()
  @Instant()
  from?: Date;

  @ApiPropertyOptional({ format: 'date-time', description: '到此时为止（不含）' })
  @IsOptional()
  @Instant()
  to?: Date;

  @ApiPropertyOptional({ description: '对象名称中的文字，例如稿件标题；已删除的按记录中的名称' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  object?: string;
}

export class AuditLogQuery extends IntersectionType(PageQuery, AuditFilterQuery) {}

export class AuditObjectResponse {
  @ApiProperty({ description: '对象类型，例如 story' })
  type: string;

  @ApiProperty()
  id: string;

  @ApiProperty({ type: TextResponse, description: '加好引号或书名号的名称' })
  name: TextResponse;

  @ApiProperty({ description: '已删除；名称取自记录' })
  gone: boolean;
}

export class AuditDetailResponse {
  @ApiProperty({ type: TextResponse })
  field: TextResponse;

  @ApiProperty({ type: TextResponse, nullable: true, description: '改动以前；没有记下的为 null' })
  before: TextResponse | null;

  @ApiProperty({ type: TextResponse, nullable: true })
  after: TextResponse | null;
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

  @ApiProperty({
    type: TextResponse,
    nullable: true,
    description: '操作人之后的半句话，{o} 处是对象的名称；没有名称的操作为 null',
  })
  sentence: TextResponse | null;

  @ApiProperty()
  subjectType: string;

  @ApiProperty()
  subjectId: string;

  @ApiProperty({ type: AuditObjectResponse, nullable: true, description: '对象；没有名称的为 null' })
  object: AuditObjectResponse | null;

  @ApiProperty({ type: AuditDetailResponse, isArray: true, description: '改动前后和记下的内容，编号已换成名称' })
  details: AuditDetailResponse[];

  @ApiProperty({ type: 'object', additionalProperties: true })
  data: Record<string, unknown>;

  @ApiProperty({ type: String, nullable: true })
  requestId: string | null;

  @ApiProperty({ type: String, nullable: true, description: '在哈希链中的位置；尚未入链时为 null' })
  seq: string | null;

  @ApiProperty({ type: String, nullable: true, description: '本环的 SHA-256' })
  hash: string | null;

  /** @param named what ids stand for: whoever acted, what was acted on, and what the data mentions */
  static of(entry: AuditEntry, named: ReadonlyMap<string, NamedObject>, zone: string): AuditEntryResponse {
    const object = named.get(entry.subjectId);
    const reader: Reader = { zone, nameOf: (id) => named.get(id)?.name ?? null };
    const said = sentenceOf(entry.action);
    // What never had a name, or lost it without a trace, is left out of the sentence.
    const sentence =
      said && !object ? { zh: said.zh.replace(OBJECT, ''), en: said.en.replace(` ${OBJECT}`, '') } : said;
    return {
      id: entry.id,
      at: entry.at.toISOString(),
      actorId: entry.actorId,
      actorName: entry.actorId === null ? null : (named.get(entry.actorId)?.name ?? null),
      action: entry.action,
      actionName: nameOfAct(entry.action),
      sentence,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      object: object
        ? { type: entry.subjectType, id: object.id, name: quoted(entry.subjectType, object.name), gone: object.gone }
        : null,
      details: detailsOf(entry.data, reader),
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

  @ApiProperty({ format: 'date-time', description: '核验完成的时间' })
  at: string;

  @ApiProperty({ description: '刚写入、尚未入链的记录数' })
  unlinked: number;

  @ApiProperty({ type: AuditHeadResponse })
  head: AuditHeadResponse;

  @ApiPropertyOptional({ type: AuditBreakResponse, description: '第一处断裂；完好时没有' })
  brokenAt?: AuditBreakResponse;
}
