import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { Idempotent } from '../../platform/http/idempotency/idempotent.decorator.js';
import { IdPipe } from '../../platform/http/server/input.js';
import {
  DeclaredFreezeResponse,
  FreezeBody,
  FreezePreviewResponse,
  FreezeResponse,
  FreezeScopeBody,
  LiftBody,
  LiftedFreezeResponse,
  StandingFreezeResponse,
  toDeclaredResponse,
  toFreezeResponse,
  toFreezeScope,
  toPreviewResponse,
  toStandingResponse,
} from './freeze.dto.js';
import { FreezeReader } from './freeze-reader.service.js';
import { FreezeService } from './freeze.service.js';

@ApiTags('freezes')
@Controller('freezes')
export class FreezeController {
  constructor(
    private readonly freezes: FreezeService,
    private readonly reader: FreezeReader,
  ) {}

  @Post('preview')
  @ApiOperation({ summary: '预看紧急停发涉及哪些 / Preview what a freeze would stop' })
  @HttpCode(200)
  @ApiOkResponse({ type: FreezePreviewResponse })
  async preview(@CurrentActor() actor: Actor, @Body() body: FreezeScopeBody): Promise<FreezePreviewResponse> {
    return toPreviewResponse(await this.freezes.preview(actor, toFreezeScope(body)));
  }

  @Post()
  @ApiOperation({ summary: '紧急停发 / Declare a freeze' })
  @Idempotent()
  @ApiCreatedResponse({ type: DeclaredFreezeResponse })
  async declare(@CurrentActor() actor: Actor, @Body() body: FreezeBody): Promise<DeclaredFreezeResponse> {
    return toDeclaredResponse(await this.freezes.declare(actor, toFreezeScope(body), body.reason));
  }

  @Get()
  @ApiOperation({ summary: '紧急停发记录 / List freezes' })
  @ApiOkResponse({ type: FreezeResponse, isArray: true })
  async list(@CurrentActor() actor: Actor): Promise<FreezeResponse[]> {
    return (await this.reader.list(actor)).map(toFreezeResponse);
  }

  @Get('standing')
  @ApiOperation({ summary: '生效中的紧急停发 / List the freezes in force' })
  @ApiOkResponse({ type: StandingFreezeResponse, isArray: true })
  async standing(@CurrentActor() actor: Actor): Promise<StandingFreezeResponse[]> {
    return (await this.reader.standing(actor)).map(toStandingResponse);
  }

  @Post(':id/lift')
  @ApiOperation({ summary: '解除紧急停发 / Lift a freeze' })
  @HttpCode(200)
  @ApiOkResponse({ type: LiftedFreezeResponse })
  async lift(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body?: LiftBody,
  ): Promise<LiftedFreezeResponse> {
    return { held: await this.freezes.lift(actor, id, body?.reason ?? null) };
  }
}
