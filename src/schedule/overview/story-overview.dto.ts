import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import { TextResponse } from '../../platform/http/text.dto.js';
import { STORY_KINDS, type StoryKind } from '../../stories/story.rules.js';
import { STORY_STATES, type StoryState } from '../../stories/story/story-state.rules.js';
import { PUBLICATION_STATES, type PublicationState } from '../publications/publication-state.rules.js';
import { STORY_STAGES, type StoryStage } from './story-stage.rules.js';

export class StoryOverviewQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STORY_STAGES, isArray: true, description: '所处环节，可多选' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @ArrayMaxSize(STORY_STAGES.length)
  @IsIn(STORY_STAGES, { each: true })
  stage?: StoryStage[];

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

  @ApiPropertyOptional({ enum: STORY_KINDS })
  @IsOptional()
  @IsIn(STORY_KINDS)
  kind?: StoryKind;

  @ApiPropertyOptional({ enum: CHANNELS, description: '送审时选定、或已排期、已发布的渠道' })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: ChannelKind;

  @ApiPropertyOptional({ format: 'uuid', description: '动过笔的人' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'true：只看已归档的；否则不含已归档的',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  archived?: 'true' | 'false';

  @ApiPropertyOptional({
    maxLength: 100,
    description: '标题、摘要、正文或结构化信息中含有的词；几个词用空格隔开，须全部含有',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

/** The same choice of stories, all of them at once. */
export class StoryExportQuery extends OmitType(StoryOverviewQuery, ['limit', 'cursor'] as const) {}

/** A stretch of a text that was searched. */
export class TextPartResponse {
  @ApiProperty()
  text: string;

  @ApiProperty({ description: '是否为要找的词' })
  hit: boolean;
}

export class StoryFoundResponse {
  @ApiProperty({ type: TextPartResponse, isArray: true })
  title: TextPartResponse[];

  @ApiProperty({ type: TextPartResponse, isArray: true, description: '命中处前后的一段' })
  text: TextPartResponse[];
}

export class OverviewReviewResponse {
  @ApiProperty({ format: 'uuid' })
  roundId: string;

  @ApiProperty({ description: '第几次送审' })
  number: number;

  @ApiProperty({ enum: ['in_review', 'returned', 'approved', 'withdrawn', 'voided'] })
  state: 'in_review' | 'returned' | 'approved' | 'withdrawn' | 'voided';

  @ApiProperty({ description: '当前环节（从 0 起）' })
  stage: number;

  @ApiProperty({ type: TextResponse })
  stageName: TextResponse;

  @ApiProperty({ format: 'date-time' })
  submittedAt: string;

  @ApiProperty({ format: 'date-time' })
  windowFrom: string;

  @ApiProperty({ format: 'date-time' })
  windowTo: string;
}

export class OverviewPublicationResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ format: 'uuid' })
  accountId: string;

  @ApiProperty()
  accountName: string;

  @ApiProperty({ enum: PUBLICATION_STATES })
  state: PublicationState;

  @ApiProperty({ type: TextResponse })
  stateName: TextResponse;

  @ApiProperty({ format: 'date-time', description: '发出的时间；尚未发出的为核定时间' })
  at: string;

  @ApiProperty({ type: String, nullable: true, description: '发出后的网址' })
  url: string | null;
}

/** A story as a list needs it: what it is, how far it has come, where it is out. */
export class StoryOverviewResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: STORY_KINDS })
  kind: StoryKind;

  @ApiProperty({ enum: STORY_STATES })
  state: StoryState;

  @ApiProperty({ enum: STORY_STAGES })
  stage: StoryStage;

  @ApiProperty({ type: TextResponse })
  stageName: TextResponse;

  @ApiProperty({ description: '每次修改加一；修改时带回' })
  version: number;

  @ApiProperty({ description: '当前是第几版' })
  revision: number;

  @ApiProperty()
  title: string;

  @ApiProperty()
  summary: string;

  @ApiProperty({ type: String, nullable: true, description: '封面图的 sha256' })
  cover: string | null;

  @ApiProperty({ type: StoryFoundResponse, nullable: true, description: '按词查找时，命中在哪里' })
  found: StoryFoundResponse | null;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ format: 'uuid' })
  authorId: string;

  @ApiProperty()
  authorName: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  campaignId: string | null;

  @ApiProperty({ type: String, nullable: true })
  campaignTitle: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  pillarId: string | null;

  @ApiProperty({ type: String, nullable: true })
  pillarTitle: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  archivedAt: string | null;

  @ApiProperty({ description: '您有权在该单位写稿' })
  mayWrite: boolean;

  @ApiProperty({ type: OverviewReviewResponse, nullable: true, description: '最近一次送审；没有或无权查看的为 null' })
  review: OverviewReviewResponse | null;

  @ApiProperty({ type: OverviewPublicationResponse, isArray: true, description: '各账号的发布任务，不含已取消的' })
  publications: OverviewPublicationResponse[];
}

export class StoryPersonResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class StoryWriterResponse extends StoryPersonResponse {
  @ApiProperty()
  departmentName: string;
}

export class StoryWritersResponse {
  @ApiProperty({ type: StoryWriterResponse, isArray: true })
  items: StoryWriterResponse[];
}

export class StoryOverviewDetailResponse extends StoryOverviewResponse {
  @ApiProperty({ type: StoryPersonResponse, isArray: true, description: '所有动过笔的人' })
  people: StoryPersonResponse[];
}
