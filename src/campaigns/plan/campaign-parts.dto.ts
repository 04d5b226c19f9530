import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PILLAR_KINDS, type PillarKind } from '../campaign.rules.js';
import { dateOf } from '../notice/dates/calendar.rules.js';

/** Takes blanks off both ends. */
export const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
const unlessNull = ValidateIf((_body, value) => value !== null);

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
