import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { Instant } from '../../../platform/http/server/instant.decorator.js';
import { PublicationResponse } from '../desk/publication.dto.js';

export class CalendarQuery {
  @ApiProperty({ type: String, format: 'date-time', description: '从何时起（含）' })
  @Instant()
  from: Date;

  @ApiProperty({ type: String, format: 'date-time', description: '到何时止（不含），最长 93 天' })
  @Instant()
  to: Date;

  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: ChannelKind;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  accountId?: string;
}

/** A publication as little as a calendar needs of it. */
export class CalendarEntryResponse extends PickType(PublicationResponse, [
  'id',
  'storyId',
  'storyTitle',
  'departmentId',
  'departmentName',
  'accountId',
  'accountName',
  'channel',
  'state',
  'stateName',
  'slotAt',
  'priority',
  'forecast',
]) {
  @ApiProperty({ format: 'date-time', description: '在日历上的位置：已发布、已撤下的为实际发布时间，其余为核定时间' })
  at: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: '被紧急停发拦下的，为停发的理由：解除之前到了时间也不会发出；没有被拦的为空',
  })
  frozenFor: string | null;

  @ApiProperty({
    enum: ['paused', 'unauthorised'],
    nullable: true,
    description: '账号已停用或授权失效的：恢复之前到了时间也不会发出；账号正常的为空',
  })
  accountStopped: 'paused' | 'unauthorised' | null;

  @ApiProperty({ description: '已发布、后来发现已不在平台上' })
  isGone: boolean;
}

export class CalendarResponse {
  @ApiProperty({ type: CalendarEntryResponse, isArray: true, description: '按时间先后；已取消的不列' })
  items: CalendarEntryResponse[];

  @ApiProperty({ description: '超过一万条，只列出最早的一万条：请缩短时间或按账号查看' })
  truncated: boolean;

  @ApiProperty({ format: 'date-time', description: '服务器时间' })
  now: string;
}
