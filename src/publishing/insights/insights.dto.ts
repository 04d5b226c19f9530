import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { Instant } from '../../platform/http/server/instant.decorator.js';
import { FIGURE_NAMES, type FigureName } from '../measuring/counts/unread.queries.js';

export class InsightsQuery {
  @ApiProperty({ type: String, format: 'date-time', description: '此时起发出的（含）' })
  @Instant()
  from: Date;

  @ApiProperty({ type: String, format: 'date-time', description: '此时之前发出的，最长 400 天' })
  @Instant()
  to: Date;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '单位，连同下级' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: ChannelKind;
}

export class DayOutResponse {
  @ApiProperty({ type: String, format: 'date', description: '本单位时区的日子' })
  day: string;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty()
  out: number;
}

export class HourOutResponse {
  @ApiProperty({ minimum: 1, maximum: 7, description: '星期一为 1' })
  weekday: number;

  @ApiProperty({ minimum: 0, maximum: 23, description: '本单位时区的钟点' })
  hour: number;

  @ApiProperty()
  out: number;
}

class OutResponse {
  @ApiProperty({ description: '发出几条' })
  out: number;

  @ApiProperty({ description: '其中后来发现已不在平台上的；自行撤下的不算发出' })
  gone: number;

  @ApiProperty({ description: '其中有读数的' })
  counted: number;

  @ApiProperty({ type: Number, nullable: true, description: '最新读数之和；没有读数为 null，原因见 unread、missed' })
  reads: number | null;

  @ApiProperty({ type: Number, nullable: true })
  likes: number | null;

  @ApiProperty({ type: Number, nullable: true })
  comments: number | null;

  @ApiProperty({ type: Number, nullable: true })
  shares: number | null;

  @ApiProperty({ enum: FIGURE_NAMES, isArray: true, description: '为 null 的各项中尚未读取、还会有的' })
  unread: FigureName[];

  @ApiProperty({
    enum: FIGURE_NAMES,
    isArray: true,
    description: '为 null 的各项中未能读取、不再读取的；不在其中也不在 unread 中的，平台不提供',
  })
  missed: FigureName[];
}

export class DepartmentOutResponse extends OutResponse {
  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;
}

export class PillarOutResponse extends OutResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '不属于专题活动为 null' })
  campaignId: string | null;

  @ApiProperty({ type: String, nullable: true })
  campaignTitle: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  pillarId: string | null;

  @ApiProperty({ type: String, nullable: true })
  pillarTitle: string | null;
}

export class ChannelOutResponse extends OutResponse {
  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: '实际发出比核定时间晚多少毫秒：半数不超过此数；人工发布的以登记时间计，都由人登记的为 null',
  })
  lateP50: number | null;

  @ApiProperty({ type: Number, nullable: true, description: '百分之九十五不超过此数，毫秒' })
  lateP95: number | null;

  @ApiProperty({ type: Number, nullable: true, description: '百分之九十九不超过此数，毫秒' })
  lateP99: number | null;

  @ApiProperty({ type: Number, nullable: true, description: '最晚的一条，毫秒' })
  lateMax: number | null;
}

export class LatenessDayResponse {
  @ApiProperty({ type: String, format: 'date', description: '核定时间所在的日子，本单位时区' })
  day: string;

  @ApiProperty({ description: '晚不超过 5 秒发出的' })
  punctual: number;

  @ApiProperty({ description: '晚超过 5 秒、不超过 1 分钟的' })
  delayed: number;

  @ApiProperty({ description: '晚超过 1 分钟的' })
  late: number;

  @ApiProperty({ description: '到时间没有发出的：逾期、失败或暂停，现在仍是如此' })
  missing: number;

  @ApiProperty({ type: Number, nullable: true, description: '发出的晚多少毫秒：半数不超过此数；一条都没有发出为 null' })
  lateP50: number | null;

  @ApiProperty({ type: Number, nullable: true })
  lateP95: number | null;

  @ApiProperty({ type: Number, nullable: true })
  lateMax: number | null;
}

export class LateOfAllResponse {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: '各渠道合在一起，晚多少毫秒：半数不超过此数；一条都没有为 null',
  })
  lateP50: number | null;

  @ApiProperty({ type: Number, nullable: true, description: '百分之九十五不超过此数，毫秒' })
  lateP95: number | null;

  @ApiProperty({ type: Number, nullable: true, description: '最晚的一条，毫秒' })
  lateMax: number | null;
}

export class InsightsResponse {
  @ApiProperty({ description: '此间发出的全部合计；人工发布的不算' })
  late: LateOfAllResponse;

  @ApiProperty({ type: DayOutResponse, isArray: true })
  days: DayOutResponse[];

  @ApiProperty({ type: HourOutResponse, isArray: true })
  hours: HourOutResponse[];

  @ApiProperty({ type: ChannelOutResponse, isArray: true })
  channels: ChannelOutResponse[];

  @ApiProperty({ type: DepartmentOutResponse, isArray: true })
  departments: DepartmentOutResponse[];

  @ApiProperty({ type: PillarOutResponse, isArray: true })
  pillars: PillarOutResponse[];

  @ApiProperty({ type: LatenessDayResponse, isArray: true, description: '准时情况；人工发布的不算' })
  lateness: LatenessDayResponse[];
}

/** A post as the export lists it. */
export interface PostOut {
  sentAt: Date;
  storyTitle: string;
  departmentName: string;
  channel: ChannelKind;
  accountName: string;
  campaignTitle: string | null;
  pillarTitle: string | null;
  /** ms; null where only a person has said that it is out. */
  late: number | null;
  reads: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  /** Of those that are null, the ones that may still come. */
  unread: FigureName[];
  /** And those that never will, though the platform tells them. */
  missed: FigureName[];
  /** It was found gone afterwards. */
  isGone: boolean;
  url: string | null;
}
