import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import type { OpinionPhrase } from './opinion-phrase.entity.js';

/** Characters; longer ones are no phrases. */
const LONGEST = 200;

export class KeepPhraseRequest {
  @ApiProperty({ maxLength: LONGEST, example: '请核对领导姓名和职务。' })
  @IsString()
  @Matches(/\S/, { message: '请写明内容，不能只有空白。 | Write something: blanks alone do not count.' })
  @MaxLength(LONGEST)
  text: string;
}

export class OpinionPhraseResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  text: string;

  static of({ id, text }: OpinionPhrase): OpinionPhraseResponse {
    return { id, text };
  }
}
