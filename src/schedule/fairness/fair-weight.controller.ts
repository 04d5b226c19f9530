import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { FairWeightBody, FairWeightResponse } from './fair-weight.dto.js';
import { FairWeightService } from './fair-weight.service.js';

@ApiTags('throttle')
@Controller('fair-weights')
export class FairWeightController {
  constructor(private readonly weights: FairWeightService) {}

  @Get()
  @ApiOperation({ summary: '共用账号上各单位的权重 / List the weights of departments on shared accounts' })
  @ApiOkResponse({ type: FairWeightResponse, isArray: true })
  list(@CurrentActor() actor: Actor): Promise<FairWeightResponse[]> {
    return this.weights.list(actor);
  }

  @Put(':departmentId')
  @ApiOperation({ summary: '设置单位的权重 / Set the weight of a department' })
  @ApiOkResponse({ type: FairWeightResponse, description: '由上级单位设置；自下一个名额起生效' })
  set(
    @CurrentActor() actor: Actor,
    @Param('departmentId', IdPipe) departmentId: string,
    @Body() { weight }: FairWeightBody,
  ): Promise<FairWeightResponse> {
    return this.weights.set(actor, departmentId, weight);
  }
}
