import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { Idempotent } from '../../../platform/http/idempotency/idempotent.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { PhonePreviewBody, PhonePreviewResponse } from './phone-preview.dto.js';
import { PhonePreviews } from './phone-preview.service.js';

@ApiTags('variants')
@Controller('stories')
export class PhonePreviewController {
  constructor(private readonly previews: PhonePreviews) {}

  /** Show the article on one telephone of the account’s list, as WeChat shows it. No publication: nothing is counted or sealed by it. */
  @Post(':id/variants/wechat/phone-preview')
  @ApiOperation({ summary: '把微信稿预览到指定手机 / Preview the WeChat article on a telephone' })
  @Idempotent()
  @HttpCode(200)
  @ApiOkResponse({ type: PhonePreviewResponse })
  send(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { accountId, receiver }: PhonePreviewBody,
  ): Promise<PhonePreviewResponse> {
    return this.previews.send(actor, id, accountId, receiver);
  }
}
