import { ApiProperty } from '@nestjs/swagger';

/** A text for people, in both languages. */
export class TextResponse {
  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

/** Why something is not done: a stable code for programs and the text for people. */
export class CodedTextResponse {
  @ApiProperty()
  code: string;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;
}
