import { Button, Spin } from 'antd';
import { Statement } from './statement';
import { ApiError } from '../lib/api/problem';
import { texts } from '../lib/language/language';
import { useTexts } from '../lib/language/use-texts';
import { useLateTrouble } from '../lib/late/late';

const TEXTS = texts(
  {
    wait: '正在载入',
    late: '还没有载入：网络或服务器暂时不通，接通后会自动继续。',
    failed: '没有载入',
    retry: '重试',
    code: '错误代码 {{code}}',
    forbidden: '没有权限',
    missing: '没有这个页面',
    missingHint: '链接可能已失效，或内容已被移动。',
    home: '回到工作台',
  },
  {
    wait: 'Loading',
    late: 'Not here yet: the network or the server is away. It goes on when they are back.',
    failed: 'Not loaded',
    retry: 'Try again',
    code: 'Code {{code}}',
    forbidden: 'Not allowed',
    missing: 'There is no such page',
    missingHint: 'The link may be out of date, or what it led to was moved.',
    home: 'Back to my desk',
  },
);

export function FullPageWait() {
  const t = useTexts(TEXTS);
  const late = useLateTrouble();
  return (
    <div className="full-page" role="status" aria-label={t('wait')}>
      <Spin size="large" delay={200} />
      {late && <p className="soft">{t('late')}</p>}
    </div>
  );
}

/** What went wrong, in the server's words, with a way on. */
export function FullPageError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTexts(TEXTS);
  const known = error instanceof ApiError ? error : null;
  const forbidden = known?.status === 403 || known?.status === 404;
  return (
    <Statement
      isFault={!forbidden}
      title={known?.status === 403 ? t('forbidden') : t('failed')}
      text={
        <>
          {error instanceof Error ? error.message : String(error)}
          {known && known.code !== 'OFFLINE' && <div className="soft">{t('code', { code: known.code })}</div>}
        </>
      }
      way={
        <Button type="primary" onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    />
  );
}

export function NoSuchPage() {
  const t = useTexts(TEXTS);
  return <Statement title={t('missing')} text={t('missingHint')} way={<Button href="/console/">{t('home')}</Button>} />;
}
