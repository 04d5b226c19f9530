import { ApiProperty } from '@nestjs/swagger';
import { TextResponse } from '../../platform/http/text.dto.js';
import { OBSTACLE_KINDS, type Obstacle, type ObstacleKind, obstacleWords } from './closing.rules.js';

export class ClosingObstacleResponse {
  @ApiProperty({ enum: OBSTACLE_KINDS })
  kind: ObstacleKind;

  @ApiProperty({ type: 'integer' })
  count: number;

  @ApiProperty({ type: TextResponse, description: '是什么，先做什么' })
  text: TextResponse;
}

export class ClosingResponse {
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '何时停用；在使用的为 null' })
  closedAt: string | null;

  @ApiProperty({ type: ClosingObstacleResponse, isArray: true, description: '停用之前要先了结的；可以停用的为空' })
  obstacles: ClosingObstacleResponse[];

  static of(closedAt: Date | null, obstacles: readonly Obstacle[]): ClosingResponse {
    return {
      closedAt: closedAt?.toISOString() ?? null,
      obstacles: obstacles.map((one) => ({ ...one, text: { ...obstacleWords(one) } })),
    };
  }
}
