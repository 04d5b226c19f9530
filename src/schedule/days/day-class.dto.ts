import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LocalDate } from '../../platform/http/server/local-date.decorator.js';
import { announcedDaysOf, DAY_CLASSES, type DayClass } from '../planner/time/day-class.rules.js';
import { formatDate } from '../planner/time/iso-time.rules.js';
import type { Words } from '../planner/words.rules.js';
import type { DayClassDraft, DayClassView } from './day-class.service.js';

export class DayClassFields {
  @ApiProperty({ format: 'date', example: '2027-02-06', description: '当地日期' })
  @LocalDate()
  date: string;

  @ApiProperty({ enum: DAY_CLASSES, description: 'workday 工作日（含调休上班），weekend 周末，holiday 节假日' })
  @IsIn(DAY_CLASSES)
  class: DayClass;

  @ApiPropertyOptional({ maxLength: 200, example: '春节假期' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  note?: string;
}

export class DayClassesBody {
  @ApiProperty({ type: DayClassFields, isArray: true, minItems: 1, maxItems: 400 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(400)
  @ArrayUnique(({ date }: DayClassFields) => date)
  @ValidateNested({ each: true })
  @Type(() => DayClassFields)
  days: DayClassFields[];

  @ApiPropertyOptional({ maxLength: 64, description: '会影响已排期的发布时，预览返回的确认码' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  confirm?: string;
}

export class DayClassQuery {
  @ApiProperty({ minimum: 2000, maximum: 2099 })
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2099)
  year: number;
}

export class DayClassResponse extends DayClassFields {
  @ApiProperty({ format: 'uuid' })
  setBy: string;

  @ApiProperty()
  setByName: string;

  @ApiProperty({ format: 'date-time' })
  setAt: string;
}

export const DAY_SOURCES = ['announced', 'set'] as const;
export type DaySource = (typeof DAY_SOURCES)[number];

/** A date that is not simply as its weekday. */
export class SpecialDayResponse {
  @ApiProperty({ format: 'date', example: '2026-10-10' })
  date: string;

  @ApiProperty({ enum: DAY_CLASSES, description: 'workday 为调休上班或设为工作日' })
  class: DayClass;

  @ApiProperty({ enum: DAY_SOURCES, description: 'announced 公布的放假安排；set 手工设置，以此为准' })
  source: DaySource;

  @ApiProperty({
    type: 'object',
    nullable: true,
    properties: { zh: { type: 'string' }, en: { type: 'string' } },
    required: ['zh', 'en'],
    description: '公布的节日名称；没有公布的为 null',
  })
  name: Words | null;
}

export class DayClassesResponse {
  @ApiProperty()
  year: number;

  @ApiProperty({ description: '系统已收录国务院办公厅这一年的放假安排；未收录时按周一至周五上班计算，请在此补录' })
  announced: boolean;

  @ApiProperty({
    type: 'object',
    properties: { zh: { type: 'string' }, en: { type: 'string' } },
    required: ['zh', 'en'],
    description: '这一年的日期类别由什么决定',
  })
  basis: Words;

  @ApiProperty({
    type: SpecialDayResponse,
    isArray: true,
    description: '不按星期计算的日期：放假、调休上班和手工设置的；其余日期周一至周五为工作日，周六、周日为周末',
  })
  special: SpecialDayResponse[];

  @ApiProperty({ type: DayClassResponse, isArray: true, description: '手工设置的，连同由谁设置' })
  days: DayClassResponse[];
}

export function toDayClassDrafts(body: DayClassesBody): DayClassDraft[] {
  return body.days.map(({ date, class: dayClass, note }) => ({ date, class: dayClass, note: note?.trim() || null }));
}

export function toDayClassesResponse(year: number, announced: boolean, days: DayClassView[]): DayClassesResponse {
  return {
    year,
    announced,
    basis: announced ? announcedBasis(year) : weekdayBasis(year),
    special: specialDays(year, days),
    days: days.map(({ note, setAt, ...day }) => ({
      ...day,
      ...(note === null ? {} : { note }),
      setAt: setAt.toISOString(),
    })),
  };
}

/** What was announced, with what was set by hand in its place or beside it; earliest first. */
function specialDays(year: number, set: readonly DayClassView[]): SpecialDayResponse[] {
  const special = new Map<string, SpecialDayResponse>();
  for (const { day, class: dayClass, name } of announcedDaysOf(year)) {
    const date = formatDate(day);
    special.set(date, { date, class: dayClass, source: 'announced', name });
  }
  for (const { date, class: dayClass } of set)
    special.set(date, { date, class: dayClass, source: 'set', name: special.get(date)?.name ?? null });
  return [...special.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function announcedBasis(year: number): Words {
  return {
    zh: `按国务院办公厅公布的 ${year} 年放假安排（含调休），手工设置的日期以设置为准，其余按星期计算。`,
    en: `By the State Council's notice for ${year}, days worked in place of others included; days set by hand go before it, all others follow the weekday.`,
  };
}

function weekdayBasis(year: number): Words {
  return {
    zh: `系统没有收录 ${year} 年的放假安排：除手工设置的日期外一律按星期计算，周一至周五为工作日，周六、周日为周末。公布后请在此补录。`,
    en: `No notice for ${year} is known here: days set by hand aside, the weekday decides, Monday to Friday being working days. Enter the holidays here once they are announced.`,
  };
}
