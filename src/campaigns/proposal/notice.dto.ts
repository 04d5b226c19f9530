import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsBase64, IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import type { NoticeReading } from '../notice/notice-reading.rules.js';
import { planFromReading } from '../plan/campaign-plan.rules.js';
import { CampaignFields } from '../plan/campaign.dto.js';
import { ClauseFields, DeadlineFields, PillarFields, WindowFields } from '../plan/campaign-parts.dto.js';
import type { NoticeProposal } from './notice-proposal.entity.js';

/** A notice, as pasted text or as a file; one of the two. */
export class ProposeNoticeRequest {
  @ApiProperty({ format: 'uuid', description: '组织活动的单位' })
  @IsUUID()
  departmentId: string;

  @ApiPropertyOptional({ description: '通知全文，至多 200000 个字符' })
  @IsOptional()
  @IsString()
  text?: string;

  @ApiPropertyOptional({ format: 'byte', description: '文本文件（UTF-8、UTF-16 或 GB18030），以 base64 表示' })
  @IsOptional()
  @IsBase64()
  file?: string;
}

/** What a person corrects; members left out are taken from the reading. */
export class ConfirmNoticeRequest extends PartialType(CampaignFields, { skipNullProperties: false }) {
  @ApiPropertyOptional({ enum: ['draft', 'active'], default: 'draft', description: '确认后是否立即启动' })
  @IsOptional()
  @IsIn(['draft', 'active'])
  state?: 'draft' | 'active';
}

export class NoticeListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;
}

export class NoticeSummaryResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ type: String, nullable: true, description: '读到的标题' })
  title: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '确认后的专题活动' })
  campaignId: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  static of({ id, departmentId, reading, campaignId, createdAt }: NoticeProposal): NoticeSummaryResponse {
    return { id, departmentId, title: reading.title, campaignId, createdAt: createdAt.toISOString() };
  }
}

/** The campaign a notice would become as it was read, for a person to correct. */
export class ProposedPlanResponse {
  @ApiProperty({ type: String, nullable: true, description: '活动名称；没有读到为 null，确认前须补填' })
  title: string | null;

  @ApiProperty({ type: String, nullable: true })
  theme: string | null;

  @ApiProperty({ type: String, nullable: true })
  documentNumber: string | null;

  @ApiProperty({ type: String, isArray: true, description: '主办单位' })
  organisers: string[];

  @ApiProperty({ type: WindowFields })
  window: WindowFields;

  @ApiProperty({ type: PillarFields, isArray: true })
  pillars: PillarFields[];

  @ApiProperty({ type: ClauseFields, isArray: true })
  forms: ClauseFields[];

  @ApiProperty({ type: ClauseFields, isArray: true })
  requirements: ClauseFields[];

  @ApiProperty({ type: DeadlineFields, isArray: true })
  deadlines: DeadlineFields[];
}

export class NoticeResponse extends NoticeSummaryResponse {
  @ApiProperty({ description: '通知全文；reading.spans 的起止位置按此文本（UTF-16）计' })
  text: string;

  @ApiProperty({ type: String, nullable: true, description: '文件编码；粘贴的文字为 null' })
  encoding: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: '读到的要素、出处和提醒' })
  reading: NoticeReading;

  @ApiProperty({ type: ProposedPlanResponse, description: '据此建立的专题活动；确认时未填的项以此为准' })
  plan: ProposedPlanResponse;

  static override of(proposal: NoticeProposal): NoticeResponse {
    const { text, encoding, reading } = proposal;
    return { ...NoticeSummaryResponse.of(proposal), text, encoding, reading, plan: planFromReading(reading) };
  }
}
