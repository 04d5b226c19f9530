import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { DocumentNode } from '../variant-content.rules.js';
import type { ImportedHtml, LostItem } from './reading/import-html.rules.js';
import type { GivenPicture, PictureWanted } from './reading/imported-pictures.js';
import { LOST, type LostCode } from './reading/lost.rules.js';

const LONGEST_HTML = 800_000;
const MOST_PICTURES = 200;
const LOST_CODES = Object.keys(LOST) as readonly LostCode[];
const TODOS = ['UPLOAD', 'DESCRIBE'] as const;

class GivenPictureRequest implements GivenPicture {
  @ApiProperty({ minimum: 1, description: '是 HTML 中的第几张图' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  at: number;

  @ApiProperty({ description: '上传后得到的 sha256' })
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;

  @ApiPropertyOptional({ maxLength: 200, description: '替代文字；不写则用 HTML 里的' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  alt?: string;
}

export class ImportHtmlRequest {
  @ApiProperty({ maxLength: LONGEST_HTML, description: '排版工具（135编辑器、秀米等）导出或复制的 HTML' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_HTML)
  html: string;

  @ApiPropertyOptional({ type: GivenPictureRequest, isArray: true, description: '已上传的图片，按其在 HTML 中的序号' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PICTURES)
  @ValidateNested({ each: true })
  @Type(() => GivenPictureRequest)
  pictures?: GivenPictureRequest[];
}

class LostItemResponse implements LostItem {
  @ApiProperty({ enum: LOST_CODES })
  code: LostCode;

  @ApiProperty({ description: '有几处' })
  count: number;

  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

class PictureWantedResponse implements PictureWanted {
  @ApiProperty({ description: '是 HTML 中的第几张图' })
  at: number;

  @ApiProperty({ description: '原来的地址（截短）；系统不会去取' })
  source: string;

  @ApiProperty()
  alt: string;

  @ApiProperty({ type: String, nullable: true, description: '已上传的图片' })
  sha256: string | null;

  @ApiProperty({ enum: TODOS, isArray: true, description: 'UPLOAD：请上传；DESCRIBE：请写替代文字；为空才进入正文' })
  todo: PictureWanted['todo'];
}

export class ImportHtmlResponse {
  @ApiProperty({ type: 'object', additionalProperties: true, description: '可以直接用作稿件或微信渠道稿的 body' })
  body: DocumentNode;

  @ApiProperty({ type: LostItemResponse, isArray: true, description: '没有保留的内容，逐类列出' })
  lost: LostItemResponse[];

  @ApiProperty({ type: PictureWantedResponse, isArray: true })
  pictures: PictureWantedResponse[];

  static of({ body, lost, pictures }: ImportedHtml): ImportHtmlResponse {
    return { body, lost, pictures };
  }
}
