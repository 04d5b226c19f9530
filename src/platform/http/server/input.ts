import { type ArgumentMetadata, type PipeTransform, type ValidationError, ValidationPipe } from '@nestjs/common';
import { isUUID as isUuid } from 'class-validator';
import { AppError } from '../../errors/app-error.js';
import { INVALID_INPUT } from '../../errors/platform.errors.js';
import { fieldProblems } from '../problem/field-problem.rules.js';

/** Every body, query and parameter object passes here: nothing unknown, nothing of the wrong kind, all faults named at once. */
export function inputPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (faults: ValidationError[]) => {
      const errors = fieldProblems(faults);
      return new AppError(INVALID_INPUT, {}, errors[0]?.pointer, { errors });
    },
  });
}

class PathId implements PipeTransform<unknown, string> {
  transform(value: unknown, { data = 'id' }: ArgumentMetadata): string {
    if (isUuid(value)) return String(value).toLowerCase();
    const pointer = `/${data}`;
    const error = { pointer, code: 'NOT_AN_ID', zh: '应为编号（UUID）。', en: 'Must be an id (UUID).' };
    throw new AppError(INVALID_INPUT, {}, pointer, { errors: [error] });
  }
}

/** For ids in the path: `@Param('id', IdPipe) id: string`. */
export const IdPipe = new PathId();
