import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { Idempotent } from '../../../platform/http/idempotency/idempotent.decorator.js';
import { PageQuery } from '../../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { ReplanningView } from '../../replanning/replanning-view.service.js';
import { ChangePreviewResponse, ConfirmQuery } from '../../replanning/replanning.dto.js';
import { BlackoutService } from './blackout.service.js';
import { PolicyService } from './policy.service.js';
import {
  BlackoutBody,
  BlackoutResponse,
  PolicyBody,
  PolicyChangeBody,
  PolicyResponse,
  toBlackoutDraft,
  toBlackoutResponse,
  toPolicyDraft,
  toPolicyResponse,
} from './throttle.dto.js';

@ApiTags('throttle')
@Controller()
export class ThrottleController {
  constructor(
    private readonly policies: PolicyService,
    private readonly blackouts: BlackoutService,
    private readonly view: ReplanningView,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('throttle-policies')
  @ApiOperation({ summary: '新建频次规则 / Create a throttle policy' })
  @Idempotent()
  @ApiCreatedResponse({ type: PolicyResponse })
  async create(@CurrentActor() actor: Actor, @Body() body: PolicyBody): Promise<PolicyResponse> {
    const draft = toPolicyDraft(body, this.config.timeZone);
    return toPolicyResponse(await this.policies.create(actor, draft, body.confirm ?? null));
  }

  @Post('throttle-policies/preview')
  @ApiOperation({ summary: '预看新规则的影响 / Preview what a new policy would strand' })
  @HttpCode(200)
  @ApiOkResponse({ type: ChangePreviewResponse, description: '加上这条策略后哪些已排期的发布不再符合；什么都不改' })
  async previewPolicy(
    @CurrentActor() actor: Actor,
    @Body() body: PolicyBody,
    @Query() query: PageQuery,
  ): Promise<ChangePreviewResponse> {
    const draft = toPolicyDraft(body, this.config.timeZone);
    return this.view.change(actor, await this.policies.preview(actor, null, draft), query);
  }

  @Get('throttle-policies')
  @ApiOperation({ summary: '频次规则列表 / List throttle policies' })
  @ApiOkResponse({ type: PolicyResponse, isArray: true })
  async list(@CurrentActor() actor: Actor): Promise<PolicyResponse[]> {
    return (await this.policies.list(actor)).map(toPolicyResponse);
  }

  @Put('throttle-policies/:id')
  @ApiOperation({ summary: '修改频次规则 / Replace a throttle policy' })
  @ApiOkResponse({ type: PolicyResponse })
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: PolicyChangeBody,
  ): Promise<PolicyResponse> {
    const draft = toPolicyDraft(body, this.config.timeZone);
    return toPolicyResponse(await this.policies.replace(actor, id, body.version, draft, body.confirm ?? null));
  }

  @Post('throttle-policies/:id/preview')
  @ApiOperation({ summary: '预看修改的影响 / Preview what a replacement would strand' })
  @HttpCode(200)
  @ApiOkResponse({ type: ChangePreviewResponse, description: '这样修改后哪些已排期的发布不再符合；什么都不改' })
  async previewReplacement(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: PolicyBody,
    @Query() query: PageQuery,
  ): Promise<ChangePreviewResponse> {
    const draft = toPolicyDraft(body, this.config.timeZone);
    return this.view.change(actor, await this.policies.preview(actor, id, draft), query);
  }

  @Post('throttle-policies/:id/removal-preview')
  @ApiOperation({ summary: '预看去掉规则的影响 / Preview what removing a policy would strand' })
  @HttpCode(200)
  @ApiOkResponse({ type: ChangePreviewResponse, description: '去掉这条策略后哪些已排期的发布不再符合；什么都不改' })
  async previewRemoval(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<ChangePreviewResponse> {
    return this.view.change(actor, await this.policies.preview(actor, id, null), query);
  }

  @Delete('throttle-policies/:id')
  @ApiOperation({ summary: '删除频次规则 / Remove a throttle policy' })
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { confirm }: ConfirmQuery,
  ): Promise<void> {
    return this.policies.remove(actor, id, confirm ?? null);
  }

  @Post('blackouts')
  @ApiOperation({ summary: '新建停发时段 / Create a blackout' })
  @Idempotent()
  @ApiCreatedResponse({ type: BlackoutResponse })
  async blackOut(@CurrentActor() actor: Actor, @Body() body: BlackoutBody): Promise<BlackoutResponse> {
    return toBlackoutResponse(await this.blackouts.create(actor, toBlackoutDraft(body), body.confirm ?? null));
  }

  @Post('blackouts/preview')
  @ApiOperation({ summary: '预看停发时段的影响 / Preview what a blackout would move or hold' })
  @HttpCode(200)
  @ApiOkResponse({ type: ChangePreviewResponse, description: '停发时段会让哪些已排期的发布顺延或暂停；什么都不改' })
  async previewBlackout(
    @CurrentActor() actor: Actor,
    @Body() body: BlackoutBody,
    @Query() query: PageQuery,
  ): Promise<ChangePreviewResponse> {
    return this.view.change(actor, await this.blackouts.preview(actor, toBlackoutDraft(body)), query);
  }

  @Post('blackouts/:id/removal-preview')
  @ApiOperation({ summary: '预看去掉停发时段的影响 / Preview what removing a blackout would change' })
  @HttpCode(200)
  @ApiOkResponse({ type: ChangePreviewResponse })
  async previewBlackoutRemoval(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<ChangePreviewResponse> {
    return this.view.change(actor, await this.blackouts.previewRemoval(actor, id), query);
  }

  @Get('blackouts')
  @ApiOperation({ summary: '停发时段列表 / List blackouts' })
  @ApiOkResponse({ type: BlackoutResponse, isArray: true })
  async listBlackouts(@CurrentActor() actor: Actor): Promise<BlackoutResponse[]> {
    return (await this.blackouts.list(actor)).map(toBlackoutResponse);
  }

  @Delete('blackouts/:id')
  @ApiOperation({ summary: '删除停发时段 / Remove a blackout' })
  @HttpCode(204)
  @ApiNoContentResponse()
  removeBlackout(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { confirm }: ConfirmQuery,
  ): Promise<void> {
    return this.blackouts.remove(actor, id, confirm ?? null);
  }
}
