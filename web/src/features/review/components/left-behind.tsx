import { Button } from 'antd';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import type { useVerdict } from '../../../lib/review/use-verdict';
import { VERDICT } from '../../../lib/review/verdict.texts';

/** Decisions of a page that is gone, of which nobody heard: sent now, under their own key, or left. */
export function LeftBehind({
  verdict: { left, resume, giveUp, onItsWay },
}: {
  verdict: ReturnType<typeof useVerdict>;
}) {
  const t = useTexts(VERDICT);
  return left.map((unsent) => (
    <div key={unsent.key} className="review-notice is-bad" role="alert">
      <span aria-hidden>⚠ </span>
      {t('left', {
        ...{ time: shortTime(unsent.at), title: unsent.verdict.title },
        decision: t(unsent.verdict.decision),
      })}{' '}
      <Button size="small" type="primary" disabled={onItsWay !== null} onClick={() => void resume(unsent)}>
        {t('resume')}
      </Button>{' '}
      <Button size="small" onClick={() => giveUp(unsent)}>
        {t('giveUp')}
      </Button>
    </div>
  ));
}
