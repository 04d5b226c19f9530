import { Body, Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PublicRoute } from '../../../../platform/http/public-route.decorator.js';
import { AcceptsContent } from '../../../../platform/http/server/accepts-content.decorator.js';
import { type CallbackQuery, WechatCallbacks } from './wechat-callback.service.js';

/** The address an account's owner enters on the platform as its server. Open to everybody, hence signed. */
@ApiTags('callbacks')
@ApiQuery({ name: 'signature' })
@ApiQuery({ name: 'timestamp' })
@ApiQuery({ name: 'nonce' })
@Controller('callbacks/wechat')
@PublicRoute()
export class WechatCallbackController {
  constructor(private readonly callbacks: WechatCallbacks) {}

  @Get(':accountId')
  @ApiOperation({ summary: '微信平台验证回调地址 / WeChat verifies the callback address' })
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiOkResponse({ type: String })
  verify(@Param('accountId') accountId: string, @Req() request: FastifyRequest): Promise<string> {
    return this.callbacks.verify(accountId, queryOf(request));
  }

  @Post(':accountId')
  @ApiOperation({ summary: '接收微信平台的通知 / Take an event from WeChat' })
  @HttpCode(200)
  @Header('content-type', 'text/plain; charset=utf-8')
  @AcceptsContent('text/xml', 'application/xml')
  @ApiOkResponse({ type: String })
  take(@Param('accountId') accountId: string, @Req() request: FastifyRequest, @Body() body: unknown): Promise<string> {
    return this.callbacks.take(accountId, queryOf(request), typeof body === 'string' ? body : '');
  }
}

/** The platform adds parameters as it likes (openid and others), so the query is read leniently: texts, each once. */
function queryOf(request: FastifyRequest): CallbackQuery {
  const query = request.query as Record<string, unknown>;
  return Object.fromEntries(Object.entries(query).filter(([, value]) => typeof value === 'string')) as CallbackQuery;
}
