import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { ResolutionService } from '../settle/resolution.service.js';
import { AttemptReader } from './attempt-reader.service.js';
import { PostLinks } from './post-link.service.js';
import { PostsByHand } from './by-hand/posted-by-hand.service.js';
import { GoneNotes } from './gone/gone-note.service.js';
import { LinkCorrections } from './link-correction.service.js';
import {
  AttemptResponse,
  GoneNoteBody,
  LinkCorrectionBody,
  PostedByHandBody,
  PostLinkBody,
  ResolveBody,
  ResolvedResponse,
  toFinding,
} from './attempt.dto.js';

@ApiTags('publications')
@Controller('publications/:id')
export class AttemptController {
  constructor(
    private readonly attempts: AttemptReader,
    private readonly resolutions: ResolutionService,
    private readonly links: PostLinks,
    private readonly corrections: LinkCorrections,
    private readonly byHand: PostsByHand,
    private readonly gone: GoneNotes,
  ) {}

  @Get('attempts')
  @ApiOperation({ summary: '发送经过 / Read the timeline of attempts' })
  @ApiOkResponse({ type: AttemptResponse, isArray: true })
  timeline(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AttemptResponse[]> {
    return this.attempts.timeline(actor, id);
  }

  @Post('link')
  @ApiOperation({ summary: '补填平台没有告知的链接 / Fill in a link that the platform has not told' })
  @HttpCode(204)
  @ApiNoContentResponse({ description: '已补填' })
  link(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() { url }: PostLinkBody): Promise<void> {
    return this.links.fillIn(actor, id, url);
  }

  @Post('link/correction')
  @ApiOperation({ summary: '更正由人填写的链接 / Correct a link that a person has filled in' })
  @HttpCode(204)
  @ApiNoContentResponse({ description: '已更正' })
  correctLink(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: LinkCorrectionBody,
  ): Promise<void> {
    return this.corrections.correct(actor, id, body);
  }

  @Post('by-hand')
  @ApiOperation({
    summary:
      '登记发送失败、已暂停或逾期未发的内容已由人在平台上发布 / Say that a person has published what failed, is held or was missed',
  })
  @HttpCode(204)
  @ApiNoContentResponse({ description: '记为已发布，不再发送' })
  postedByHand(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: PostedByHandBody,
  ): Promise<void> {
    return this.byHand.report(actor, id, body);
  }

  @Post('gone/note')
  @ApiOperation({ summary: '登记已知悉内容不在平台上 / Note that it is known to be no longer there' })
  @HttpCode(204)
  @ApiNoContentResponse({ description: '已登记，不再列入需要处理的' })
  noteGone(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() body: GoneNoteBody): Promise<void> {
    return this.gone.write(actor, id, body);
  }

  @Post('resolve')
  @ApiOperation({ summary: '填写人工核实的结论 / Resolve an unconfirmed send by hand' })
  @HttpCode(200)
  @ApiOkResponse({ type: ResolvedResponse })
  async resolve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ResolveBody,
  ): Promise<ResolvedResponse> {
    if (body.url) await this.links.requireHome(actor, id, body.url);
    return { settled: await this.resolutions.resolve(actor, id, toFinding(body)) };
  }

  @Post('resolve/confirm')
  @ApiOperation({ summary: '第二人确认平台上没有 / Confirm, as a second person, that it is not there' })
  @HttpCode(204)
  @ApiNoContentResponse({ description: '第二人确认平台上没有，重新排期' })
  confirm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.resolutions.confirmAbsent(actor, id);
  }
}
