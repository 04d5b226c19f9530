import { AppError } from '../../errors/app-error.js';
import {
  ADDRESS_TOO_LONG,
  BAD_REQUEST,
  BODY_TOO_LARGE,
  CROSS_SITE_REFUSED,
  INTERNAL,
  INVALID_INPUT,
  MALFORMED_JSON,
  ROUTE_UNKNOWN,
  UNAVAILABLE,
  UNSUPPORTED_MEDIA_TYPE,
} from '../../errors/platform.errors.js';
import { databaseFault } from './database-fault.rules.js';

/** The traits by which foreign errors are told apart: Nest's, Fastify's, TypeORM's over PostgreSQL's, Node's. */
interface ForeignError {
  code?: unknown;
  status?: unknown;
  statusCode?: unknown;
  cause?: unknown;
  driverError?: unknown;
}

const JSON_FAULTS = ['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY'];

const BY_STATUS: Record<number, AppError['definition']> = {
  403: CROSS_SITE_REFUSED,
  404: ROUTE_UNKNOWN,
  413: BODY_TOO_LARGE,
  414: ADDRESS_TOO_LONG,
  503: UNAVAILABLE,
};

/**
 * Turns whatever was thrown into the one kind of error that is answered. Features throw AppError; what else arrives comes from the
 * framework (whose only own 403 is the cross-site check) or from the database, and everything unknown is INTERNAL, without its words.
 */
export function refusalOf(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (typeof thrown !== 'object' || thrown === null) return new AppError(INTERNAL);
  const error = thrown as ForeignError;
  const cause = typeof error.cause === 'object' && error.cause !== null ? (error.cause as ForeignError) : {};
  if (error.cause instanceof AppError) return error.cause;
  const driver = typeof error.driverError === 'object' && error.driverError !== null ? error.driverError : {};
  const code = textOf((driver as ForeignError).code) ?? textOf(error.code) ?? textOf(cause.code);
  if (code !== undefined && JSON_FAULTS.includes(code)) return new AppError(MALFORMED_JSON);
  const fault = databaseFault(code);
  if (fault) return new AppError(fault, {}, undefined, fault === INVALID_INPUT ? { errors: [] } : undefined);
  const status = numberOf(error.status) ?? numberOf(error.statusCode);
  if (status === 415 || code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new AppError(UNSUPPORTED_MEDIA_TYPE, { accepted: 'application/json' });
  }
  if (status === undefined || status < 400 || status > 599) return new AppError(INTERNAL);
  return new AppError(BY_STATUS[status] ?? (status < 500 ? BAD_REQUEST : INTERNAL));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
