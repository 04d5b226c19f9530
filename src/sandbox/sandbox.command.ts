import { parseArgs } from 'node:util';
import { type Sandbox, startSandbox } from './sandbox.server.js';

const USAGE = `npm run sandbox -- [--json] [--port N] [--host ADDRESS] [--state FILE] [--bound-domain NAME]...

运行微信公众平台和微博开放平台的替身，直到被停止；没有任何内容发到外网。
Runs stand-ins for the WeChat Official Account and Weibo open platforms until it is stopped.
  --json           一行 JSON，含地址和测试密钥 / one line of JSON with addresses and test credentials
  --port N         端口，默认任选空闲的 / port (default: a free one)
  --host ADDRESS   监听地址，默认 127.0.0.1 / address to listen on (default: 127.0.0.1)
  --state FILE     把帖子和账号存入此文件，下次接着用 / keep posts and accounts in this file between runs
  --bound-domain   微博正文必须链接到的安全域名，默认 localhost 和 127.0.0.1 / domain a Weibo text must link to
                   (default: localhost and 127.0.0.1)

账号、故障、限额、账本的接口 / accounts, faults, limits and ledger over HTTP: docs/sandbox.md`;

interface Arguments {
  json: boolean;
  port: number;
  host: string | undefined;
  stateFile: string | undefined;
  boundDomains: string[] | undefined;
}

/** Throws a RangeError or the parser's TypeError for arguments it does not understand. */
function readArguments(args: string[]): Arguments | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      host: { type: 'string' },
      state: { type: 'string' },
      'bound-domain': { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new RangeError(`--port: 0 to 65535 expected, not "${values.port}"`);
  const { json, host, state: stateFile } = values;
  return { json, port, host, stateFile, boundDomains: values['bound-domain'] };
}

/** The one line a program reads. */
function toLine({ wechatBaseUrl, weiboBaseUrl, ledgerUrl, pageUrl, credentials }: Sandbox): string {
  return JSON.stringify({
    wechat: { baseUrl: wechatBaseUrl, ...credentials.wechat },
    weibo: { baseUrl: weiboBaseUrl, ...credentials.weibo },
    ledger: ledgerUrl,
    page: pageUrl,
  });
}

function toText({ wechatBaseUrl, weiboBaseUrl, ledgerUrl, pageUrl, credentials }: Sandbox): string {
  const { wechat, weibo } = credentials;
  return [
    '沙箱平台已启动（不是真实平台，没有任何内容发到外网） / sandbox platforms are up, nothing leaves this machine',
    `  页面 page      ${pageUrl}`,
    `  账本 ledger    ${ledgerUrl}`,
    `  微信 WeChat    ${wechatBaseUrl}  appid ${wechat.appid}  secret ${wechat.secret}`,
    `  微博 Weibo     ${weiboBaseUrl}  client_id ${weibo.clientId}  access_token ${weibo.accessToken}  uid ${weibo.uid}`,
    `  安全域名 bound domains  ${weibo.boundDomains.join(', ')}`,
    'Ctrl-C 停止 / stops it',
  ].join('\n');
}

async function main(): Promise<void> {
  let args: Arguments | 'help';
  try {
    args = readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  if (args === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const { json, port, host, stateFile, boundDomains } = args;
  const sandbox = await startSandbox({
    port,
    ...(host === undefined ? {} : { host }),
    ...(stateFile === undefined ? {} : { stateFile }),
    ...(boundDomains === undefined ? {} : { boundDomains }),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${json ? toLine(sandbox) : toText(sandbox)}\n`);
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      sandbox.close().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

function fail(error: unknown): void {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
