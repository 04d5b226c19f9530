import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { CodedTextResponse, TextResponse } from '../../../platform/http/text.dto.js';
import { Instant } from '../../../platform/http/server/instant.decorator.js';
import { PUBLICATION_STATES, type PublicationState } from '../../publications/publication-state.rules.js';
import { MOST_ARTICLES } from '../mass-issue.rules.js';
import type { ArticleView, IssueView } from '../mass-issue-view.rules.js';

export class OpenIssueBody {
  @ApiProperty({ format: 'uuid', description: '群发（mass）方式的公众号账号' })
  @IsUUID()
  accountId: string;

  @ApiProperty({ format: 'date-time', description: '群发时间，带时区' })
  @Instant()
  slotAt: Date;

  @ApiProperty({ format: 'date-time', description: '截稿时间，至少提前 10 分钟' })
  @Instant()
  closesAt: Date;
}

export class IssueQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  accountId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: '群发时间从何时起，默认现在' })
  @IsOptional()
  @Instant()
  from?: Date;

  @ApiPropertyOptional({ format: 'date-time', description: '到何时止，默认 62 天后' })
  @IsOptional()
  @Instant()
  to?: Date;
}

export class BookBody {
  @ApiProperty({ format: 'uuid', description: '已通过终审、批准在该账号发布的稿件' })
  @IsUUID()
  storyId: string;
}

export class OrderBody {
  @ApiProperty({ type: String, isArray: true, format: 'uuid', description: '全部稿件的 id，头条在前' })
  @IsArray()
  @ArrayMaxSize(MOST_ARTICLES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  articleIds: string[];
}

export class ReopenBody {
  @ApiProperty({ format: 'date-time', description: '新的截稿时间' })
  @Instant()
  closesAt: Date;

  @ApiProperty({ maxLength: 500, description: '理由，会写入审计记录' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class IssueArticleResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ minimum: 1, maximum: MOST_ARTICLES, description: '1 为头条' })
  position: number;

  @ApiProperty({ format: 'uuid' })
  storyId: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ description: '定稿是否仍然有效；已撤销的在截稿时移出' })
  standing: boolean;

  static of({ id, position, storyId, title, departmentId, departmentName, standing }: ArticleView) {
    return { id, position, storyId, title, departmentId, departmentName, standing };
  }
}

export class IssueResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  accountId: string;

  @ApiProperty()
  accountName: string;

  @ApiProperty({ format: 'date-time' })
  slotAt: string;

  @ApiProperty({ format: 'date-time' })
  closesAt: string;

  @ApiProperty({ enum: ['open', 'closed', 'cancelled'] })
  state: IssueView['state'];

  @ApiProperty({ type: CodedTextResponse, nullable: true, description: '为何未能截稿，或为何取消' })
  stateReason: IssueView['stateReason'];

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '截稿后发送它的发布任务' })
  publicationId: string | null;

  @ApiProperty({ enum: PUBLICATION_STATES, nullable: true })
  publicationState: PublicationState | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '频次规则核定的时间' })
  grantedAt: string | null;

  @ApiProperty({ type: TextResponse, isArray: true, description: '核定时间晚于群发时间的理由' })
  because: { zh: string; en: string }[];

  @ApiProperty({ description: '还能预订几篇' })
  placesLeft: number;

  @ApiProperty({ type: IssueArticleResponse, isArray: true })
  articles: IssueArticleResponse[];

  static of(issue: IssueView, articles: readonly ArticleView[]): IssueResponse {
    const { id, accountId, accountName, state, stateReason, publicationId, publicationState } = issue;
    return {
      ...{ id, accountId, accountName, state, stateReason, publicationId, publicationState },
      slotAt: issue.slotAt.toISOString(),
      closesAt: issue.closesAt.toISOString(),
      grantedAt: issue.grantedAt?.toISOString() ?? null,
      because: (issue.because ?? []).map(({ text }) => text),
      placesLeft: issue.state === 'open' ? MOST_ARTICLES - articles.length : 0,
      articles: articles.map((article) => IssueArticleResponse.of(article)),
    };
  }
}
