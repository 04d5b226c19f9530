import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import { DepartmentMoveService } from './change/department-move.service.js';
import { PlanMoveService, type PlanTask } from './moves/plan-move.service.js';
import {
  ChangePreviewResponse,
  ConfirmedDayMoveBody,
  ConfirmedMisfitMoveBody,
  ConfirmedScopeBody,
  DayMoveBody,
  DepartmentMoveBody,
  MisfitMoveBody,
  MisfitQuery,
  MoveResultResponse,
  PlanScopeBody,
  PreviewResponse,
} from './replanning.dto.js';
import { DayMoveResultResponse, DayPreviewResponse } from './day-move.dto.js';
import { PlanTasks } from './plan-task.service.js';
import { ReplanningView } from './replanning-view.service.js';

/** What is done with many publications at once; every act is first shown, then confirmed by what was shown. */
@ApiTags('replanning')
@Controller('replanning')
export class ReplanningController {
  constructor(
    private readonly moves: PlanMoveService,
    private readonly tasks: PlanTasks,
    private readonly departments: DepartmentMoveService,
    private readonly view: ReplanningView,
  ) {}

  @Get('misfits')
  @ApiOperation({ summary: '不再符合现行规则的发布 / List what no longer fits the rules' })
  @ApiOkResponse({ type: PreviewResponse, description: '不再符合现行规则的发布任务，及其最早可发布的时间' })
  async misfits(@CurrentActor() actor: Actor, @Query() query: MisfitQuery): Promise<PreviewResponse> {
    return this.view.task(actor, await this.moves.preview(actor, this.tasks.misfits(query), 'publication.read'), query);
  }

  @Post('misfits/preview')
  @ApiOperation({ summary: '预看它们将移到哪里 / Preview where misfits would move' })
  @HttpCode(200)
  @ApiOkResponse({ type: PreviewResponse, description: '选定的将移到哪里；什么都不改' })
  previewMisfits(
    @CurrentActor() actor: Actor,
    @Body() body: MisfitMoveBody,
    @Query() query: PageQuery,
  ): Promise<PreviewResponse> {
    return this.preview(actor, this.tasks.misfits(body), query);
  }

  @Post('misfits/move')
  @ApiOperation({ summary: '按预览移动 / Move misfits as previewed' })
  @HttpCode(200)
  @ApiOkResponse({ type: MoveResultResponse, description: '按预览移动；没有移动的逐条说明原因' })
  moveMisfits(@CurrentActor() actor: Actor, @Body() body: ConfirmedMisfitMoveBody): Promise<MoveResultResponse> {
    return this.apply(actor, this.tasks.misfits(body), body.confirm);
  }

  @Post('compact/preview')
  @ApiOperation({ summary: '预看哪些可以提前 / Preview what could go earlier' })
  @HttpCode(200)
  @ApiOkResponse({ type: PreviewResponse, description: '有空位可提前的发布任务，谁都不会推后；一次最多 1000 条' })
  previewCompact(
    @CurrentActor() actor: Actor,
    @Body() body: PlanScopeBody,
    @Query() query: PageQuery,
  ): Promise<PreviewResponse> {
    return this.preview(actor, this.tasks.compact(body), query);
  }

  @Post('compact')
  @ApiOperation({ summary: '按预览提前 / Move earlier as previewed' })
  @HttpCode(200)
  @ApiOkResponse({ type: MoveResultResponse, description: '按预览提前；排期有变动则一条都不动' })
  compact(@CurrentActor() actor: Actor, @Body() body: ConfirmedScopeBody): Promise<MoveResultResponse> {
    return this.apply(actor, this.tasks.compact(body), body.confirm);
  }

  @Post('days/preview')
  @ApiOperation({ summary: '预看一整天的移动 / Preview moving a whole day' })
  @HttpCode(200)
  @ApiOkResponse({
    type: DayPreviewResponse,
    description: '把一天的发布任务整体移到另一天，保持先后和钟点；什么都不改',
  })
  async previewDay(
    @CurrentActor() actor: Actor,
    @Body() body: DayMoveBody,
    @Query() query: PageQuery,
  ): Promise<DayPreviewResponse> {
    return this.view.dayPreview(actor, body, await this.moves.preview(actor, this.tasks.day(body)), query);
  }

  @Post('days/move')
  @ApiOperation({ summary: '按预览移动一整天 / Move a whole day as previewed' })
  @HttpCode(200)
  @ApiOkResponse({
    type: DayMoveResultResponse,
    description: '按预览移动；排期有变动则一条都不动，不能移动的逐条说明原因',
  })
  async moveDay(@CurrentActor() actor: Actor, @Body() body: ConfirmedDayMoveBody): Promise<DayMoveResultResponse> {
    return this.view.dayResult(body, await this.moves.apply(actor, this.tasks.day(body), body.confirm));
  }

  @Post('departments/preview')
  @ApiOperation({ summary: '预看单位换上级的影响 / Preview what moving a department would strand' })
  @HttpCode(200)
  @ApiOkResponse({ type: ChangePreviewResponse, description: '单位换上级后，哪些已排期的发布不再符合规则；什么都不改' })
  async previewDepartment(
    @CurrentActor() actor: Actor,
    @Body() body: DepartmentMoveBody,
    @Query() query: PageQuery,
  ): Promise<ChangePreviewResponse> {
    return this.view.change(actor, await this.departments.preview(actor, body.departmentId, body.parentId), query);
  }

  private async preview(actor: Actor, task: PlanTask, query: PageQuery): Promise<PreviewResponse> {
    return this.view.task(actor, await this.moves.preview(actor, task), query);
  }

  private async apply(actor: Actor, task: PlanTask, confirm: string): Promise<MoveResultResponse> {
    return this.view.result(await this.moves.apply(actor, task, confirm));
  }
}
