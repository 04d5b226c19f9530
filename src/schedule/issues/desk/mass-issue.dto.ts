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
import { ISSUE_MOVES, type IssueMoveName, issueMoves } from '../changes/issue-moves.rules.js';
import type { IssuePlace } from '../places/issue-place.service.js';
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

export class MoveIssueBody {
  @ApiProperty({ format: 'date-time', description: '新的群发时间，须在全部稿件获批的时段内，且当天还有群发名额' })
  @Instant()
  slotAt: Date;

  @ApiPropertyOptional({ format: 'date-time', description: '新的截稿时间，默认与群发时间的间隔不变；已截稿的不看' })
  @IsOptional()
  @Instant()
  closesAt?: Date;

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

/** Whether an issue could leave as things stand, where it could not. */
export interface Outlook {
  place: IssuePlace;
  warnings: { code: string; text: { zh: string; en: string } }[];
}

/** It has a slot, or had one when it left. */
export function isOnItsWay({ publicationState }: Pick<IssueView, 'publicationState'>): boolean {
  return publicationState !== null && !['held', 'failed', 'missed', 'cancelled'].includes(publicationState);
}

/** Its own, or what its publication waits for. */
function reasonOf(issue: IssueView): IssueView['stateReason'] {
  const { state, stateReason, publicationReason, confirmUntil } = issue;
  if (confirmUntil !== null) return { code: 'ADMINISTRATOR_CONFIRMS', text: toBeConfirmed(issue, confirmUntil) };
  if (stateReason !== null || state !== 'closed' || publicationReason === null) return stateReason;
  return { code: publicationReason.code ?? 'PUBLICATION_STOPPED', text: publicationReason.text };
}

function toBeConfirmed({ accountName, now }: IssueView, until: Date): TextResponse {
  const minutes = Math.max(0, Math.floor((until.getTime() - now.getTime()) / 60_000));
  return {
    zh: `群发已提交，等公众号“${accountName}”的管理员在微信中确认，还剩 ${minutes} 分钟；到时不确认即作废，不会发出。请立即提醒管理员。`,
    en: `The mass send is handed in and waits for the administrator of “${accountName}” to confirm it in WeChat, ${minutes} min left; unconfirmed, it lapses and does not leave. Remind them now.`,
  };
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

  @ApiProperty({ type: CodedTextResponse, nullable: true, description: '为何未能截稿、等谁处理，或为何取消' })
  stateReason: IssueView['stateReason'];

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '等公众号管理员在微信中确认的，最迟到何时；其他为空',
  })
  confirmUntil: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '截稿后发送它的发布任务' })
  publicationId: string | null;

  @ApiProperty({ enum: PUBLICATION_STATES, nullable: true })
  publicationState: PublicationState | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '频次规则核定的时间；停下等人处理的没有',
  })
  grantedAt: string | null;

  @ApiProperty({ type: TextResponse, isArray: true, description: '为何没有位置，或核定时间为何略晚' })
  because: { zh: string; en: string }[];

  @ApiProperty({
    type: CodedTextResponse,
    isArray: true,
    description: '现在看来到时发不出去的原因和怎么办；只在查看一期和改动它的答复里有',
  })
  warnings: CodedTextResponse[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '没有位置时，最近可以改到的时间' })
  nextSlotAt: string | null;

  @ApiProperty({ enum: ISSUE_MOVES, isArray: true, description: '现在能做的，与实际接受的一致' })
  moves: IssueMoveName[];

  @ApiProperty({ description: '还能预订几篇' })
  placesLeft: number;

  @ApiProperty({ type: IssueArticleResponse, isArray: true })
  articles: IssueArticleResponse[];

  static of(issue: IssueView, articles: readonly ArticleView[], isEditor: boolean, outlook?: Outlook): IssueResponse {
    const { id, accountId, accountName, state, publicationId, publicationState } = issue;
    const because = outlook?.place.because ?? (isOnItsWay(issue) ? issue.because : null) ?? [];
    return {
      ...{ id, accountId, accountName, state, publicationId, publicationState },
      stateReason: reasonOf(issue),
      confirmUntil: issue.confirmUntil?.toISOString() ?? null,
      slotAt: issue.slotAt.toISOString(),
      closesAt: issue.closesAt.toISOString(),
      grantedAt: isOnItsWay(issue) ? (issue.grantedAt?.toISOString() ?? null) : null,
      because: because.map(({ text }) => text),
      warnings: outlook?.warnings ?? [],
      nextSlotAt: outlook?.place.nextSlotAt?.toISOString() ?? null,
      moves: issueMoves(issue, articles, isEditor),
      placesLeft: issue.state === 'open' ? MOST_ARTICLES - articles.length : 0,
      articles: articles.map((article) => IssueArticleResponse.of(article)),
    };
  }
}
