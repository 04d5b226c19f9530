import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../../../platform/http/paging/page.dto.js';
import { TextResponse } from '../../../platform/http/text.dto.js';
import { publishId } from '../../channels/webhook/webhook-event.rules.js';
import { RESEND_TODO, RESEND_WAYS, resendPath, type ResendWay, resendWay } from './dead-letter.rules.js';

export class DeadLetterQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '只看这个账号的' })
  @IsOptional()
  @IsUUID()
  accountId?: string;
}

export interface DeadLetterRow {
  id: string;
  state: 'failed' | 'unconfirmed';
  stateSince: Date;
  reason: { code?: string; text: { zh: string; en: string } } | null;
  mayBeOut: boolean;
  storyId: string;
  storyTitle: string;
  accountId: string;
  accountName: string;
  departmentId: string;
  tries: number;
  lastTriedAt: Date | null;
}

export class ResendResponse {
  @ApiProperty({ enum: RESEND_WAYS, description: '重新排期 / 核实后两人确认重发 / 重新送审' })
  way: ResendWay;

  @ApiProperty({ description: '在哪里办理' })
  path: string;

  @ApiProperty({ type: TextResponse })
  todo: TextResponse;
}

export class DeadLetterResponse {
  @ApiProperty({ format: 'uuid' })
  publicationId: string;

  @ApiProperty({ description: '消息的 webhook-id，每次重发都相同，可据此查接收方的日志' })
  webhookId: string;

  @ApiProperty({ format: 'uuid' })
  storyId: string;

  @ApiProperty()
  storyTitle: string;

  @ApiProperty({ format: 'uuid' })
  accountId: string;

  @ApiProperty()
  accountName: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ enum: ['failed', 'unconfirmed'] })
  state: string;

  @ApiProperty({ format: 'date-time' })
  since: string;

  @ApiProperty({ type: String, nullable: true })
  code: string | null;

  @ApiProperty({ type: TextResponse, nullable: true, description: '为什么' })
  reason: TextResponse | null;

  @ApiProperty({ description: '发过几次' })
  tries: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '没有发出过的为 null' })
  lastTriedAt: string | null;

  @ApiProperty({ type: ResendResponse })
  resend: ResendResponse;
}

export function toDeadLetterResponse(row: DeadLetterRow): DeadLetterResponse {
  const { id, storyId, storyTitle, accountId, accountName, departmentId, state, reason } = row;
  const way = resendWay(row);
  return {
    publicationId: id,
    webhookId: publishId(id),
    storyId,
    storyTitle,
    accountId,
    accountName,
    departmentId,
    state,
    since: row.stateSince.toISOString(),
    code: reason?.code ?? null,
    reason: reason?.text ?? null,
    tries: row.tries,
    lastTriedAt: row.lastTriedAt?.toISOString() ?? null,
    resend: { way, path: resendPath(way, id, storyId), todo: RESEND_TODO[way] },
  };
}
