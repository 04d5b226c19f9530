import { ApiProperty } from '@nestjs/swagger';
import { TextResponse } from '../../../platform/http/text.dto.js';
import type { Verdict } from '../../settle/resolution.service.js';
import type { HistoryEntry } from './history.rules.js';

export class HistoryEntryResponse {
  @ApiProperty()
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: '做了什么，如 hold、move、sent' })
  act: string;

  @ApiProperty({ type: TextResponse })
  name: TextResponse;

  @ApiProperty({ type: String, nullable: true, description: '谁做的；系统自动的为空' })
  by: string | null;

  @ApiProperty({ type: TextResponse, nullable: true, description: '理由，或系统的说明' })
  why: TextResponse | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '原核定时间' })
  slotBefore: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '新核定时间' })
  slotAt: string | null;
}

export class VerdictResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['found', 'absent', 'give_up'], description: '已找到 / 平台上没有，重发 / 放弃' })
  verdict: Verdict;

  @ApiProperty({ description: '在哪里看到了什么' })
  note: string;

  @ApiProperty({ type: String, nullable: true })
  proposedBy: string | null;

  @ApiProperty({ format: 'date-time' })
  proposedAt: string;

  @ApiProperty({ type: String, nullable: true, description: '第二人' })
  confirmedBy: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  confirmedAt: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '平台后来仍在处理，这一结论作废的时间',
  })
  overtakenAt: string | null;

  @ApiProperty({ description: '在等第二人确认' })
  open: boolean;

  @ApiProperty({ description: '您可以作为第二人确认' })
  mayConfirm: boolean;
}

export interface VerdictRow {
  id: string;
  verdict: Verdict;
  note: string;
  proposedById: string;
  proposedBy: string | null;
  proposedAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  overtakenAt: Date | null;
  open: boolean;
}

export function toHistoryResponse({ at, ...entry }: HistoryEntry): HistoryEntryResponse {
  return { ...entry, at: at.toISOString() };
}

/** @param may whether the reader may settle it at all */
export function toVerdictResponse(row: VerdictRow, personId: string, may: boolean): VerdictResponse {
  const { proposedById, ...shown } = row;
  return {
    ...shown,
    proposedAt: row.proposedAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    overtakenAt: row.overtakenAt?.toISOString() ?? null,
    mayConfirm: row.open && may && proposedById !== personId,
  };
}
