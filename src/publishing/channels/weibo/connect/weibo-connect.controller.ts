import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../../../identity/actor.js';
import { CurrentActor, type RequestWithActor } from '../../../../identity/sessions/current-actor.decorator.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { PublicRoute, RecognisesVisitor } from '../../../../platform/http/public-route.decorator.js';
import { IdPipe } from '../../../../platform/http/server/input.js';
import { connectedPage, inWords } from './connected-page.rules.js';
import { BegunConnectionResponse, BeginConnectionRequest, toAccountDraft } from './weibo-connect.dto.js';
import { WEIBO_CONNECT_LOGGED_OUT } from './weibo-connect.errors.js';
import { type ReturnQuery, WeiboConnect } from './weibo-connect.service.js';

const DONE = { zh: '授权成功', en: 'The account is authorised' };
const NOT_DONE = { zh: '授权未完成', en: 'The account was not authorised' };

/** Authorising Weibo accounts on the platform's own page. */
@ApiTags('accounts')
@Controller()
export class WeiboConnectController {
  constructor(private readonly connect: WeiboConnect) {}

  @Post('accounts/:id/weibo-authorization')
  @ApiOperation({ summary: '授权或重新授权微博账号 / Begin to authorise a Weibo account' })
  @HttpCode(200)
  @ApiOkResponse({ type: BegunConnectionResponse })
  async begin(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BegunConnectionResponse> {
    return BegunConnectionResponse.of(await this.connect.begin(actor, id));
  }

  @Post('weibo/authorizations')
  @ApiOperation({ summary: '以授权方式添加微博账号 / Begin to add a Weibo account by authorising it' })
  @HttpCode(200)
  @ApiOkResponse({ type: BegunConnectionResponse })
  async beginNew(@CurrentActor() actor: Actor, @Body() body: BeginConnectionRequest): Promise<BegunConnectionResponse> {
    return BegunConnectionResponse.of(await this.connect.beginNew(actor, toAccountDraft(body)));
  }

  /**
   * A page for people: whoever comes back from the platform reads it in the browser they began in. Open, so that somebody whose session
   * has ended on the way is told so by a page, too; without a session nothing is finished and nothing spent.
   */
  @Get('weibo/authorizations/callback')
  @ApiOperation({ summary: '微博授权后返回的页面 / The page Weibo sends people back to' })
  @PublicRoute()
  @RecognisesVisitor()
  @ApiQuery({ name: 'state' })
  @ApiQuery({ name: 'code', required: false })
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' }, description: '结果说明（网页）' })
  async finish(@Req() request: RequestWithActor, @Res() reply: FastifyReply) {
    const { status, page } = await this.outcome(request.actor, queryOf(request));
    // The address holds the code: it is spent, and still nobody's business.
    return reply
      .status(status)
      .headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(page);
  }

  private async outcome(actor: Actor | undefined, query: ReturnQuery): Promise<{ status: number; page: string }> {
    try {
      if (!actor) throw new AppError(WEIBO_CONNECT_LOGGED_OUT);
      const { name, expiresAt } = await this.connect.finish(actor, query);
      const until = inWords(expiresAt);
      const text = {
        zh: `微博账号“${name}”已授权，有效至${until.zh}。可以关闭本页，回到账号页。`,
        en: `The Weibo account “${name}” is authorised until ${until.en}. You may close this page.`,
      };
      return { status: 200, page: connectedPage(DONE, text, null) };
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 500) throw error;
      return { status: error.status, page: connectedPage(NOT_DONE, error.text, error.code) };
    }
  }
}

/** The platform adds parameters as it likes, so the query is read leniently: texts, each once. */
function queryOf(request: FastifyRequest): ReturnQuery {
  const query = request.query as Record<string, unknown>;
  return Object.fromEntries(Object.entries(query).filter(([, value]) => typeof value === 'string')) as ReturnQuery;
}
