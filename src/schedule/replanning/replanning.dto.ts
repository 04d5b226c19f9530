import { ApiProperty, ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import { TextResponse } from '../../platform/http/text.dto.js';
import { LocalDate } from '../../platform/http/server/local-date.decorator.js';
import { PublicationResponse, ReasonResponse } from '../publications/desk/publication.dto.js';
import { ScopeBody } from '../scope.dto.js';
import type { PlanScope } from './book/plan-book.rules.js';

/** Whose publications, among those the actor answers for. */
export class PlanScopeBody extends ScopeBody {}

export class MisfitQuery extends IntersectionType(PageQuery, ScopeBody) {}

export class MisfitMoveBody extends PlanScopeBody {
  @ApiPropertyOptional({
    type: String,
    isArray: true,
    format: 'uuid',
    maxItems: 1000,
    description: '只移动这些；不填为范围内的全部',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  ids?: string[];
}

export class DayMoveBody extends PlanScopeBody {
  @ApiProperty({ format: 'date', example: '2026-12-13', description: '要腾空的日期（系统所在时区）' })
  @LocalDate()
  day: string;

  @ApiPropertyOptional({ format: 'date', description: '移到哪一天；不填为此后 31 天内第一个能全部容纳的日子' })
  @IsOptional()
  @LocalDate()
  to?: string;
}

export class DepartmentMoveBody {
  @ApiProperty({ format: 'uuid', description: '要移动的单位' })
  @IsUUID()
  departmentId: string;

  @ApiProperty({ format: 'uuid', description: '新的上级单位' })
  @IsUUID()
  parentId: string;
}

const confirmDoc = { maxLength: 64, description: '预览返回的确认码' };

export class ConfirmedScopeBody extends PlanScopeBody {
  @ApiProperty(confirmDoc)
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  confirm: string;
}

export class ConfirmedMisfitMoveBody extends MisfitMoveBody {
  @ApiProperty(confirmDoc)
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  confirm: string;
}

export class ConfirmedDayMoveBody extends DayMoveBody {
  @ApiProperty(confirmDoc)
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  confirm: string;
}

/** For acts without a body. */
export class ConfirmQuery {
  @ApiPropertyOptional(confirmDoc)
  @IsOptional()
  @IsString()
  @MaxLength(64)
  confirm?: string;
}

export class FaultResponse {
  @ApiProperty({
    description: 'NO_LEGAL_SLOT、SLOT_OUTSIDE_WINDOW、PAGE_NOT_COMING、FOLLOWER_STUCK、CHANGED_SINCE、STAYS',
  })
  code: string;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;
}

/** A publication in a preview: where it stands, what is against that, and where it could go. */
export class PreviewItemResponse extends PickType(PublicationResponse, [
  'id',
  'storyTitle',
  'departmentId',
  'departmentName',
  'accountId',
  'accountName',
  'channel',
] as const) {
  @ApiProperty({ format: 'date-time', description: '现在排定的时间' })
  slotAt: string;

  @ApiProperty({ description: '现在排定的时间落在暂停类停发时段内，到时会转为已暂停' })
  held: boolean;

  @ApiProperty({ type: ReasonResponse, isArray: true, description: '现在的时间不符合哪些规则' })
  against: ReasonResponse[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '将移到的时间；不移动时为 null' })
  to: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '规则允许的最早时间，可能在批准时段之外',
  })
  earliestAt: string | null;

  @ApiProperty({ type: ReasonResponse, isArray: true, description: '为什么不能更早' })
  because: ReasonResponse[];

  @ApiProperty({ description: '只因它所链接的网站稿后移而后移' })
  follows: boolean;

  @ApiProperty({ type: FaultResponse, nullable: true, description: '为什么不能移动' })
  fault: FaultResponse | null;
}

export class PreviewCountsResponse {
  @ApiProperty({ description: '列出的发布任务数' })
  listed: number;

  @ApiProperty({ description: '可以移到新时间的' })
  movable: number;

  @ApiProperty({ description: '将转为已暂停的' })
  held: number;

  @ApiProperty({ description: '随网站稿后移的' })
  follows: number;

  @ApiProperty({ description: '最早时间超出终审批准时段的' })
  outsideWindow: number;

  @ApiProperty({ description: '一年内没有可发布时间的' })
  noSlot: number;

  @ApiProperty({ description: '受网站稿牵制的' })
  blocked: number;

  @ApiProperty({ description: '其中您无权查看、未列在下面的' })
  hidden: number;
}

export class PreviewResponse {
  @ApiProperty({ type: String, nullable: true, description: '确认码，提交时原样带回；没有可移动的为 null' })
  confirm: string | null;

  @ApiProperty({ type: PreviewCountsResponse })
  counts: PreviewCountsResponse;

  @ApiProperty({ type: PreviewItemResponse, isArray: true })
  items: PreviewItemResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class SilenceResponse {
  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null 为该渠道的任何账号' })
  accountId: string | null;

  @ApiProperty({ type: ReasonResponse, isArray: true })
  because: ReasonResponse[];
}

export class CrowdResponse {
  @ApiProperty()
  count: number;

  @ApiProperty({ format: 'date-time', description: '其中最早的' })
  from: string;

  @ApiProperty({ format: 'date-time', description: '其中最晚的' })
  to: string;
}

export class ChangePreviewResponse extends PreviewResponse {
  @ApiProperty({ description: '改动涉及的、时间还没到的发布任务数' })
  planned: number;

  @ApiProperty({ description: '改后不再符合规则的发布任务数' })
  misfits: number;

  @ApiProperty({
    type: CrowdResponse,
    nullable: true,
    description: '可以另排时间的，最多有几条会挤在同一小时里发出；没有可另排的为 null',
  })
  crowd: CrowdResponse | null;

  @ApiProperty({ description: '改后 366 天内完全不能发布的单位和渠道数' })
  silenced: number;

  @ApiProperty({ type: SilenceResponse, isArray: true, description: '前 20 个' })
  silences: SilenceResponse[];
}

export class MovedResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time', description: '原来的时间，可据此撤回' })
  from: string;

  @ApiProperty({ format: 'date-time', description: '原来的期望时间' })
  wishedBefore: string;

  @ApiProperty({ format: 'date-time' })
  to: string;
}

export class LeftResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  slotAt: string;

  @ApiProperty({ type: FaultResponse })
  fault: FaultResponse;
}

export class MoveResultResponse {
  @ApiProperty({ type: MovedResponse, isArray: true })
  moved: MovedResponse[];

  @ApiProperty({ type: LeftResponse, isArray: true, description: '没有移动的，逐条说明原因' })
  left: LeftResponse[];
}

export function toPlanScope({ departmentId, channel, accountId }: PlanScopeBody): PlanScope {
  return { departmentId: departmentId ?? null, channel: channel ?? null, accountId: accountId ?? null };
}
