import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { Idempotent } from '../../platform/http/idempotency/idempotent.decorator.js';
import { PageOf, type Page } from '../../platform/http/paging/page.dto.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { StoryReaderService } from './story-reader.service.js';
import { StoryShelfService } from '../writing/story-shelf.service.js';
import { StoryWriterService } from '../writing/story-writer.service.js';
import { CreateRevisionRequest, RevisionListItem, RevisionNumber, RevisionResponse } from '../revision/revision.dto.js';
import {
  ChangeStoryRequest,
  CreateStoryRequest,
  ShelveStoryRequest,
  StoryListQuery,
  StoryResponse,
  StorySummaryResponse,
} from './story.dto.js';

@ApiTags('stories')
@Controller('stories')
export class StoryController {
  constructor(
    private readonly reader: StoryReaderService,
    private readonly writer: StoryWriterService,
    private readonly shelf: StoryShelfService,
  ) {}

  @Get()
  @ApiOperation({ summary: '稿件列表 / List stories' })
  @ApiOkResponse({ type: PageOf(StorySummaryResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: StoryListQuery): Promise<Page<StorySummaryResponse>> {
    return this.reader.list(actor, query);
  }

  @Get(':id')
  @ApiOperation({ summary: '查看稿件 / Read a story' })
  @ApiOkResponse({ type: StoryResponse })
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StoryResponse> {
    return StoryResponse.of(await this.reader.read(actor, id));
  }

  /** Begin a story with its first revision; the three variants are derived from it. */
  @Post()
  @ApiOperation({ summary: '新建稿件 / Create a story' })
  @Idempotent()
  @ApiCreatedResponse({ type: StoryResponse })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateStoryRequest): Promise<StoryResponse> {
    return this.read(actor, await this.writer.create(actor, body));
  }

  /** Say which campaign and pillar the story is for. */
  @Patch(':id')
  @ApiOperation({ summary: '把稿件归入专题活动和宣传内容 / Say which campaign and pillar a story is for' })
  @ApiOkResponse({ type: StoryResponse })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { version, ...place }: ChangeStoryRequest,
  ): Promise<StoryResponse> {
    await this.writer.place(actor, id, version, place);
    return this.read(actor, id);
  }

  /** Out of everybody's lists; nothing is lost. Only what is neither under review nor approved. */
  @Post(':id/archive')
  @ApiOperation({ summary: '归档：不再写下去的稿件收起来，可随时取出 / Lay a story away' })
  @HttpCode(200)
  @Idempotent()
  @ApiOkResponse({ type: StoryResponse })
  async archive(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { version }: ShelveStoryRequest,
  ): Promise<StoryResponse> {
    await this.shelf.layAway(actor, id, version);
    return this.read(actor, id);
  }

  @Post(':id/unarchive')
  @ApiOperation({ summary: '取出已归档的稿件 / Take a story out again' })
  @HttpCode(200)
  @Idempotent()
  @ApiOkResponse({ type: StoryResponse })
  async unarchive(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { version }: ShelveStoryRequest,
  ): Promise<StoryResponse> {
    await this.shelf.takeOut(actor, id, version);
    return this.read(actor, id);
  }

  @Get(':id/revisions')
  @ApiOperation({ summary: '稿件的历次版本 / List the revisions of a story' })
  @ApiOkResponse({ type: RevisionListItem, isArray: true })
  async revisions(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RevisionListItem[]> {
    const revisions = await this.reader.revisions(actor, id);
    const names = await this.reader.makersOf(revisions);
    return revisions.map((one) => RevisionListItem.item(one, names));
  }

  /** Make the next revision; 409 when somebody else made one meanwhile. */
  @Post(':id/revisions')
  @ApiOperation({ summary: '保存新版本 / Save a new revision' })
  @Idempotent()
  @ApiCreatedResponse({ type: StoryResponse })
  async revise(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { version, variants, ...revision }: CreateRevisionRequest,
  ): Promise<StoryResponse> {
    await this.writer.revise(actor, id, version, revision, variants);
    return this.read(actor, id);
  }

  @Get(':id/revisions/:number')
  @ApiOperation({ summary: '查看某一版本 / Read one revision' })
  @ApiOkResponse({ type: RevisionResponse })
  async revision(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param() { number }: RevisionNumber,
  ): Promise<RevisionResponse> {
    return RevisionResponse.of(await this.reader.revision(actor, id, number));
  }
}
