import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

export class FairWeightBody {
  @ApiProperty({ minimum: 1, maximum: 100, description: '多个单位共用账号且待发超过频次上限时，按权重分配发布名额' })
  @IsInt()
  @Min(1)
  @Max(100)
  weight: number;
}

export class FairWeightResponse {
  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ minimum: 1, maximum: 100, description: '未设置过的单位为 1' })
  weight: number;

  @ApiProperty({ description: '您可以设置：管理其上级单位的频次规则（最上级单位：管理它自己的）' })
  mayChange: boolean;
}
