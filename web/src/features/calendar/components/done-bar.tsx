import { Button } from 'antd';
import { useTexts } from '../../../lib/language/use-texts';
import { CALENDAR } from '../calendar.texts';

/** What was just done, why it came out so, and the way back. It stays until the next. */
export interface Done {
  text: string;
  more?: string;
  isFault?: boolean;
  undo?: () => void;
}

export function DoneBar({ done, onDismiss }: { done: Done | null; onDismiss: () => void }) {
  const t = useTexts(CALENDAR);
  return (
    <div className="done-place" role="status" aria-live="polite">
      {done && (
        <div className={done.isFault ? 'done is-fault' : 'done'}>
          <span className="done-sign" aria-hidden>
            {done.isFault ? '✕' : '✓'}
          </span>
          <span className="done-text">
            {done.text}
            {done.more && <span className="done-more">{done.more}</span>}
          </span>
          {done.undo && (
            <Button size="small" onClick={done.undo}>
              {t('undo')}
            </Button>
          )}
          <Button size="small" type="text" onClick={onDismiss}>
            {t('dismiss')}
          </Button>
        </div>
      )}
    </div>
  );
}
