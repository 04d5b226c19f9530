import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { BODY_WORDS } from '../document/body-words.rules.js';
import { isPlainObject } from '../problem.rules.js';
import { AI_USES, REVISION_LIMITS, type AiUse } from '../story.rules.js';
import type { StoryRevision } from './story-revision.entity.js';

/** What the column of revision numbers holds. */
const MOST_REVISIONS = 2_147_483_647;

const unlessNull = ValidateIf((_body, value) => value !== undefined && value !== null);

/** An object of objects: what each of them holds is read by the channel's own rules. */
const OwnForms = (): PropertyDecorator =>
  ValidateBy({
    name: 'ownForms',
    validator: {
      validate: (value: unknown) => isPlainObject(value) && Object.values(value).every(isPlainObject),
      defaultMessage: () => '应为按渠道的对象。 | An object for each channel.',
    },
  });

export class CoverRequest {
  @ApiProperty({ description: '先上传图片，再填返回的 sha256' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/, { message: '应为上传后返回的 sha256。 | Must be the sha256 that the upload gave.' })
  sha256: string;

  @ApiProperty({ description: '替代文字：图上是什么', maxLength: REVISION_LIMITS.alt })
  @IsString()
  @MaxLength(REVISION_LIMITS.alt)
  alt: string;
}

/** The texts of a revision; facts and body are checked by rules of their own. */
export class RevisionTexts {
  @ApiProperty({ maxLength: REVISION_LIMITS.title, example: '示例：一线技师的二十年' })
  @IsString()
  @MaxLength(1000)
  title: string;

  @ApiPropertyOptional({ maxLength: REVISION_LIMITS.summary, default: '' })
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  summary?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: '结构化信息，字段随稿件类别而定',
    example: { name: '某技师', trade: '数控车工', unit: '示例装备制造公司' },
  })
  @IsObject()
  facts: Record<string, unknown>;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: BODY_WORDS,
    example: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文' }] }] },
  })
  @IsObject()
  body: Record<string, unknown>;

  @ApiPropertyOptional({ type: CoverRequest, nullable: true })
  @unlessNull
  @IsObject()
  @ValidateNested()
  @Type(() => CoverRequest)
  cover?: CoverRequest | null;

  @ApiPropertyOptional({ enum: AI_USES, default: 'none', description: '人工智能参与程度' })
  @IsOptional()
  @IsIn(AI_USES)
  aiUse?: AiUse;
}

export class CreateRevisionRequest extends RevisionTexts {
  @ApiProperty({ minimum: 1, description: '您看到的稿件 version；不一致时返回 409' })
  @IsInt()
  @Min(1)
  version: number;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: true },
    default: {},
    description: '各渠道稿中自己写的字段，按渠道；不写的由稿件自动生成。字段同改写渠道稿的 content',
    example: { weibo: { text: '【示例标题】另写的一句话 {link:publication}' } },
  })
  @IsOptional()
  @IsObject()
  @OwnForms()
  variants?: Record<string, Record<string, unknown>>;
}

/** Path of a revision: `/stories/{id}/revisions/{number}`. */
export class RevisionNumber {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;

  @ApiProperty({ minimum: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_REVISIONS)
  number: number;
}

export class RevisionHeadResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: '第几版' })
  number: number;

  @ApiProperty()
  title: string;

  @ApiProperty()
  summary: string;

  @ApiProperty({ enum: AI_USES })
  aiUse: AiUse;

  @ApiProperty({ format: 'uuid' })
  createdBy: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  static head(revision: StoryRevision): RevisionHeadResponse {
    const { id, number, title, summary, aiUse, createdBy, createdAt } = revision;
    return { id, number, title, summary, aiUse, createdBy, createdAt };
  }
}

/** A revision in the list of a story's. */
export class RevisionListItem extends RevisionHeadResponse {
  @ApiProperty({ description: '谁保存的' })
  createdByName: string;

  static item(revision: StoryRevision, names: ReadonlyMap<string, string>): RevisionListItem {
    return { ...RevisionHeadResponse.head(revision), createdByName: names.get(revision.createdBy) ?? '' };
  }
}

export class RevisionResponse extends RevisionHeadResponse {
  @ApiProperty({ type: 'object', additionalProperties: true })
  facts: object;

  @ApiProperty({ type: 'object', additionalProperties: true, description: '正文，见保存稿件的 body' })
  body: object;

  @ApiProperty({ type: CoverRequest, nullable: true })
  cover: CoverRequest | null;

  static of({ revision, coverAlt }: { revision: StoryRevision; coverAlt: string | null }): RevisionResponse {
    const { facts, body, cover } = revision;
    return {
      ...RevisionHeadResponse.head(revision),
      facts,
      body,
      cover: cover === null ? null : { sha256: cover, alt: coverAlt ?? '' },
    };
  }
}
