import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { type Page, PageOf } from '../../../platform/http/paging/page.dto.js';
import { DeadLetterReader } from './dead-letter-reader.service.js';
import { DeadLetterQuery, DeadLetterResponse } from './dead-letter.dto.js';

@ApiTags('publications')
@Controller('webhook-dead-letters')
export class DeadLetterController {
  constructor(private readonly letters: DeadLetterReader) {}

  @Get()
  @ApiOperation({ summary: '没有送达自有 CMS 的稿件，及如何重发 / List what receivers of webhooks did not take' })
  @ApiOkResponse({ type: PageOf(DeadLetterResponse) })
  list(@CurrentActor() actor: Actor, @Query() query: DeadLetterQuery): Promise<Page<DeadLetterResponse>> {
    return this.letters.list(actor, query);
  }
}
