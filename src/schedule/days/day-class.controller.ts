import { Body, Controller, Delete, Get, HttpCode, Param, type PipeTransform, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { AppError } from '../../platform/errors/app-error.js';
import { INVALID_INPUT } from '../../platform/errors/platform.errors.js';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import { isLocalDate } from '../../platform/http/server/local-date.decorator.js';
import { isAnnounced } from '../planner/time/day-class.rules.js';
import { ReplanningView } from '../replanning/replanning-view.service.js';
import { ChangePreviewResponse, ConfirmQuery } from '../replanning/replanning.dto.js';
import {
  DayClassesBody,
  DayClassesResponse,
  DayClassQuery,
  toDayClassDrafts,
  toDayClassesResponse,
} from './day-class.dto.js';
import { DayClassDesk } from './day-class-desk.service.js';
import { DayClassService } from './day-class.service.js';

class PathDate implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (isLocalDate(value)) return value;
    const error = {
      pointer: '/date',
      code: 'NOT_A_DATE',
      zh: '应为日期，例如 2027-01-01。',
      en: 'Must be a date, e.g. 2027-01-01.',
    };
    throw new AppError(INVALID_INPUT, {}, '/date', { errors: [error] });
  }
}

@ApiTags('throttle')
@Controller('day-classes')
export class DayClassController {
  constructor(
    private readonly days: DayClassService,
    private readonly desk: DayClassDesk,
    private readonly view: ReplanningView,
  ) {}

  @Get()
  @ApiOperation({ summary: '一年的放假、调休和手工设置 / Read a year’s holidays, made-up working days and settings' })
  @ApiOkResponse({ type: DayClassesResponse })
  async list(@CurrentActor() actor: Actor, @Query() { year }: DayClassQuery): Promise<DayClassesResponse> {
    return toDayClassesResponse(year, isAnnounced(year), await this.days.listYear(actor, year));
  }

  @Put()
  @ApiOperation({ summary: '设置日期类别 / Set classes of days' })
  @HttpCode(204)
  @ApiNoContentResponse({ description: '逐日设置，已设置过的以本次为准；其他日期不变' })
  set(@CurrentActor() actor: Actor, @Body() body: DayClassesBody): Promise<void> {
    return this.desk.set(actor, toDayClassDrafts(body), body.confirm ?? null);
  }

  @Post('preview')
  @ApiOperation({ summary: '预看设置的影响 / Preview what setting them would strand' })
  @HttpCode(200)
  @ApiOkResponse({ type: ChangePreviewResponse, description: '这样设置后哪些已排期的发布不再符合规则；什么都不改' })
  async preview(
    @CurrentActor() actor: Actor,
    @Body() body: DayClassesBody,
    @Query() query: PageQuery,
  ): Promise<ChangePreviewResponse> {
    return this.view.change(actor, await this.desk.preview(actor, toDayClassDrafts(body)), query);
  }

  @Post(':date/removal-preview')
  @ApiOperation({ summary: '预看取消设置的影响 / Preview what removing a setting would strand' })
  @HttpCode(200)
  @ApiParam({ name: 'date', schema: { type: 'string', format: 'date' } })
  @ApiOkResponse({ type: ChangePreviewResponse, description: '取消后哪些已排期的发布不再符合规则；什么都不改' })
  async previewRemoval(
    @CurrentActor() actor: Actor,
    @Param('date', new PathDate()) date: string,
    @Query() query: PageQuery,
  ): Promise<ChangePreviewResponse> {
    return this.view.change(actor, await this.desk.previewRemoval(actor, date), query);
  }

  @Delete(':date')
  @ApiOperation({ summary: '取消某一天的设置 / Remove the setting of a day' })
  @HttpCode(204)
  @ApiParam({ name: 'date', schema: { type: 'string', format: 'date' } })
  @ApiNoContentResponse({ description: '恢复为公布的放假安排或按星期计算' })
  remove(
    @CurrentActor() actor: Actor,
    @Param('date', new PathDate()) date: string,
    @Query() { confirm }: ConfirmQuery,
  ): Promise<void> {
    return this.desk.remove(actor, date, confirm ?? null);
  }
}
