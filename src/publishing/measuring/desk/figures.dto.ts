import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { PageQuery } from '../../../platform/http/paging/page.dto.js';
import { Instant } from '../../../platform/http/server/instant.decorator.js';
import { TextResponse } from '../../../platform/http/text.dto.js';
import { FIGURE_NAMES, type FigureName } from '../counts/unread.queries.js';
import type { LinkState, PostState } from '../looks/link-verdict.rules.js';
import { LOOK_CAUSE_TEXTS, LOOK_CAUSES, type LookCause } from '../looks/look-cause.rules.js';

const POST_STATES: readonly PostState[] = ['there', 'gone', 'unknown'];
const LINK_STATES: readonly LinkState[] = ['opens', 'broken', 'unknown', 'none'];

/** What is summed up: nothing given = everything one may read. */
export class FigureFilter {
  @ApiPropertyOptional({ format: 'uuid', description: '专题活动' })
  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '单位，连同下级' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: ChannelKind;

  @ApiPropertyOptional({ format: 'date-time', description: '此时起发出的，带时区' })
  @IsOptional()
  @Instant()
  from?: Date;

  @ApiPropertyOptional({ format: 'date-time', description: '此时之前发出的，带时区' })
  @IsOptional()
  @Instant()
  to?: Date;
}

/** The same, a page of it. */
export class FigureQuery extends IntersectionType(PageQuery, FigureFilter) {}

class CountsResponse {
  @ApiProperty({ type: Number, nullable: true, description: '阅读；没有读数为 null' })
  reads: number | null;

  @ApiProperty({ type: Number, nullable: true, description: '点赞' })
  likes: number | null;

  @ApiProperty({ type: Number, nullable: true, description: '评论' })
  comments: number | null;

  @ApiProperty({ type: Number, nullable: true, description: '转发' })
  shares: number | null;
}

export class FigureResponse extends CountsResponse {
  @ApiProperty({ format: 'date-time', description: '何时读取' })
  at: Date;

  @ApiProperty({ description: '发出（恢复、更正后重新起算）多久之后的数：1h、1d、3d、7d、30d' })
  age: string;
}

export class PostLookResponse {
  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty({
    description:
      '发出（恢复、更正后重新起算）多久之后的查看：1m、1h、24h；again 为出现问题后的复查；读数时发现的为读数的时点',
  })
  age: string;

  @ApiProperty({ enum: POST_STATES, description: '在 / 不在了 / 看不出' })
  post: PostState;

  @ApiProperty({ enum: LINK_STATES, description: '打得开 / 打不开 / 看不出 / 没有链接' })
  link: LinkState;

  @ApiProperty({ type: Number, nullable: true, description: '打开链接得到的 HTTP 状态码' })
  status: number | null;

  @ApiProperty({ enum: LOOK_CAUSES, nullable: true })
  cause: LookCause | null;

  @ApiProperty({ type: TextResponse, nullable: true, description: '为什么' })
  text: TextResponse | null;

  @ApiProperty({ type: String, nullable: true, description: '供网络管理员查看的原始说明' })
  detail: string | null;
}

export class PublicationFiguresResponse {
  @ApiProperty({ format: 'uuid' })
  publicationId: string;

  @ApiProperty({ description: '平台是否提供可读取的数' })
  measured: boolean;

  @ApiProperty({ type: FigureResponse, isArray: true, description: '历次读数，最早的在前' })
  figures: FigureResponse[];

  @ApiProperty({ type: PostLookResponse, isArray: true, description: '历次查看，最早的在前' })
  looks: PostLookResponse[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '下次查看；不再查看为 null' })
  nextLookAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '下次读数；不再读数为 null' })
  nextMeasureAt: Date | null;

  @ApiProperty({ type: TextResponse, nullable: true, description: '到点而未读数的原因，怎么办' })
  putOff: TextResponse | null;
}

export class PostFiguresResponse extends CountsResponse {
  @ApiProperty({ format: 'uuid' })
  publicationId: string;

  @ApiProperty()
  storyTitle: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty()
  accountName: string;

  @ApiProperty({ type: String, nullable: true })
  url: string | null;

  @ApiProperty({ format: 'date-time' })
  sentAt: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '这些数是何时读取的；还没有读过为 null',
  })
  countedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '最近一次查看' })
  lookedAt: Date | null;

  @ApiProperty({ enum: POST_STATES, nullable: true })
  post: PostState | null;

  @ApiProperty({ enum: LINK_STATES, nullable: true })
  link: LinkState | null;
}

export class ChannelTotalResponse extends CountsResponse {
  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ description: '已发布且未撤下的条数' })
  posts: number;

  @ApiProperty({ description: '其中读到过数的条数' })
  counted: number;

  @ApiProperty({ enum: FIGURE_NAMES, isArray: true, description: '为 null 的各项中尚未读取、还会有的' })
  unread: FigureName[];

  @ApiProperty({
    enum: FIGURE_NAMES,
    isArray: true,
    description: '为 null 的各项中未能读取、不再读取的；不在其中也不在 unread 中的，平台不提供',
  })
  missed: FigureName[];

  @ApiProperty({ description: '最近一次查看已经不在的条数' })
  gone: number;

  @ApiProperty({ description: '最近一次查看链接打不开的条数' })
  linksBroken: number;
}

export type LookRow = Omit<PostLookResponse, 'text'>;

export interface FollowedRow {
  lookAt: Date | null;
  measureAt: Date | null;
  measured: boolean;
  told: TextResponse | null;
}

export type PostFiguresRow = PostFiguresResponse & {
  /** `sentAt` to the microsecond, for the place in the list. */
  place: string;
  cause: LookCause | null;
};

export function toPublicationFigures(
  publicationId: string,
  figures: FigureResponse[],
  looks: readonly LookRow[],
  followed: FollowedRow | undefined,
): PublicationFiguresResponse {
  return {
    publicationId,
    measured: followed?.measured ?? false,
    figures,
    looks: looks.map((row) => ({ ...row, text: row.cause === null ? null : LOOK_CAUSE_TEXTS[row.cause] })),
    nextLookAt: followed?.lookAt ?? null,
    nextMeasureAt: followed?.measureAt ?? null,
    putOff: followed?.told ?? null,
  };
}

export function toPostFigures(row: PostFiguresRow): PostFiguresResponse {
  const { publicationId, storyTitle, departmentId, departmentName, channel, accountName, url, sentAt } = row;
  const { countedAt, reads, likes, comments, shares, lookedAt, post, link } = row;
  return {
    ...{ publicationId, storyTitle, departmentId, departmentName, channel, accountName, url, sentAt },
    ...{ countedAt, reads, likes, comments, shares, lookedAt, post, link },
  };
}
