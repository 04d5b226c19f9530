import { ApiProperty } from '@nestjs/swagger';

/** How far a story has come, from the desk to the readers. */
export const COVERAGE_STAGES = ['writing', 'in_review', 'approved', 'planned', 'out'] as const;
export type CoverageStage = (typeof COVERAGE_STAGES)[number];

export class CoverageCellResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '宣传内容；null 为未归入任何一项' })
  pillarId: string | null;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({
    enum: COVERAGE_STAGES,
    description:
      '撰写中（含退回）、审核中、已定稿未排期、已排期、已发布；每篇稿件只按走得最远的一步计一次，已撤回的不计',
  })
  stage: CoverageStage;

  @ApiProperty({ minimum: 1 })
  stories: number;
}

export class CoverageResponse {
  @ApiProperty({ type: CoverageCellResponse, isArray: true, description: '没有稿件的格子不列' })
  cells: CoverageCellResponse[];
}
