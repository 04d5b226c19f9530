import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../identity/actor.js';
import { CurrentActor } from '../identity/sessions/current-actor.decorator.js';
import { Idempotent } from '../platform/http/idempotency/idempotent.decorator.js';
import { type Page, PageOf } from '../platform/http/paging/page.dto.js';
import { IdPipe } from '../platform/http/server/input.js';
import { AccountDesk } from './account-desk.service.js';
import {
  AccountListQuery,
  AccountResponse,
  ChangeAccountRequest,
  CreateAccountRequest,
  PauseAccountRequest,
} from './account.dto.js';

@ApiTags('accounts')
@Controller('accounts')
export class AccountController {
  constructor(private readonly desk: AccountDesk) {}

  @Get()
  @ApiOperation({ summary: '账号列表 / List accounts' })
  @ApiOkResponse({ type: PageOf(AccountResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: AccountListQuery): Promise<Page<AccountResponse>> {
    return this.desk.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看账号 / Read an account' })
  @ApiOkResponse({ type: AccountResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AccountResponse> {
    return this.desk.read(actor, id);
  }

  @Post()
  @ApiOperation({ summary: '添加账号 / Add an account' })
  @Idempotent()
  @ApiCreatedResponse({ type: AccountResponse })
  create(@CurrentActor() actor: Actor, @Body() body: CreateAccountRequest): Promise<AccountResponse> {
    return this.desk.create(actor, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改账号 / Change an account' })
  @ApiOkResponse({ type: AccountResponse })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeAccountRequest,
  ): Promise<AccountResponse> {
    return this.desk.change(actor, id, body);
  }

  @Post(':id/pause')
  @ApiOperation({ summary: '暂停使用账号 / Pause an account' })
  @HttpCode(200)
  @ApiOkResponse({ type: AccountResponse })
  pause(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: PauseAccountRequest,
  ): Promise<AccountResponse> {
    return this.desk.setState(actor, id, 'paused', reason);
  }

  @Post(':id/resume')
  @ApiOperation({ summary: '恢复使用账号 / Resume an account' })
  @HttpCode(200)
  @ApiOkResponse({ type: AccountResponse })
  resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AccountResponse> {
    return this.desk.setState(actor, id, 'active');
  }
}
