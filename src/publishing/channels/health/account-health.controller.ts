import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { AccountHealthResponse } from './account-health.dto.js';
import { AccountHealthReader } from './account-health-reader.service.js';

@ApiTags('accounts')
@Controller('accounts')
export class AccountHealthController {
  constructor(private readonly reader: AccountHealthReader) {}

  @Get(':id/health')
  @ApiOperation({
    summary:
      '账号状况：凭据、当天剩余调用、排队、最近发布与出错 / How an account is doing, by what is known without a call',
  })
  @ApiOkResponse({ type: AccountHealthResponse })
  health(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AccountHealthResponse> {
    return this.reader.read(actor, id);
  }
}
