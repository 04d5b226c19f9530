import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min, ValidateIf } from 'class-validator';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import { RevisionResponse, RevisionTexts } from '../revision/revision.dto.js';
import type { StoryRevision } from '../revision/story-revision.entity.js';
import { STORY_KINDS, type StoryKind } from '../story.rules.js';
import type { Story } from './story.entity.js';
import { STORY_STATES, type StoryState } from './story-state.rules.js';

const unlessNull = ValidateIf((_body, value) => value !== undefined && value !== null);

export class CreateStoryRequest extends RevisionTexts {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  departmentId: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @unlessNull
  @IsUUID()
  campaignId?: string | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: '专题活动的宣传内容之一' })
  @unlessNull
  @IsUUID()
  pillarId?: string | null;

  @ApiProperty({ enum: STORY_KINDS })
  @IsIn(STORY_KINDS)
  kind: StoryKind;
}

/** Lays a story away or takes it out again. */
export class ShelveStoryRequest {
  @ApiProperty({ minimum: 1, description: '您看到的稿件 version；不一致时返回 409' })
  @IsInt()
  @Min(1)
  version: number;
}

/** Members left out stay as they are; null takes the story out of its campaign or pillar. */
export class ChangeStoryRequest {
  @ApiProperty({ minimum: 1, description: '您看到的稿件 version；不一致时返回 409' })
  @IsInt()
  @Min(1)
  version: number;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @unlessNull
  @IsUUID()
  campaignId?: string | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @unlessNull
  @IsUUID()
  pillarId?: string | null;
}

export class StoryListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  pillarId?: string;

  @ApiPropertyOptional({ enum: STORY_STATES })
  @IsOptional()
  @IsIn(STORY_STATES)
  state?: StoryState;

  @ApiPropertyOptional({ enum: STORY_KINDS })
  @IsOptional()
  @IsIn(STORY_KINDS)
  kind?: StoryKind;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  authorId?: string;

  @ApiPropertyOptional({
    maxLength: 100,
    description: '标题、摘要、正文或结构化信息中含有的词；几个词用空格隔开，须全部含有',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'true：只看已归档的；否则不含已归档的',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  archived?: 'true' | 'false';
}

export class StorySummaryResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  campaignId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  pillarId: string | null;

  @ApiProperty({ enum: STORY_KINDS })
  kind: StoryKind;

  @ApiProperty({ enum: STORY_STATES })
  state: StoryState;

  @ApiProperty({ description: '每次修改加一；修改时带回' })
  version: number;

  @ApiProperty({ format: 'uuid' })
  authorId: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ format: 'date-time' })
  updatedAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '何时归档；没有归档的为 null' })
  archivedAt: Date | null;

  @ApiProperty({ description: '当前是第几版' })
  revision: number;

  @ApiProperty()
  title: string;

  @ApiProperty()
  summary: string;

  @ApiProperty({ type: String, nullable: true, description: '封面图的 sha256' })
  cover: string | null;
}

export class StoryResponse extends OmitType(StorySummaryResponse, ['revision', 'title', 'summary', 'cover'] as const) {
  @ApiProperty({ type: RevisionResponse, description: '当前这一版' })
  revision: RevisionResponse;

  @ApiProperty({ type: String, isArray: true, description: '所有动过笔的人；他们不能审核本稿' })
  contributors: string[];

  @ApiProperty({ description: '您现在能否修改（有权限，且稿件不在审核中、未定稿）' })
  writable: boolean;

  static of(view: {
    story: Story;
    revision: StoryRevision;
    coverAlt: string | null;
    contributors: string[];
    writable: boolean;
  }): StoryResponse {
    const { id, departmentId, campaignId, pillarId, kind, state, version, authorId, createdAt, updatedAt, archivedAt } =
      view.story;
    const { contributors, writable } = view;
    return {
      ...{ id, departmentId, campaignId, pillarId, kind, state, version, authorId, createdAt, updatedAt, archivedAt },
      ...{ contributors, writable, revision: RevisionResponse.of(view) },
    };
  }
}
