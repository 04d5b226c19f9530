import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { LocalDate } from '../../platform/http/server/local-date.decorator.js';

export class ExportQuery {
  @ApiPropertyOptional({ format: 'date', example: '2026-07-01', description: '只要这一天起发布的（当地日期）' })
  @IsOptional()
  @LocalDate()
  from?: string;

  @ApiPropertyOptional({ format: 'date', example: '2026-07-31', description: '只要到这一天为止发布的，含当天' })
  @IsOptional()
  @LocalDate()
  to?: string;
}
