import { Button } from 'antd';
import { useTexts } from '../../../lib/language/use-texts';
import { REVIEW } from '../review.texts';
import { Dialog } from '../../../components/dialog';

const KEYS = [
  ['J', 'key_j'],
  ['K', 'key_k'],
  ['V', 'key_v'],
  ['A', 'key_a'],
  ['R', 'key_r'],
  ['P', 'key_p'],
  ['Enter', 'key_enter'],
  ['Esc', 'key_esc'],
  ['?', 'key_help'],
] as const;

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useTexts(REVIEW);
  return (
    <Dialog
      dialogName="review-keys"
      open
      title={t('keysTitle')}
      width={420}
      onCancel={onClose}
      footer={
        <Button type="primary" autoFocus onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <dl className="keys">
        {KEYS.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
