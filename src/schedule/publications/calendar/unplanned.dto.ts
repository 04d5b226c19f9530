import { ApiProperty, PickType } from '@nestjs/swagger';
import { type ChannelDriver, DRIVERS } from '../../../accounts/channels/channel-driver.rules.js';
import { CHANNELS, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { CalendarEntryResponse } from './calendar.dto.js';

export class UnplannedAccountResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ enum: DRIVERS, description: 'mass 群发账号：在一期图文中预订位置' })
  driver: ChannelDriver;
}

/** An approved story that still lacks a time on some of its accounts. */
export class UnplannedResponse extends PickType(CalendarEntryResponse, [
  'storyId',
  'storyTitle',
  'departmentId',
  'departmentName',
] as const) {
  @ApiProperty({ format: 'date-time', description: '终审批准的时段从何时起' })
  windowFrom: string;

  @ApiProperty({ format: 'date-time', description: '终审批准的时段到何时止' })
  windowTo: string;

  @ApiProperty({ type: UnplannedAccountResponse, isArray: true, description: '批准了、还没有排期的账号' })
  accounts: UnplannedAccountResponse[];
}

export class UnplannedListResponse {
  @ApiProperty({ type: UnplannedResponse, isArray: true, description: '批准时段先到期的在前' })
  items: UnplannedResponse[];

  @ApiProperty({ description: '还有更多，只列出最急的 100 篇' })
  truncated: boolean;
}
