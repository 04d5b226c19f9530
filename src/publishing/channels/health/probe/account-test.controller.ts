import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../identity/actor.js';
import { CurrentActor } from '../../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../../platform/http/server/input.js';
import { AccountProbe } from './account-probe.service.js';
import { AccountTestResponse } from './account-test.dto.js';
import type { ProbeResult } from './probe-result.rules.js';

@ApiTags('accounts')
@Controller('accounts')
export class AccountTestController {
  constructor(private readonly probe: AccountProbe) {}

  @Post(':id/test')
  @ApiOperation({
    summary: '测试账号能否连通平台，不发布任何内容 / Test whether an account reaches its platform; publishes nothing',
  })
  @HttpCode(200)
  @ApiOkResponse({ type: AccountTestResponse })
  test(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ProbeResult> {
    return this.probe.test(actor, id);
  }
}
