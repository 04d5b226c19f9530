import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency/idempotent.decorator.js';
import { type Page, PageOf } from '../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../platform/http/server/input.js';
import type { Actor } from '../actor.js';
import { CurrentActor } from '../sessions/current-actor.decorator.js';
import { DepartmentTreeService } from './department-tree.service.js';
import {
  ChangeDepartmentRequest,
  CreateDepartmentRequest,
  DepartmentListQuery,
  DepartmentResponse,
} from './department.dto.js';

@ApiTags('departments')
@Controller('departments')
export class DepartmentController {
  constructor(private readonly tree: DepartmentTreeService) {}

  @Get()
  @ApiOperation({ summary: '单位列表 / List departments' })
  @ApiOkResponse({ type: PageOf(DepartmentResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: DepartmentListQuery): Promise<Page<DepartmentResponse>> {
    return this.tree.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看单位 / Read a department' })
  @ApiOkResponse({ type: DepartmentResponse })
  read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DepartmentResponse> {
    return this.tree.read(actor, id);
  }

  @Post()
  @ApiOperation({ summary: '新建单位 / Create a department' })
  @Idempotent()
  @ApiCreatedResponse({ type: DepartmentResponse })
  create(@CurrentActor() actor: Actor, @Body() body: CreateDepartmentRequest): Promise<DepartmentResponse> {
    return this.tree.create(actor, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改单位，或换上级 / Change a department, or move it in the tree' })
  @ApiOkResponse({ type: DepartmentResponse })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeDepartmentRequest,
  ): Promise<DepartmentResponse> {
    return this.tree.change(actor, id, body);
  }
}
