import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** For the document alone: the text is read after its signature was checked. */
export class WebhookTold {
  @ApiProperty({ format: 'uuid', description: '发布任务编号，即收到的 data.publicationId' })
  publicationId: string;

  @ApiPropertyOptional({ format: 'uri', maxLength: 1024, description: '已发布时必填：完整的 http(s) 网址' })
  url?: string;

  @ApiPropertyOptional({ maxLength: 200, description: '该页在网站上的编号，撤下和更正时带回；不填即用网址' })
  ref?: string;

  @ApiPropertyOptional({ description: '不发布时的原因，给人看' })
  reason?: string;
}

export class WebhookToldRequest {
  @ApiProperty({ enum: ['publication.published', 'publication.rejected'] })
  type: string;

  @ApiProperty({ type: WebhookTold })
  data: WebhookTold;
}
