import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { COMMENT_FIELDS, type CommentField } from './story-comment.entity.js';

/** Characters. A quote is what somebody marked; what stands around it only tells the same words apart. */
const LONGEST = { words: 2_000, quote: 500, around: 40 } as const;
// eslint-disable-next-line no-control-regex -- naming the control characters is the point
const CLEAN = /^[^\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]*$/;
const CLEAN_HINT = { message: '不能含控制字符。 | No control characters.' };

export class CommentRequest {
  @ApiProperty({ maxLength: LONGEST.words })
  @IsString()
  @MaxLength(LONGEST.words)
  @Matches(/\S/, { message: '请写明内容，不能只有空白。 | Write something: blanks alone do not count.' })
  @Matches(CLEAN, CLEAN_HINT)
  words: string;

  @ApiPropertyOptional({ format: 'uuid', description: '所回复的批注；写了它，位置由它而定' })
  @IsOptional()
  @IsUUID()
  answersId?: string;

  @ApiPropertyOptional({ enum: COMMENT_FIELDS, default: 'story', description: '在稿件的哪一部分；story 为整篇' })
  @IsOptional()
  @IsIn(COMMENT_FIELDS)
  field?: CommentField;

  @ApiPropertyOptional({ maxLength: LONGEST.quote, default: '', description: '所批注的原文' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST.quote)
  @Matches(CLEAN, CLEAN_HINT)
  quote?: string;

  @ApiPropertyOptional({ maxLength: LONGEST.around, default: '', description: '原文之前的几个字，用来分辨相同的文字' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST.around)
  @Matches(CLEAN, CLEAN_HINT)
  before?: string;

  @ApiPropertyOptional({ maxLength: LONGEST.around, default: '' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST.around)
  @Matches(CLEAN, CLEAN_HINT)
  after?: string;
}

/** Path of a comment: `/stories/{id}/comments/{commentId}`. */
export class CommentPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  commentId: string;
}

export class ResolutionRequest {
  @ApiProperty({ description: 'true：已解决；false：重新打开' })
  @IsBoolean()
  resolved: boolean;
}

export class CommentResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  answersId: string | null;

  @ApiProperty({ description: '批注时是第几版' })
  revision: number;

  @ApiProperty({ enum: COMMENT_FIELDS })
  field: CommentField;

  @ApiProperty()
  quote: string;

  @ApiProperty()
  before: string;

  @ApiProperty()
  after: string;

  @ApiProperty()
  words: string;

  @ApiProperty({ format: 'uuid' })
  authorId: string;

  @ApiProperty()
  authorName: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, nullable: true, description: '由谁标为已解决' })
  resolvedByName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  resolvedAt: Date | null;
}
