import { fstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Command, CommanderError } from 'commander';
import { NOTICE_TOO_LONG } from './campaigns/campaign.errors.js';
import { decodeNotice } from './campaigns/notice/notice-file.js';
import { readNotice } from './campaigns/notice/notice.rules.js';
import { MAX_NOTICE_CHARACTERS } from './campaigns/notice/notice-reading.rules.js';
import { StartError } from './platform/config/start-error.js';
import { AppError } from './platform/errors/app-error.js';
import { planCases } from './schedule/planner/plan-case.rules.js';

/** Input that cannot be used: said on standard error, exit 2. Standard output carries results alone. */
class BadInput extends Error {}

const say = (message: string): void => void process.stderr.write(`${message}\n`);
const print = (result: unknown): void => void process.stdout.write(`${JSON.stringify(result)}\n`);

const UNREADABLE: Record<string, [zh: string, en: string]> = {
  ENOENT: ['没有这个文件，请核对路径和文件名', 'there is no such file, check its path and name'],
  EACCES: ['没有读取它的权限', 'it may not be read by this user'],
  EISDIR: ['这是一个文件夹', 'it is a folder'],
};

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    const [zh, en] = UNREADABLE[reason] ?? [`系统提示 ${reason}`, reason];
    throw new BadInput(`无法读取文件 ${path}：${zh}。\nCannot read the file ${path}: ${en}.`);
  }
}

async function plan(path: string): Promise<void> {
  let json: unknown;
  try {
    json = JSON.parse((await bytesOf(path)).toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`${path} 不是 JSON。\n${path} is not JSON: ${String(error)}`);
  }
  const answer = planCases(json);
  if (!answer.ok)
    throw new BadInput(`${answer.field}: ${answer.text.zh}\n${answer.field}: ${answer.text.en} (${answer.code})`);
  print(answer.result);
}

async function notice(path: string): Promise<void> {
  const bytes = await bytesOf(path);
  let text: string;
  try {
    ({ text } = decodeNotice(bytes));
  } catch {
    throw new BadInput(`${path} 不是文本文件（UTF-8 或 GB18030）。\n${path} is no text file (UTF-8 or GB18030).`);
  }
  if (text.length > MAX_NOTICE_CHARACTERS) {
    const told = new AppError(NOTICE_TOO_LONG, { length: text.length, max: MAX_NOTICE_CHARACTERS }).text;
    throw new BadInput(`${told.zh}\n${told.en}`);
  }
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  print(readNotice(text, { today }));
}

async function audit(options: { head?: string }): Promise<void> {
  const head = options.head === undefined ? null : /^(\d+):([0-9a-f]{64})$/.exec(options.head);
  if (options.head !== undefined && !head)
    throw new BadInput('--head 应为 “序号:哈希”。\n--head must be `seq:hash`, as an earlier run printed it.');
  // Loaded only here: the other commands need no database.
  const { verifyAudit } = await import('./start/commands/audit-command.js');
  const verdict = await verifyAudit(say, head ? { seq: head[1] ?? '', hash: head[2] ?? '' } : undefined);
  print(verdict);
  if (!verdict.ok) process.exitCode = 1;
}

/** The password piped or typed in, or null where there is nobody to ask: one is made up then. */
async function givenPassword(): Promise<string | null> {
  const { pipedLine, typedPassword } = await import('./start/commands/password-input.js');
  if (process.stdin.isTTY) return typedPassword(process.stdin, process.stderr);
  const input = fstatSync(0);
  return input.isFIFO() || input.isSocket() || input.isFile() ? pipedLine(process.stdin) : null;
}

async function password(login: string): Promise<void> {
  const given = await givenPassword();
  const { resetPassword } = await import('./start/commands/password-command.js');
  const { oneTimePassword, disabled, ...person } = await resetPassword(say, login, given);
  say('密码已重设，此人已登录的全部退出；下次登录后须修改密码。');
  say('The password is reset and every session of the person has ended; it must be changed at the next log-in.');
  if (disabled) say('注意：此人已停用，启用之前不能登录。\nMind that the person is disabled and cannot log in.');
  print(oneTimePassword === null ? person : { ...person, oneTimePassword });
}

async function rotate(): Promise<void> {
  const { rotateSecrets } = await import('./start/commands/secrets-command.js');
  const result = await rotateSecrets(say);
  say('全部凭据已用新密钥封存；各进程可去掉 XUANFA_SECRET_KEY_OLD 后重启。');
  say('Every secret is sealed with the new key; restart the processes without XUANFA_SECRET_KEY_OLD.');
  print(result);
}

async function main(): Promise<void> {
  const program = new Command('xuanfa')
    .description('宣发台 · 宣传稿件审发平台')
    .exitOverride()
    .configureOutput({ outputError: (message, write) => write(`命令有误 / ${message}`) })
    .showHelpAfterError('用法见 npx xuanfa --help / for the commands: npx xuanfa --help');
  program
    .command('plan <file>')
    .description('试排：按规则文件计算每个期望时间的核定发布时间 / plan the wishes of a case file')
    .action(plan);
  program
    .command('notice <file>')
    .description('读通知：从公文中提取专题活动要素 / read an official notice')
    .action(notice);
  program
    .command('audit')
    .description('审计记录 / the audit log')
    .command('verify')
    .description('校验哈希链，找出第一处断点 / find the first broken link of the hash chain')
    .option('--head <seq:hash>', '以前记下的链头，链必须经过它 / a head kept from an earlier run')
    .action(audit);
  program
    .command('password <login>')
    .description(
      '重设密码：新密码从键盘或管道读取一行，没有则生成并只显示一次 / reset a password: typed or piped in as one line, else made up and shown once',
    )
    .action(password);
  program
    .command('secrets')
    .description('已保存的凭据 / stored secrets')
    .command('rotate')
    .description(
      '换密钥：用新密钥（XUANFA_SECRET_KEY）重新封存以旧密钥（XUANFA_SECRET_KEY_OLD）封存的凭据，可中断后重跑 / seal anew with the new key what the old one sealed; may be cut off and run again',
    )
    .action(rotate);
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof BadInput) {
      say(error.message);
      process.exitCode = 2;
    } else if (error instanceof StartError) {
      say(error.message);
      process.exitCode = error.exitCode;
    } else throw error;
  }
}

await main();
