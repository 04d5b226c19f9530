import { IsOptional, IsTimeZone } from 'class-validator';
import {
  Address,
  demand,
  Fits,
  HostEntries,
  HostName,
  isMailAddress,
  isOrigin,
  isProxy,
  isProxyAddress,
  OneOf,
  Path,
  REDIS_FORMS,
  SharedSecret,
  WholeNumber,
} from './environment-demands.js';
import { readRedisAddress } from './redis/redis-address.rules.js';

/** The environment variables Xuanfa reads: the whole list. Each is optional; an empty one counts as not set. */
export class Environment {
  @IsOptional()
  @WholeNumber(1, 65_535)
  PORT?: string;

  @IsOptional()
  @HostName()
  HOST?: string;

  @IsOptional()
  @Fits(isOrigin, '必须是 http(s)://主机[:端口]，不带路径', 'must be http(s)://host[:port] without a path')
  PUBLIC_URL?: string;

  @IsOptional()
  @Fits(
    (value) => /^[0-9A-Za-z]{10}$/.test(value),
    '必须是政府网站标识码：10 位数字或字母',
    'must be the code of a registered government site: 10 digits or letters',
  )
  XUANFA_SITE_ID_CODE?: string;

  @IsOptional()
  @Address('postgres:', 'postgresql:')
  DATABASE_URL?: string;

  @IsOptional()
  @WholeNumber(2, 200)
  DATABASE_POOL?: string;

  @IsOptional()
  @Fits(
    (value) => readRedisAddress(value) !== null,
    `必须是 ${REDIS_FORMS.join(' 或 ')}；用户名和密码须作百分号编码，rediss 表示加密`,
    `must be ${REDIS_FORMS.join(' or ')}; user and password percent-encoded; rediss encrypts`,
  )
  REDIS_URL?: string;

  @IsOptional()
  @Path('文件', 'file')
  XUANFA_REDIS_CA_FILE?: string;

  @IsOptional()
  @Path('文件', 'file')
  XUANFA_REDIS_CERT_FILE?: string;

  @IsOptional()
  @Path('文件', 'file')
  XUANFA_REDIS_KEY_FILE?: string;

  @IsOptional()
  @OneOf('on', 'off')
  XUANFA_REDIS_VERIFY?: string;

  @IsOptional()
  @HostName()
  XUANFA_REDIS_SERVERNAME?: string;

  @IsOptional()
  @Fits((value) => !value.includes('\0'), '必须是用户名', 'must be a user name')
  XUANFA_REDIS_SENTINEL_USERNAME?: string;

  @IsOptional()
  @Fits((value) => !value.includes('\0'), '必须是密码', 'must be a password')
  XUANFA_REDIS_SENTINEL_PASSWORD?: string;

  @IsOptional()
  @OneOf('all', 'api', 'worker')
  XUANFA_ROLE?: string;

  @IsOptional()
  @Path('目录', 'directory')
  XUANFA_DATA_DIR?: string;

  @IsOptional()
  @OneOf('on', 'off')
  XUANFA_DEMO?: string;

  @IsOptional()
  @OneOf('on', 'off', 'auto')
  XUANFA_SANDBOX?: string;

  @IsOptional()
  @WholeNumber(0, 65_535)
  XUANFA_SANDBOX_PORT?: string;

  @IsOptional()
  @Fits(
    (value) => /^[A-Za-z0-9+/]{43}=$/.test(value),
    '必须是 32 字节密钥的 base64（可用 openssl rand -base64 32 生成）',
    'must be the base64 of 32 bytes (make one with: openssl rand -base64 32)',
  )
  XUANFA_SECRET_KEY?: string;

  @IsOptional()
  @Fits(
    (value) => value.split(',').every((one) => /^[A-Za-z0-9+/]{43}=$/.test(one.trim())),
    '必须是 32 字节密钥的 base64，多个用逗号分开',
    'must be the base64 of 32 bytes, several separated by commas',
  )
  XUANFA_SECRET_KEY_OLD?: string;

  @IsOptional()
  @OneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')
  XUANFA_LOG_LEVEL?: string;

