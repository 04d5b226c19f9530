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
import { DAY_CLASSES, type DayClass } from '../planner/time/day-class.rules.js';
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

export class DayClassesResponse {
  @ApiProperty()
  year: number;

  @ApiProperty({ description: '系统已收录国务院办公厅这一年的放假安排；未收录时按周一至周五上班计算，请在此补录' })
  announced: boolean;

  @ApiProperty({ type: DayClassResponse, isArray: true })
  days: DayClassResponse[];
}

export function toDayClassDrafts(body: DayClassesBody): DayClassDraft[] {
  return body.days.map(({ date, class: dayClass, note }) => ({ date, class: dayClass, note: note?.trim() || null }));
}

export function toDayClassesResponse(year: number, announced: boolean, days: DayClassView[]): DayClassesResponse {
  return {
    year,
    announced,
    days: days.map(({ note, setAt, ...day }) => ({
      ...day,
      ...(note === null ? {} : { note }),
      setAt: setAt.toISOString(),
    })),
  };
}
