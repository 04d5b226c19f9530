import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { Idempotent } from '../../../platform/http/idempotency/idempotent.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { CommentPath, CommentRequest, CommentResponse, ResolutionRequest } from './comment.dto.js';
import { CommentService } from './comment.service.js';

@ApiTags('stories')
@Controller('stories/:id/comments')
export class CommentController {
  constructor(private readonly comments: CommentService) {}

  @Get()
  @ApiOperation({ summary: '稿件的批注 / List the comments on a story' })
  @ApiOkResponse({ type: CommentResponse, isArray: true })
  list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CommentResponse[]> {
    return this.comments.list(actor, id);
  }

  /** Say something about the story or a piece of its text, or answer to that. Changes neither the story nor who may review it. */
  @Post()
  @ApiOperation({ summary: '写批注或回复 / Comment, or answer a comment' })
  @Idempotent()
  @ApiCreatedResponse({ type: CommentResponse, isArray: true, description: '稿件的全部批注' })
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: CommentRequest,
  ): Promise<CommentResponse[]> {
    await this.comments.add(actor, id, body);
    return this.comments.list(actor, id);
  }

  @Put(':commentId/resolution')
  @ApiOperation({ summary: '把批注标为已解决，或重新打开 / Settle a comment, or open it again' })
  @ApiOkResponse({ type: CommentResponse, isArray: true })
  async resolve(
    @CurrentActor() actor: Actor,
    @Param() { id, commentId }: CommentPath,
    @Body() { resolved }: ResolutionRequest,
  ): Promise<CommentResponse[]> {
    await this.comments.resolve(actor, id, commentId, resolved);
    return this.comments.list(actor, id);
  }
}