  @IsOptional()
  @IsTimeZone(demand('必须是 IANA 时区名，如 Asia/Shanghai', 'must be an IANA time zone such as Asia/Shanghai'))
  XUANFA_TIME_ZONE?: string;

  @IsOptional()
  @WholeNumber(0, 60)
  XUANFA_NEAR_DUPLICATE_DAYS?: string;

  @IsOptional()
  @WholeNumber(1, 100)
  XUANFA_WORKER_CONCURRENCY?: string;

  @IsOptional()
  @OneOf('auto', 'on', 'off')
  XUANFA_COOKIE_SECURE?: string;

  @IsOptional()
  @WholeNumber(5, 600)
  XUANFA_DRAIN_SECONDS?: string;

  @IsOptional()
  @Fits(
    (value) => value.split(',').every((one) => isProxy(one.trim())),
    '必须是 IP 地址、网段（如 10.0.0.0/8）或 loopback、linklocal、uniquelocal，以逗号分隔',
    'must be IP addresses, ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal, separated by commas',
  )
  XUANFA_TRUSTED_PROXIES?: string;

  @IsOptional()
  @WholeNumber(1, 65_535)
  XUANFA_METRICS_PORT?: string;

  @IsOptional()
  @SharedSecret()
  XUANFA_METRICS_TOKEN?: string;

  @IsOptional()
  @Address('http:', 'https:')
  XUANFA_ALERT_WEBHOOK_URL?: string;

  @IsOptional()
  @SharedSecret()
  XUANFA_ALERT_WEBHOOK_SECRET?: string;

  @IsOptional()
  @Address('smtp:', 'smtps:')
  XUANFA_ALERT_SMTP_URL?: string;

  @IsOptional()
  @Fits(
    (value) => value.split(',').every(isMailAddress),
    '必须是邮箱地址，多个用逗号分开',
    'must be mail addresses, separated by commas',
  )
  XUANFA_ALERT_MAIL_TO?: string;

  @IsOptional()
  @Fits(isMailAddress, '必须是一个邮箱地址', 'must be one mail address')
  XUANFA_ALERT_MAIL_FROM?: string;

  @IsOptional()
  @Path('目录', 'directory')
  XUANFA_FILES_DIR?: string;

  @IsOptional()
  @Address('http:', 'https:')
  XUANFA_FILES_S3_ENDPOINT?: string;

  @IsOptional()
  @Fits(
    (value) => /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value),
    '必须是存储桶名：3 到 63 个小写字母、数字、点或连字符',
    'must be the name of a bucket: 3 to 63 lower-case letters, digits, dots or hyphens',
  )
  XUANFA_FILES_S3_BUCKET?: string;

  @IsOptional()
  @Fits(
    (value) => /^[a-z0-9-]{1,64}$/.test(value),
    '必须是区域名，如 cn-north-1',
    'must be a region such as cn-north-1',
  )
  XUANFA_FILES_S3_REGION?: string;

  @IsOptional()
  @Fits((value) => /^[!-~]{1,256}$/.test(value), '必须是访问密钥', 'must be an access key')
  XUANFA_FILES_S3_ACCESS_KEY?: string;

  @IsOptional()
  @Fits((value) => /^[!-~]{1,256}$/.test(value), '必须是访问密钥的口令', 'must be the secret of the access key')
  XUANFA_FILES_S3_SECRET_KEY?: string;

  @IsOptional()
  @OneOf('path', 'host')
  XUANFA_FILES_S3_ADDRESSING?: string;

  @IsOptional()
  @HostEntries()
  XUANFA_PRIVATE_HOSTS?: string;

  @IsOptional()
  @Fits(
    isProxyAddress,
    '必须是 http(s)://[用户:密码@]主机:端口，不带路径',
    'must be http(s)://[user:password@]host:port without a path',
  )
  XUANFA_OUTBOUND_PROXY?: string;

  @IsOptional()
  @HostEntries()
  XUANFA_OUTBOUND_DIRECT?: string;

  /** OpenTelemetry's own name for it; the SDK reads its other variables (headers, sampling) itself. */
  @IsOptional()
  @Address('http:', 'https:')
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;
}
