import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../identity/actor.js';
import { CurrentActor } from '../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../platform/http/server/input.js';
import { RotatedSecretResponse, RotateSecretRequest } from './webhook-secret.dto.js';
import { WebhookSecrets } from './webhook-secret.service.js';

/** Signing secrets come out here and nowhere else, once. */
@ApiTags('accounts')
@Controller('accounts')
export class WebhookSecretController {
  constructor(private readonly secrets: WebhookSecrets) {}

  @Post(':id/webhook-secret')
  @ApiOperation({ summary: '生成或更换签名密钥 / Make or rotate the signing secret' })
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: RotatedSecretResponse })
  async rotate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { keepOldHours }: RotateSecretRequest,
  ): Promise<RotatedSecretResponse> {
    const { secret, oldSecretUntil, callbackUrl } = await this.secrets.rotate(actor, id, keepOldHours);
    return { secret, oldSecretUntil: oldSecretUntil?.toISOString() ?? null, callbackUrl };
  }
}
