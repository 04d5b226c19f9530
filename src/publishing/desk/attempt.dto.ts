import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, IsUrl, Matches, MaxLength } from 'class-validator';
import { TextResponse } from '../../platform/http/text.dto.js';
import { GONE_NOTES, type GoneNote } from '../../schedule/publications/publication-view.rules.js';
import type { Finding, Verdict } from '../settle/resolution.service.js';

const WRITTEN = '请写明情况，不能只有空白。 | Say how it is: blanks alone do not count.';

export class ResolveBody {
  @ApiProperty({ enum: ['found', 'absent', 'give_up'], description: '已找到 / 平台上没有，重发（须第二人确认）/ 放弃' })
  @IsIn(['found', 'absent', 'give_up'])
  verdict: Verdict;

  @ApiProperty({ maxLength: 500, description: '在哪里看到了什么' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  note: string;

  @ApiPropertyOptional({ format: 'uri', description: '已找到时填写链接' })
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(1024)
  url?: string;
}

export class PostLinkBody {
  @ApiProperty({ format: 'uri', description: '平台后台里这条内容的链接' })
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(1024)
  url: string;
}

export class LinkCorrectionBody extends PostLinkBody {
  @ApiProperty({ maxLength: 500, description: '为什么更正；连同原链接记入审计' })
  @IsString()
  @Matches(/\S/, { message: WRITTEN })
  @MaxLength(500)
  reason: string;

  @ApiPropertyOptional({ type: Boolean, default: false, description: '链接核对未通过，仍确认就是这条内容' })
  @IsOptional()
  @IsBoolean()
  despiteDoubt = false;
}

export class PostedByHandBody extends PostLinkBody {
  @ApiProperty({ maxLength: 500, description: '怎样发布的、看到了什么；记入经过' })
  @IsString()
  @Matches(/\S/, { message: WRITTEN })
  @MaxLength(500)
  note: string;

  @ApiPropertyOptional({ type: Boolean, default: false, description: '链接核对未通过，仍确认就是这条内容' })
  @IsOptional()
  @IsBoolean()
  despiteDoubt = false;
}

export class GoneNoteBody {
  @ApiProperty({ enum: GONE_NOTES, description: 'seen 已知悉，正在处理；withdrawn 按已撤下对待' })
  @IsIn(GONE_NOTES)
  as: GoneNote;

  @ApiProperty({ maxLength: 500, description: '看到了什么、怎样处理；记入经过' })
  @IsString()
  @Matches(/\S/, { message: WRITTEN })
  @MaxLength(500)
  note: string;
}

export class ResolvedResponse {
  @ApiProperty({ description: '已有结论；为 false 时等待第二人确认' })
  settled: boolean;
}

export class LookResponse {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ enum: ['found', 'accepted', 'absent', 'unknown'] })
  result: string;

  @ApiPropertyOptional()
  reason?: string;
}

/** A rule of the department that an urgent post went past. */
export class ExceededResponse {
  @ApiPropertyOptional({ description: '哪一条规则（policy:…）' })
  policy?: string;

  @ApiPropertyOptional({ description: '规则在该策略中的序号' })
  rule?: number;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;
}

export class AttemptResponse {
  @ApiProperty()
  id: string;

  @ApiProperty({
    enum: ['prepare', 'send'],
    description:
      '哪一步：prepare 为发送前的准备（上传图片、存草稿等，尚未调用发布）没有完成，原因相同的只记一次；send 为发送',
  })
  stage: 'prepare' | 'send';

  @ApiProperty({ format: 'date-time', description: '发送的为当时核定的时间，准备的为现在核定的时间' })
  slotAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '准备时还没有领取，为空' })
  claimedAt: string | null;

  @ApiProperty({ format: 'date-time' })
  beganAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '平台已接收时，最迟等到何时，如公众号管理员须在此前确认群发；之后转为待核实',
  })
  acceptedUntil: string | null;

  @ApiProperty({ type: String, nullable: true, enum: ['sent', 'rejected', 'retry', 'unconfirmed'] })
  outcome: string | null;

  @ApiProperty({ type: Number, nullable: true, description: '开始时间比核定时间晚多少毫秒；准备的为空' })
  latenessMs: number | null;

  @ApiProperty({ type: String, nullable: true })
  platformRef: string | null;

  @ApiProperty({ type: String, nullable: true })
  url: string | null;

  @ApiProperty({ type: String, nullable: true })
  code: string | null;

  @ApiProperty({ type: String, nullable: true, description: '平台或网络的原话，供技术人员查找；给人看的见 text' })
  reason: string | null;

  @ApiProperty({ type: TextResponse, nullable: true, description: '发生了什么、接下来怎么办' })
  text: TextResponse | null;

  @ApiProperty({
    type: LookResponse,
    isArray: true,
    description: '待核实时，以及被平台拒绝后再次发送之前，对平台的查询',
  })
  looks: LookResponse[];

  @ApiProperty({ type: ExceededResponse, isArray: true, description: '加急发布越过了本单位的哪些规则；未越过为空' })
  exceeded: ExceededResponse[];
}

export interface AttemptRow {
  id: string;
  slotAt: Date;
  claimedAt: Date;
  beganAt: Date;
  endedAt: Date | null;
  acceptedUntil: Date | null;
  outcome: string | null;
  platformRef: string | null;
  url: string | null;
  code: string | null;
  reason: string | null;
  text: TextResponse | null;
  settleChecks: LookResponse[];
}

/** What went wrong while it was prepared. */
export interface UnreadyRow {
  id: string;
  at: Date;
  outcome: 'rejected' | 'retry';
  code: string | null;
  reason: string | null;
  text: TextResponse | null;
}

export function toFinding(body: ResolveBody): Finding {
  return { verdict: body.verdict, note: body.note, url: body.url ?? null };
}

export function toAttemptResponse(row: AttemptRow, exceeded: ExceededResponse[]): AttemptResponse {
  return {
    id: row.id,
    stage: 'send',
    slotAt: row.slotAt.toISOString(),
    claimedAt: row.claimedAt.toISOString(),
    beganAt: row.beganAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    acceptedUntil: row.acceptedUntil?.toISOString() ?? null,
    outcome: row.outcome,
    latenessMs: row.beganAt.getTime() - row.slotAt.getTime(),
    platformRef: row.platformRef,
    url: row.url,
    code: row.code,
    reason: row.reason,
    text: row.text,
    looks: row.settleChecks,
    exceeded,
  };
}

/** @param slotAt as it stands now */
export function toUnready({ id, at, outcome, code, reason, text }: UnreadyRow, slotAt: Date): AttemptResponse {
  const nothing = { claimedAt: null, acceptedUntil: null, latenessMs: null, platformRef: null, url: null };
  return {
    ...{ id: `prepare-${id}`, stage: 'prepare', slotAt: slotAt.toISOString() },
    ...{ ...nothing, beganAt: at.toISOString(), endedAt: at.toISOString() },
    ...{ outcome, code, reason, text, looks: [], exceeded: [] },
  };
}
