import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { ScopeBody } from '../scope.dto.js';
import type { FreezeOrder } from './freeze-order.entity.js';
import type { FreezeScope, FreezeStatus } from './freeze.service.js';

export class FreezeScopeBody extends PickType(ScopeBody, ['departmentId', 'channel']) {}

export class FreezeBody extends FreezeScopeBody {
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class FreezePreviewResponse {
  @ApiProperty({ description: '会被停下的发布任务' })
  waiting: number;

  @ApiProperty({ description: '其中 24 小时内的' })
  nextDay: number;

  @ApiProperty({ description: '已经开始、将让其完成的，包括尚未查清是否发出的' })
  underWay: number;
}

export class FreezeResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  departmentId: string | null;

  @ApiProperty({ enum: CHANNELS, nullable: true })
  channel: ChannelKind | null;

  @ApiProperty()
  reason: string;

  @ApiProperty({ format: 'date-time' })
  declaredAt: string;

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

export function toFreezeResponse(status: FreezeStatus): FreezeResponse {
  const { order, quietSince, underWay, begunAfter } = status;
  return {
    id: order.id,
    departmentId: order.departmentId,
    channel: order.channel,
    reason: order.reason,
    declaredAt: order.declaredAt.toISOString(),
    liftedAt: order.liftedAt?.toISOString() ?? null,
    quietSince: quietSince?.toISOString() ?? null,
    underWay,
    begunAfter,
  };
}
