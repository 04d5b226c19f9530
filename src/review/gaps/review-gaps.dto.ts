import { ApiProperty } from '@nestjs/swagger';
import { TextResponse } from '../../platform/http/text.dto.js';
import { REVIEW_ROLES, type ReviewRole } from '../round/workflow.rules.js';

export class ReviewGapResponse {
  @ApiProperty({ enum: REVIEW_ROLES })
  role: ReviewRole;

  @ApiProperty({ type: TextResponse, description: '没有人可以审的环节' })
  stageName: TextResponse;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ description: '等着的篇数' })
  waiting: number;

  @ApiProperty({ type: String, format: 'date-time', description: '等得最久的一篇从何时等起' })
  since: Date;
}
