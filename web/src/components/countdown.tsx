import { useServerNow } from '../lib/clock/server-clock';
import { spanOf } from '../lib/clock/countdown.rules';
import { texts } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';

const TEXTS = texts(
  { left: '还有 {{span}}', over: '已过 {{span}}', day: '天' },
  { left: 'in {{span}}', over: '{{span}} ago', day: 'd' },
);

/** To a moment and beyond it, to the second, by the server's clock. */
export function Countdown({ to }: { to: string }) {
  const t = useTexts(TEXTS);
  const left = Date.parse(to) - useServerNow();
  const span = spanOf(Math.abs(left), t('day'));
  return (
    <span className={left < 0 ? 'countdown is-over' : 'countdown'} role="timer" aria-live="off">
      {t(left < 0 ? 'over' : 'left', { span })}
    </span>
  );
}
