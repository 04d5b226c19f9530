import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../../../accounts/channels/channel-kind.rules.js';
import { TextResponse } from '../../../../platform/http/text.dto.js';
import { CALENDAR_PERIODS, type CalendarPeriod } from '../../../planner/throttle-rule.rules.js';
import { CalendarQuery } from '../calendar.dto.js';
import type { Quota, UsedPeriod } from './quota.rules.js';

export class QuotaQuery extends CalendarQuery {
  @ApiPropertyOptional({ enum: ['yes'], description: '为 yes 时也列出这段时间发过的单位，不只是有排期的' })
  @IsOptional()
  @IsIn(['yes'])
  sent?: 'yes';
}

export class UsedPeriodResponse {
  @ApiProperty({ format: 'date', description: '第一天' })
  from: string;

  @ApiProperty({ format: 'date', description: '最后一天' })
  to: string;

  @ApiProperty({ description: '已发和已排的条数' })
  used: number;
}

export class QuotaResponse {
  @ApiProperty({ description: '哪一条规则（policy:…、cap:…）' })
  policy: string;

  @ApiProperty({ type: TextResponse })
  label: TextResponse;

  @ApiProperty({ enum: CALENDAR_PERIODS, description: '每天、每周或每月' })
  per: CalendarPeriod;

  @ApiProperty({ description: '最多几条' })
  max: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '只算这个单位的；null 为合用' })
  departmentId: string | null;

  @ApiProperty({ enum: CHANNELS, nullable: true })
  channel: ChannelKind | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  accountId: string | null;

  @ApiProperty({ type: String, isArray: true, format: 'uuid', description: '受它限制的单位' })
  departmentIds: string[];

  @ApiProperty({ type: String, isArray: true, format: 'uuid', description: '受它限制的账号' })
  accountIds: string[];

  @ApiProperty({ type: UsedPeriodResponse, isArray: true, description: '用掉多少；没有列出的时期一条都没有用' })
  periods: UsedPeriodResponse[];
}

export function toQuotaResponse(quota: Quota, periods: UsedPeriod[]): QuotaResponse {
  const { policy, label, per, max, filter, pairs } = quota;
  const { departmentId, channel, accountId } = filter;
  return {
    ...{ policy, label, per, max, departmentId, channel, accountId },
    departmentIds: [...new Set(pairs.map((pair) => pair.departmentId))],
    accountIds: [...new Set(pairs.map((pair) => pair.accountId))],
    periods,
  };
}
