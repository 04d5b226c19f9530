import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import {
  CAMPAIGN_MOVES,
  CAMPAIGN_STATES,
  type CampaignState,
  PILLAR_KINDS,
  type PillarKind,
} from '../campaign.rules.js';
import { dateOf } from '../notice/dates/calendar.rules.js';
import type { CampaignRecord } from './campaign-plan.rules.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
const unlessNull = ValidateIf((_body, value) => value !== null);
/** For members that may be left out, and may be null to be emptied. */
const ifGiven = ValidateIf((_body, value) => value !== undefined && value !== null);

function isCalendarDate(value: unknown): boolean {
  const match = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  return match !== null && dateOf(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/** A local date `YYYY-MM-DD` that the calendar has. */
const CalendarDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'calendarDay',
    validator: {
      validate: isCalendarDate,
      defaultMessage: () => '应为存在的日期，例如 2026-07-15。 | Must be a date of the calendar, e.g. 2026-07-15.',
    },
  });

export class WindowFields {
  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2026-07-01', description: '首日（含）' })
  @unlessNull
  @CalendarDay()
  from: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: '2026-07-31', description: '末日（含）' })
  @unlessNull
  @CalendarDay()
  to: string | null;
}

export class PillarFields {
  @ApiPropertyOptional({ format: 'uuid', description: '保留原有宣传内容时填写其编号' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiProperty({ enum: PILLAR_KINDS })
  @IsIn(PILLAR_KINDS)
  kind: PillarKind;

  @ApiProperty({ maxLength: 200, example: '先进典型' })
  @trimmed
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title: string;

  @ApiProperty({ maxLength: 20000 })
  @IsString()
  @MaxLength(20_000)
  text: string;
}

export class ClauseFields {
  @ApiProperty({ type: String, nullable: true, maxLength: 200 })
  @trimmed
  @unlessNull
  @IsString()
  @MaxLength(200)
  title: string | null;

  @ApiProperty({ maxLength: 20000 })
  @trimmed
  @IsString()
  @IsNotEmpty()
  @MaxLength(20_000)
  text: string;
}

export class RouteFields {
  @ApiProperty({ type: String, nullable: true, maxLength: 200, description: '报送单位；null 表示全部' })
  @unlessNull
  @IsString()
  @MaxLength(200)
  who: string | null;

  @ApiProperty({ type: String, isArray: true, description: '接收单位' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  to: string[];
}

export class DeadlineFields {
  @ApiProperty({ type: String, format: 'date', nullable: true })
  @unlessNull
  @CalendarDay()
  date: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 200,
    description: '通知中的原话；没有确定日期时必填',
  })
  @ValidateIf(({ date }: DeadlineFields, value) => date === null || (value !== undefined && value !== null))
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  when?: string | null;

  @ApiProperty({ type: String, nullable: true, maxLength: 2000, description: '报送什么' })
  @unlessNull
  @IsString()
  @MaxLength(2000)
  what: string | null;

  @ApiProperty({ type: String, isArray: true, description: '接收单位' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  to: string[];

  @ApiPropertyOptional({ type: RouteFields, isArray: true, description: '哪些单位报到哪里' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RouteFields)
  routes?: RouteFields[];
}

/** What people may write about a campaign. */
export class CampaignFields {
  @ApiProperty({ maxLength: 300, example: '2026年世界青年技能日宣传活动' })
  @trimmed
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  title: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 300 })
  @trimmed
  @ifGiven
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  theme?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 100, example: '示人社发〔2026〕12号' })
  @trimmed
  @ifGiven
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  documentNumber?: string | null;

  @ApiPropertyOptional({ type: String, isArray: true, description: '主办单位' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  organisers?: string[];

  @ApiPropertyOptional({ type: WindowFields })
  @IsOptional()
  @ValidateNested()
  @Type(() => WindowFields)
  window?: WindowFields;

  @ApiPropertyOptional({ type: PillarFields, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PillarFields)
  pillars?: PillarFields[];

  @ApiPropertyOptional({ type: ClauseFields, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ClauseFields)
  forms?: ClauseFields[];

  @ApiPropertyOptional({ type: ClauseFields, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ClauseFields)
  requirements?: ClauseFields[];

  @ApiPropertyOptional({ type: DeadlineFields, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DeadlineFields)
  deadlines?: DeadlineFields[];
}

export class CreateCampaignRequest extends CampaignFields {
  @ApiProperty({ format: 'uuid', description: '组织活动的单位' })
  @IsUUID()
  departmentId: string;
}

/** Members left out stay as they are; a list given replaces the whole list. */
export class ChangeCampaignRequest extends PartialType(CampaignFields, { skipNullProperties: false }) {
  @ApiProperty({ minimum: 1, description: '修改所依据的版本；已被别人改过时返回 409' })
  @IsInt()
  @Min(1)
  version: number;

  @ApiPropertyOptional({ enum: CAMPAIGN_STATES })
  @IsOptional()
  @IsIn(CAMPAIGN_STATES)
  state?: CampaignState;
}

export class CampaignListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ enum: CAMPAIGN_STATES })
  @IsOptional()
  @IsIn(CAMPAIGN_STATES)
  state?: CampaignState;
}

/** A line of the list. */
export class CampaignSummaryResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: String, nullable: true })
  theme: string | null;

  @ApiProperty({ type: WindowFields })
  window: WindowFields;

  @ApiProperty({ enum: CAMPAIGN_STATES })
  state: CampaignState;

  @ApiProperty()
  version: number;
}

export class PillarResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: PILLAR_KINDS })
  kind: PillarKind;

  @ApiProperty()
  title: string;

  @ApiProperty()
  text: string;
}

export class CampaignResponse extends CampaignSummaryResponse {
  @ApiProperty({ type: String, nullable: true })
  documentNumber: string | null;

  @ApiProperty({ type: String, isArray: true })
  organisers: string[];

  @ApiProperty({ type: PillarResponse, isArray: true })
  pillars: PillarResponse[];

  @ApiProperty({ type: ClauseFields, isArray: true })
  forms: ClauseFields[];

  @ApiProperty({ type: ClauseFields, isArray: true })
  requirements: ClauseFields[];

  @ApiProperty({ type: DeadlineFields, isArray: true })
  deadlines: DeadlineFields[];

  @ApiProperty({ enum: CAMPAIGN_STATES, isArray: true, description: '可以转到的状态' })
  nextStates: CampaignState[];

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  static of(record: CampaignRecord): CampaignResponse {
    return {
      ...record,
      nextStates: [...CAMPAIGN_MOVES[record.state]],
      createdAt: record.createdAt.toISOString(),
      updatedAt: record.updatedAt.toISOString(),
    };
  }
}
