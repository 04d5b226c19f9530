import { Body, Controller, Get, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsNumber, IsOptional, Max, MaxLength, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CAPABILITIES } from '../../../accounts/channels/capability.rules.js';
import type { Actor } from '../../../identity/actor.js';
import { CurrentActor } from '../../../identity/sessions/current-actor.decorator.js';
import { IdPipe } from '../../../platform/http/server/input.js';
import { PictureFitting } from '../fitting/picture-fitting.service.js';
import { sendRendition } from '../fitting/send-rendition.js';
import type { PictureFocus } from './picture-focus.entity.js';
import { PictureFocusService } from './picture-focus.service.js';

class FocusRequest {
  @ApiProperty({ minimum: 0, maximum: 1, example: 0.5, description: '距左边的比例' })
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(1)
  x: number;

  @ApiProperty({ minimum: 0, maximum: 1, example: 0.3, description: '距上边的比例' })
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(1)
  y: number;
}

const FORMS = CAPABILITIES.wechat.cover.forms;
const FORM_NAMES = Object.keys(FORMS) as readonly (keyof typeof FORMS)[];

/** As large as telephones show it. */
const LIST_COVER = { mimes: ['image/jpeg', 'image/png'], maxBytes: 300 * 1024, maxSide: 900 };

class CropQuery {
  @ApiProperty({ enum: FORM_NAMES, description: 'wide：头条封面 2.35:1；square：列表封面 1:1' })
  @IsIn(FORM_NAMES)
  form: keyof typeof FORMS;

  @ApiPropertyOptional({ maxLength: 40, description: '任意：焦点改了就换一个，页面便会重新取图' })
  @IsOptional()
  @MaxLength(40)
  at?: string;
}

class FocusResponse {
  @ApiProperty({ description: '图片的 sha256' })
  sha256: string;

  @ApiProperty({ minimum: 0, maximum: 1, description: '距左边的比例，精确到千分之一' })
  x: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: '距上边的比例，精确到千分之一' })
  y: number;

  static of({ sha256, x, y }: PictureFocus): FocusResponse {
    return { sha256, x, y };
  }
}

@ApiTags('media')
@Controller('stories')
export class PictureFocusController {
  constructor(
    private readonly focus: PictureFocusService,
    private readonly fitting: PictureFitting,
  ) {}

  /** The points that were set; any other picture is cut around its middle. */
  @Get(':id/focus')
  @ApiOperation({ summary: '稿件各图片的焦点 / The points a story’s pictures are cut around' })
  @ApiOkResponse({ type: FocusResponse, isArray: true })
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<FocusResponse[]> {
    return (await this.focus.list(actor, id)).map((one) => FocusResponse.of(one));
  }

  /** Say which point of a picture must stay in sight when a channel's cover is cut (WeChat: 2.35:1 and 1:1). Not under review or approval. */
  @Put(':id/focus/:sha256')
  @ApiOperation({ summary: '设置图片的焦点 / Set the point a picture is cut around' })
  @ApiOkResponse({ type: FocusResponse })
  async set(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('sha256') sha256: string,
    @Body() body: FocusRequest,
  ): Promise<FocusResponse> {
    return FocusResponse.of(await this.focus.set(actor, id, sha256, body));
  }

  /** A cover as WeChat’s lists will show it: cut by the shares the platform is told. */
  @Get(':id/focus/:sha256/crop')
  @ApiOperation({ summary: '取回裁切后的封面 / Fetch a cover as lists show it' })
  @ApiOkResponse({ description: '图片', content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } })
  async crop(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('sha256') sha256: string,
    @Query() { form }: CropQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const focus = await this.focus.read(actor, id, sha256);
    const crop = { ratio: FORMS[form], focus };
    sendRendition(request, reply, await this.fitting.fit(sha256, { ...LIST_COVER, crop }), 0);
  }
}
