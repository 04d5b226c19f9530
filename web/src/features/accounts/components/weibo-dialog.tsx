import { Button } from 'antd';
import { Dialog } from '../../../components/dialog';
import { CopyButton } from '../../../components/copy-button';
import type { components } from '../../../lib/api/schema';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { ACCOUNTS } from '../accounts.texts';

export type Begun = components['schemas']['BegunConnectionResponse'];

/** The two steps at Weibo; what comes of them shows in the list by itself. */
export function WeiboDialog({ begun, onClose }: { begun: Begun; onClose: () => void }) {
  const t = useTexts(ACCOUNTS);
  return (
    <Dialog
      dialogName="weibo"
      open
      title={t('connectTitle')}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
    >
      <p>{t('connectOne')}</p>
      <p>
        <code>{begun.redirectUri}</code> <CopyButton text={begun.redirectUri} />
      </p>
      <p>{t('connectTwo', { time: shortTime(begun.expiresAt) })}</p>
      <p>
        <Button type="primary" href={begun.url} target="_blank" rel="noopener noreferrer">
          {t('connectOpen')}
        </Button>
      </p>
      <p className="soft">{t('connectDone')}</p>
    </Dialog>
  );
}
