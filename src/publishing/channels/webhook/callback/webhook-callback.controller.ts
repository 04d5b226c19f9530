import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiHeader, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { PublicRoute } from '../../../../platform/http/public-route.decorator.js';
import { KeepsRawText } from '../../../../platform/http/server/keeps-raw-text.decorator.js';
import { WebhookToldRequest } from './webhook-callback.dto.js';
import { WebhookCallbacks } from './webhook-callback.service.js';

/** Where a content system of one's own says what became of a page it has taken. Open to everybody, hence signed. */
@ApiTags('callbacks')
@Controller('callbacks/webhook')
@PublicRoute()
export class WebhookCallbackController {
  constructor(private readonly callbacks: WebhookCallbacks) {}

  @Post(':accountId')
  @ApiOperation({ summary: '自有 CMS 告知已发布的链接或拒绝 / A receiver of webhooks says where a page is' })
  @ApiHeader({ name: 'webhook-id' })
  @ApiHeader({ name: 'webhook-timestamp' })
  @ApiHeader({ name: 'webhook-signature' })
  @ApiBody({ type: WebhookToldRequest })
  @HttpCode(204)
  @ApiNoContentResponse({ description: '已收下；重复送达不会重复处理' })
  @ApiConflictResponse({ description: '与已记录的情况不符，没有采用；已交人工核对，请勿重发' })
  @KeepsRawText()
  take(@Param('accountId') accountId: string, @Req() request: FastifyRequest): Promise<void> {
    const header = (name: string): string => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : '';
    };
    const headers = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
    };
    return this.callbacks.take(accountId, headers, request.rawText ?? '');
  }
}
