import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { Problem } from '../../problem.rules.js';
import type { Variant } from './variant.entity.js';

/** Path of a variant: `/stories/{id}/variants/{channel}`. */
export class VariantPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel: ChannelKind;
}

export class VariantQuery {
  @ApiPropertyOptional({ minimum: 1, description: '第几版；不写为当前这一版' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  revision?: number;
}

export class PreviewQuery extends VariantQuery {
  @ApiPropertyOptional({
    format: 'uuid',
    description: '为哪个账号预览：文末署名中的来源随账号而定；不写时，各账号来源相同的照写，不同的只说明随账号而定',
  })
  @IsOptional()
  @IsUUID()
  account?: string;
}

export class DeriveVariantRequest {
  @ApiProperty({ minimum: 0, description: '您看到的渠道稿 version，还没有这份渠道稿时为 0；不一致时返回 409' })
  @IsInt()
  @Min(0)
  version: number;
}

export class EditVariantRequest extends DeriveVariantRequest {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      '整份渠道稿：web {channel,title,summary,body,cover,column}（column 可不写，从账号列出的栏目中选）；wechat {channel,title,author,digest,body,cover,sourceLink}；weibo {channel,text,picture}；other {channel,title,text,pictures,attachments}。web、wechat 的 body 与稿件正文同：见稿件的 body',
    example: { channel: 'weibo', text: '【示例标题】一句话摘要 {link:publication}', picture: null },
  })
  @IsObject()
  content: Record<string, unknown>;
}

export class ProblemResponse implements Problem {
  @ApiProperty({ description: '有问题的字段（JSON pointer，从 content 起）' })
  pointer: string;

  @ApiProperty()
  code: string;

  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

export class VariantResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  revisionId: string;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ description: '每次修改加一；修改时带回' })
  version: number;

  @ApiProperty({ description: '是否改写过；未改写的由稿件自动生成' })
  edited: boolean;

  @ApiProperty({ format: 'uuid' })
  updatedBy: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: Date;

  @ApiProperty({ type: 'object', additionalProperties: true })
  content: object;

  @ApiProperty({ type: 'object', additionalProperties: true, description: '自己写的字段；未改写时为 {}' })
  own: object;

  @ApiProperty({ type: ProblemResponse, isArray: true, description: '不符合渠道要求之处；为空才能发布' })
  problems: ProblemResponse[];

  static of({ variant, problems, own }: { variant: Variant; problems: Problem[]; own: object }): VariantResponse {
    const { id, revisionId, channel, version, edited, updatedBy, updatedAt, content } = variant;
    return { id, revisionId, channel, version, edited, updatedBy, updatedAt, content, own, problems };
  }
}
