import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency/idempotent.decorator.js';
import { type Page, PageOf } from '../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../platform/http/server/input.js';
import type { Actor } from '../actor.js';
import { CurrentActor } from '../sessions/current-actor.decorator.js';
import { PeopleDeskService } from './people-desk.service.js';
import {
  ChangePersonRequest,
  CreatedPersonResponse,
  CreatePersonRequest,
  GrantRoleRequest,
  OneTimePasswordResponse,
  PersonListQuery,
  PersonResponse,
  RoleResponse,
} from './person.dto.js';
import { PersonService } from './person.service.js';

@ApiTags('people')
@Controller('people')
export class PersonController {
  constructor(
    private readonly people: PersonService,
    private readonly desk: PeopleDeskService,
  ) {}

  @Get()
  @ApiOperation({ summary: '人员列表 / List people' })
  @ApiOkResponse({ type: PageOf(PersonResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: PersonListQuery): Promise<Page<PersonResponse>> {
    return this.people.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看人员 / Read a person' })
  @ApiOkResponse({ type: PersonResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PersonResponse> {
    return this.people.read(actor, id);
  }

  @Post()
  @ApiOperation({ summary: '新建人员，返回一次性密码 / Create a person; answers a one-time password' })
  @Idempotent({ once: ['oneTimePassword'] })
  @ApiCreatedResponse({ type: CreatedPersonResponse })
  create(@CurrentActor() actor: Actor, @Body() body: CreatePersonRequest): Promise<CreatedPersonResponse> {
    return this.desk.create(actor, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改人员，或停用 / Change or deactivate a person' })
  @ApiOkResponse({ type: PersonResponse })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangePersonRequest,
  ): Promise<PersonResponse> {
    return this.desk.change(actor, id, body);
  }

  /** A new one-time password; the person's sessions end. */
  @Post(':id/password')
  @ApiOperation({ summary: '重置他人的密码，返回一次性密码 / Reset a person’s password; answers a one-time password' })
  @Idempotent({ once: ['oneTimePassword'] })
  @ApiCreatedResponse({ type: OneTimePasswordResponse })
  resetPassword(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OneTimePasswordResponse> {
    return this.desk.resetPassword(actor, id);
  }

  @Post(':id/roles')
  @ApiOperation({ summary: '授予角色 / Grant a role' })
  @Idempotent()
  @ApiCreatedResponse({ type: RoleResponse })
  grant(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: GrantRoleRequest,
  ): Promise<RoleResponse> {
    return this.desk.grant(actor, id, body);
  }

  @Delete(':id/roles/:roleId')
  @ApiOperation({ summary: '收回角色 / Revoke a role' })
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('roleId', IdPipe) roleId: string,
  ): Promise<void> {
    return this.desk.revoke(actor, id, roleId);
  }
}
