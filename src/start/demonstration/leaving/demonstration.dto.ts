import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { LocalText } from '../../../platform/errors/app-error.js';
import { CONFIRMATION, INVENTORY_KINDS, type InventoryKind, ownCount } from './leaving.rules.js';
import type { DemonstrationLook } from './leaving.service.js';

export class DemonstrationTextResponse implements LocalText {
  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

export class DemonstrationCountResponse {
  @ApiProperty({ enum: INVENTORY_KINDS })
  kind: InventoryKind;

  @ApiProperty({ description: '现有多少' })
  total: number;

  @ApiProperty({ description: '其中示例之外自己添加或改过的' })
  own: number;
}

export class DemonstrationThingResponse {
  @ApiProperty({ enum: INVENTORY_KINDS })
  kind: InventoryKind;

  @ApiProperty()
  name: string;
}

export class DemonstrationRefusalResponse {
  @ApiProperty({ example: 'DEMONSTRATION_REAL' })
  code: string;

  @ApiProperty({ type: DemonstrationTextResponse })
  text: DemonstrationTextResponse;
}

export class DemonstrationResponse {
  @ApiProperty({ description: '有示例数据，且本人是全系统的管理员' })
  here: boolean;

  @ApiProperty({ type: DemonstrationCountResponse, isArray: true })
  counts: DemonstrationCountResponse[];

  @ApiProperty({
    type: DemonstrationThingResponse,
    isArray: true,
    description: '示例之外自己添加或改过的，新的在前，最多 50 项',
  })
  own: DemonstrationThingResponse[];

  @ApiProperty({ type: DemonstrationRefusalResponse, nullable: true, description: '为何不能清空；可以清空时为 null' })
  refusal: DemonstrationRefusalResponse | null;

  @ApiProperty({
    type: DemonstrationTextResponse,
    nullable: true,
    description: '有自己添加的内容时，须输入的确认词；不需要时为 null',
  })
  word: DemonstrationTextResponse | null;

  @ApiProperty({ type: String, nullable: true, description: '清空时原样交回：只清空看到的这些' })
  shown: string | null;

  static of(look: DemonstrationLook | null): DemonstrationResponse {
    if (!look) return { here: false, counts: [], own: [], refusal: null, word: null, shown: null };
    const { inventory, shown, refusal } = look;
    return {
      here: true,
      counts: inventory.counts,
      own: inventory.own,
      refusal: refusal && { code: refusal.code, text: refusal.text },
      word: ownCount(inventory) > 0 ? CONFIRMATION : null,
      shown,
    };
  }
}

export class LeaveDemonstrationRequest {
  @ApiProperty({ description: '`GET` 所给的 shown' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  shown: string;

  @ApiPropertyOptional({ description: '确认词' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  word?: string;
}
