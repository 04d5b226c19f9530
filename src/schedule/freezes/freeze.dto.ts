import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { ScopeBody } from '../scope.dto.js';
import type { FreezeOrder } from './freeze-order.entity.js';
import { TextResponse } from '../../platform/http/text.dto.js';
import {
  PUBLICATION_STATE_NAMES,
  PUBLICATION_STATES,
  type PublicationState,
} from '../publications/publication-state.rules.js';
import type { FreezeStatus, StandingFreeze } from './freeze-reader.service.js';
import type { FreezeItem, FreezePreview, FreezeScope } from './freeze.service.js';

export class FreezeScopeBody extends PickType(ScopeBody, ['departmentId', 'channel']) {}

export class FreezeBody extends FreezeScopeBody {
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class LiftBody {
  @ApiPropertyOptional({ maxLength: 500, description: '为什么解除，写入审计记录' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason?: string;
}

export class FreezeItemResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  storyTitle: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty()
  accountName: string;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ enum: PUBLICATION_STATES })
  state: PublicationState;

  @ApiProperty({ type: TextResponse })
  stateName: TextResponse;

  @ApiProperty({ format: 'date-time', description: '核定发布时间' })
  slotAt: string;
}

export class FreezePreviewResponse {
  @ApiProperty({ description: '会被停下的发布任务' })
  waiting: number;

  @ApiProperty({ description: '其中 24 小时内的' })
  nextDay: number;

  @ApiProperty({ description: '已经开始、将让其完成的，包括尚未查清是否发出的' })
  underWay: number;

  @ApiProperty({ type: FreezeItemResponse, isArray: true, description: '会被停下的，最先要发的在前，最多 50 条' })
  stops: FreezeItemResponse[];

  @ApiProperty({ type: FreezeItemResponse, isArray: true, description: '已经停不下来的，最近开始的在前，最多 50 条' })
  goesOn: FreezeItemResponse[];
}

export class StandingFreezeResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '单位（含下级）；为空是全部' })
  departmentId: string | null;

  @ApiProperty({ type: String, nullable: true })
  departmentName: string | null;

  @ApiProperty({ enum: CHANNELS, nullable: true, description: '渠道；为空是全部' })
  channel: ChannelKind | null;

  @ApiProperty()
  reason: string;

  @ApiProperty({ format: 'date-time' })
  declaredAt: string;
}

export class FreezeResponse extends StandingFreezeResponse {
  @ApiProperty({ type: String, nullable: true, description: '谁决定停发' })
  declaredBy: string | null;

  @ApiProperty({ type: String, nullable: true, description: '谁解除的' })
  liftedBy: string | null;

  @ApiProperty({ type: String, nullable: true, description: '为什么解除' })
  liftReason: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  liftedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '自此时起范围内再无发送' })
  quietSince: string | null;

  @ApiProperty({ description: '停发前已开始、尚未结束的发送' })
  underWay: number;

  @ApiProperty({ description: '停发生效后开始的发送，恒为 0' })
  begunAfter: number;
}

export class DeclaredFreezeResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  declaredAt: string;

  @ApiProperty({ type: String, isArray: true, description: '已经开始、将让其完成的发布任务，包括尚未查清是否发出的' })
  underWay: string[];
}

export class LiftedFreezeResponse {
  @ApiProperty({ description: '错过时间、转为已暂停的发布任务数' })
  held: number;
}

export function toFreezeScope(body: FreezeScopeBody): FreezeScope {
  return { departmentId: body.departmentId ?? null, channel: body.channel ?? null };
}

export function toDeclaredResponse(declared: { order: FreezeOrder; underWay: string[] }): DeclaredFreezeResponse {
  return {
    id: declared.order.id,
    declaredAt: declared.order.declaredAt.toISOString(),
    underWay: declared.underWay,
  };
}

export function toPreviewResponse({ stops, goesOn, ...counts }: FreezePreview): FreezePreviewResponse {
  return { ...counts, stops: stops.map(toItemResponse), goesOn: goesOn.map(toItemResponse) };
}

function toItemResponse(item: FreezeItem): FreezeItemResponse {
  return { ...item, stateName: PUBLICATION_STATE_NAMES[item.state], slotAt: item.slotAt.toISOString() };
}

export function toStandingResponse({ order, departmentName }: StandingFreeze): StandingFreezeResponse {
  const { id, departmentId, channel, reason, declaredAt } = order;
  return { id, departmentId, departmentName, channel, reason, declaredAt: declaredAt.toISOString() };
}

export function toFreezeResponse(status: FreezeStatus): FreezeResponse {
  const { order, declaredBy, liftedBy, quietSince, underWay, begunAfter } = status;
  return {
    ...toStandingResponse(status),
    declaredBy,
    liftedBy,
    liftReason: order.liftReason,
    liftedAt: order.liftedAt?.toISOString() ?? null,
    quietSince: quietSince?.toISOString() ?? null,
    underWay,
    begunAfter,
  };
}
