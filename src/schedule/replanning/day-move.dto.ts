import { ApiProperty } from '@nestjs/swagger';
import { TextResponse } from '../../platform/http/text.dto.js';
import type { DayOutcome } from './moves/day-outcome.rules.js';
import { MoveResultResponse, PreviewCountsResponse, PreviewResponse } from './replanning.dto.js';

const toDoc = {
  type: String,
  format: 'date',
  nullable: true,
  description: '移到的日期：指定的，或系统选定的；没有可移动的且未指定时为 null',
};
const chosenDoc = { description: '日期由系统选定' };
const takesAllDoc = { description: '全部排在这一天；为 false 时有的排到之后的日子，或不能移动，数目见 counts' };

export class DayCountsResponse {
  @ApiProperty({ description: '排在这一天的' })
  onDay: number;

  @ApiProperty({ description: '这一天容纳不下、排到之后日子的' })
  later: number;

  @ApiProperty({ description: '不能移动、留在原处的' })
  staying: number;
}

export class DayPreviewCountsResponse extends PreviewCountsResponse implements DayCountsResponse {
  @ApiProperty({ description: '排在这一天的' })
  onDay: number;

  @ApiProperty({ description: '这一天容纳不下、排到之后日子的' })
  later: number;

  @ApiProperty({ description: '不能移动、留在原处的' })
  staying: number;
}

export class DayPreviewResponse extends PreviewResponse {
  @ApiProperty(toDoc)
  to: string | null;

  @ApiProperty(chosenDoc)
  chosen: boolean;

  @ApiProperty(takesAllDoc)
  takesAll: boolean;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;

  @ApiProperty({ type: DayPreviewCountsResponse })
  declare counts: DayPreviewCountsResponse;
}

export class DayMoveResultResponse extends MoveResultResponse {
  @ApiProperty(toDoc)
  to: string | null;

  @ApiProperty(chosenDoc)
  chosen: boolean;

  @ApiProperty(takesAllDoc)
  takesAll: boolean;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;

  @ApiProperty({ type: DayCountsResponse })
  counts: DayCountsResponse;
}

export function toDayPreview(preview: PreviewResponse, outcome: DayOutcome): DayPreviewResponse {
  const { onDay, later, staying, ...day } = outcome;
  return { ...preview, ...day, counts: { ...preview.counts, onDay, later, staying } };
}

export function toDayMoveResult(result: MoveResultResponse, outcome: DayOutcome): DayMoveResultResponse {
  const { onDay, later, staying, ...day } = outcome;
  return { ...result, ...day, counts: { onDay, later, staying } };
}
