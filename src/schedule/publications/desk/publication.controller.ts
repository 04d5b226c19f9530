import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { Idempotent } from '../../../platform/http/idempotency/idempotent.decorator.js';
import { type Page, PageOf } from '../../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { BulkReleaseService } from '../bulk-release.service.js';
import { PublicationDesk } from './publication-desk.service.js';
import { MovePreviewBody, MovePreviewResponse } from './move-preview.dto.js';
import { asShown, MoveBody, PublicationQuery, ReasonBody, ScheduleBody, UrgentBody } from './publication-acts.dto.js';
import { PublicationResponse, SlotResponse } from './publication.dto.js';
import {
  ReleaseBody,
  ReleasePreviewBody,
  ReleasePreviewResponse,
  ReleaseResponse,
  toReleasePreview,
} from './release.dto.js';

@ApiTags('publications')
@Controller('publications')
export class PublicationController {
  constructor(
    private readonly desk: PublicationDesk,
    private readonly releases: BulkReleaseService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @ApiOperation({ summary: '安排发布 / Schedule a publication' })
  @Idempotent()
  @ApiCreatedResponse({ type: PublicationResponse })
  schedule(@CurrentActor() actor: Actor, @Body() body: ScheduleBody): Promise<PublicationResponse> {
    return this.desk.schedule(actor, body);
  }

  @Post('preview')
  @ApiOperation({ summary: '预看会排到什么时间 / Preview the slot it would get' })
  @HttpCode(200)
  @ApiOkResponse({ type: SlotResponse, description: '现在安排会得到的时间和理由，不占位' })
  preview(@CurrentActor() actor: Actor, @Body() body: ScheduleBody): Promise<SlotResponse> {
    return this.desk.preview(actor, body);
  }

  @Get()
  @ApiOperation({ summary: '发布任务列表 / List publications' })
  @ApiOkResponse({ type: PageOf(PublicationResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: PublicationQuery): Promise<Page<PublicationResponse>> {
    return this.desk.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看发布任务，以及它在等什么 / Read a publication, and what it waits for' })
  @ApiOkResponse({ type: PublicationResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PublicationResponse> {
    return this.desk.read(actor, id);
  }

  @Post('release')
  @ApiOperation({
    summary: '让一批已暂停、逾期、失败的尽快重新排期 / Give many held, missed or failed publications new times',
  })
  @HttpCode(200)
  @ApiOkResponse({ type: ReleaseResponse, description: '逐条给出新时间，或不能排期的原因' })
  release(@CurrentActor() actor: Actor, @Body() body: ReleaseBody): Promise<ReleaseResponse> {
    const shown = (body.shown ?? []).map((one) => [one.id, asShown(one)] as const);
    return this.releases.release(actor, body.ids, new Map(shown));
  }

  @Post('release/preview')
  @ApiOperation({ summary: '预看一批会排到什么时间 / Preview the slots that many would get' })
  @HttpCode(200)
  @ApiOkResponse({
    type: ReleasePreviewResponse,
    description: '逐条给出会得到的时间和理由、届时还会等什么，或不能排期的原因；不占位，什么都不改',
  })
  async previewRelease(
    @CurrentActor() actor: Actor,
    @Body() body: ReleasePreviewBody,
  ): Promise<ReleasePreviewResponse> {
    return toReleasePreview(await this.releases.preview(actor, body.ids), this.config.timeZone);
  }

  @Post(':id/move')
  @ApiOperation({ summary: '改期，或让已暂停的重新排期 / Move a publication, or give a held one a new time' })
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationResponse, description: '换时间，或让已暂停、逾期、失败的重新排期' })
  move(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: MoveBody,
  ): Promise<PublicationResponse> {
    return this.desk.move(actor, id, body);
  }

  @Post(':id/move/preview')
  @ApiOperation({
    summary: '预看改期、重新排期或加急会得到什么时间 / Preview the slot that moving or hastening would get',
  })
  @HttpCode(200)
  @ApiOkResponse({
    type: MovePreviewResponse,
    description: '会得到的时间和理由，届时还会等什么；不占位，什么都不改',
  })
  previewMove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: MovePreviewBody,
  ): Promise<MovePreviewResponse> {
    return this.desk.previewMove(actor, id, body);
  }

  @Post(':id/urgent')
  @ApiOperation({ summary: '改为加急，重新排期 / Make a publication urgent and give it a new time' })
  @HttpCode(200)
  @ApiOkResponse({
    type: PublicationResponse,
    description: '加急可越过本单位的规则，不越过平台限额、账号规则和停发时段',
  })
  hasten(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: UrgentBody,
  ): Promise<PublicationResponse> {
    return this.desk.hasten(actor, id, body);
  }

  @Post(':id/hold')
  @ApiOperation({ summary: '暂停发布 / Hold a publication' })
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationResponse })
  hold(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonBody,
  ): Promise<PublicationResponse> {
    return this.desk.hold(actor, id, body);
  }

  @Post(':id/cancel')
  @ApiOperation({ summary: '取消发布 / Cancel a publication' })
  @HttpCode(200)
  @ApiOkResponse({ type: PublicationResponse })
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ReasonBody,
  ): Promise<PublicationResponse> {
    return this.desk.cancel(actor, id, body);
  }
}
