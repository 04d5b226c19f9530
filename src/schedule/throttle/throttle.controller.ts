import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { Idempotent } from '../../platform/http/idempotency/idempotent.decorator.js';
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
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('throttle-policies')
  @Idempotent()
  @ApiCreatedResponse({ type: PolicyResponse })
  async create(@CurrentActor() actor: Actor, @Body() body: PolicyBody): Promise<PolicyResponse> {
    return toPolicyResponse(await this.policies.create(actor, toPolicyDraft(body, this.config.timeZone)));
  }

  @Get('throttle-policies')
  @ApiOkResponse({ type: PolicyResponse, isArray: true })
  async list(@CurrentActor() actor: Actor): Promise<PolicyResponse[]> {
    return (await this.policies.list(actor)).map(toPolicyResponse);
  }

  @Put('throttle-policies/:id')
  @ApiOkResponse({ type: PolicyResponse })
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PolicyChangeBody,
  ): Promise<PolicyResponse> {
    const draft = toPolicyDraft(body, this.config.timeZone);
    return toPolicyResponse(await this.policies.replace(actor, id, body.version, draft));
  }

  @Delete('throttle-policies/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.policies.remove(actor, id);
  }

  @Post('blackouts')
  @Idempotent()
  @ApiCreatedResponse({ type: BlackoutResponse })
  async blackOut(@CurrentActor() actor: Actor, @Body() body: BlackoutBody): Promise<BlackoutResponse> {
    return toBlackoutResponse(await this.blackouts.create(actor, toBlackoutDraft(body)));
  }

  @Get('blackouts')
  @ApiOkResponse({ type: BlackoutResponse, isArray: true })
  async listBlackouts(@CurrentActor() actor: Actor): Promise<BlackoutResponse[]> {
    return (await this.blackouts.list(actor)).map(toBlackoutResponse);
  }

  @Delete('blackouts/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  removeBlackout(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.blackouts.remove(actor, id);
  }
}
