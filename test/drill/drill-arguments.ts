import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type DrillScale, type DrillSettings, FULL, QUICK } from './plan/drill-scale.js';

export const USAGE = `npm run drill -- [--backend postgres|redis] [--seed N] [--quick] [--no-callbacks] [--wordpress | --no-wordpress] [--json]

故障演练：让真实的 worker 进程对着沙箱平台发布，同时杀进程、丢应答、重启存储、拨动时钟，再按平台自己的账本清点结果。
Runs real workers against the sandbox platforms while processes are killed, answers lost, stores restarted and clocks stepped,
and counts on the platforms' own record what came of it.
  --backend   队列用哪种存储，默认 postgres / where the queue lives (default: postgres)
  --seed N    按某次的种子重演故障，0 至 4294967295，默认随机并打印出来 / replays the fault plan of an earlier run, 0 to 4294967295
              (default: a random one, which is printed)
  --quick     50 秒内发 500 条、至少杀 20 次；否则 10 000 条、200 次 / 500 publications and at least 20 kills within 50 s; otherwise
              10 000 and 200
  --no-callbacks  没有公众号配置消息推送，发布结果全靠查询 / no official account has a callback: results are asked for
  --wordpress     也发往一个真的 WordPress（需要 Debian 软件包）；完整演练默认如此，--quick 默认不发 / posts to a real WordPress as well,
                  from Debian's packages; the full drill does unless told --no-wordpress, the quick one does not unless told so
  --json      一行 JSON / one line of JSON`;

export interface DrillArguments extends DrillSettings {
  json: boolean;
}

/** @throws RangeError or the parser's TypeError that names what is wrong */
export function readArguments(args: string[]): DrillArguments | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      backend: { type: 'string', default: 'postgres' },
      seed: { type: 'string', default: String(randomInt(2 ** 32)) },
      quick: { type: 'boolean', default: false },
      'no-callbacks': { type: 'boolean', default: false },
      wordpress: { type: 'boolean' },
      'no-wordpress': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const backend = oneOf('--backend', values.backend, ['postgres', 'redis'] as const);
  const seed = Number(values.seed);
  if (!/^\d+$/.test(values.seed) || seed >= 2 ** 32)
    throw new RangeError(`--seed: a whole number from 0 to 4294967295 is expected, not "${values.seed}"`);
  const callbacks = !values['no-callbacks'];
  if (values.wordpress && values['no-wordpress']) throw new RangeError('--wordpress: not together with --no-wordpress');
  const wordpress = values.wordpress ?? !(values.quick || values['no-wordpress']);
  const scale = wordpress ? scaleOf(values.quick) : withoutWordpress(scaleOf(values.quick));
  return { backend, seed, callbacks, scale, json: values.json };
}

function scaleOf(isQuick: boolean): DrillScale {
  return isQuick ? QUICK : FULL;
}

/** As many publications, by other ways. */
function withoutWordpress(scale: DrillScale): DrillScale {
  return { ...scale, guests: { ...scale.guests, wordpress: 0 } };
}

function oneOf<T extends string>(name: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new RangeError(`${name}: one of ${choices.join(', ')} is expected, not "${value}"`);
  return found;
}
