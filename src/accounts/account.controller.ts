import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../identity/actor.js';
import { CurrentActor } from '../identity/sessions/current-actor.decorator.js';
import { Idempotent } from '../platform/http/idempotency/idempotent.decorator.js';
import { type Page, PageOf } from '../platform/http/paging/page.dto.js';
import { IdPipe } from '../platform/http/server/input.js';
import { AccountDesk } from './account-desk.service.js';
import { AccountListQuery, AccountResponse, ChangeAccountRequest, CreateAccountRequest } from './account.dto.js';

@ApiTags('accounts')
@Controller('accounts')
export class AccountController {
  constructor(private readonly desk: AccountDesk) {}

  @Get()
  @ApiOkResponse({ type: PageOf(AccountResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: AccountListQuery): Promise<Page<AccountResponse>> {
    return this.desk.list(actor, query);
  }

  @Get(':id')
  @ApiOkResponse({ type: AccountResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AccountResponse> {
    return this.desk.read(actor, id);
  }

  @Post()
  @Idempotent()
  @ApiCreatedResponse({ type: AccountResponse })
  create(@CurrentActor() actor: Actor, @Body() body: CreateAccountRequest): Promise<AccountResponse> {
    return this.desk.create(actor, body);
  }

  @Patch(':id')
  @ApiOkResponse({ type: AccountResponse })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeAccountRequest,
  ): Promise<AccountResponse> {
    return this.desk.change(actor, id, body);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @ApiOkResponse({ type: AccountResponse })
  pause(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AccountResponse> {
    return this.desk.setState(actor, id, 'paused');
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiOkResponse({ type: AccountResponse })
  resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AccountResponse> {
    return this.desk.setState(actor, id, 'active');
  }
}
