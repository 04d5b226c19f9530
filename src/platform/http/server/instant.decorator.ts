import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsDate } from 'class-validator';
import { DateTime } from 'luxon';

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * For a field that holds an instant (`each`: a list of them): ISO-8601 with an offset or Z, made a Date. A time without an offset is refused: nobody
 * could say when it is.
 */
export function Instant({ each = false } = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      each && Array.isArray(value) ? value.map(parseInstant) : parseInstant(value),
    ),
    IsDate({ each, message: 'must be an ISO-8601 instant with an offset, e.g. 2026-07-15T09:00:00+08:00' }),
  );
}

function parseInstant(value: unknown): unknown {
  if (typeof value !== 'string' || !WITH_OFFSET.test(value)) return value;
  const instant = DateTime.fromISO(value);
  return instant.isValid ? instant.toJSDate() : value;
}
