import { Button, Spin } from 'antd';
import { LinkButton } from './link-button';
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
    gone: '没有找到',
    goneHint: '可能链接不完整，内容已不在，或您没有权限查看。',
    '/stories': '回到稿件列表',
    '/review': '回到审核',
    '/campaigns': '回到专题活动',
    '/live': '回到发布',
    '/tasks': '回到人工发布',
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
    gone: 'Not found',
    goneHint: 'The link may be cut off, what it led to may be gone, or it is not yours to see.',
    '/stories': 'Back to the stories',
    '/review': 'Back to the review desk',
    '/campaigns': 'Back to the campaigns',
    '/live': 'Back to the live desk',
    '/tasks': 'Back to posts by hand',
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

type List = '/stories' | '/review' | '/campaigns' | '/live' | '/tasks';

/** What went wrong, in the server's words, with a way on; of what is not there, the way back. */
export function FullPageError({
  error,
  onRetry,
  list,
}: {
  error: unknown;
  onRetry: () => void;
  /** Where more of its kind is found. */
  list?: List;
}) {
  const t = useTexts(TEXTS);
  const known = error instanceof ApiError ? error : null;
  const forbidden = known?.status === 403;
  if (known !== null && (forbidden || known.isMissing))
    return (
      <Statement
        title={t(forbidden ? 'forbidden' : 'gone')}
        text={forbidden ? known.message : t('goneHint')}
        way={
          list === undefined ? (
            <Button href="/console/">{t('home')}</Button>
          ) : (
            <LinkButton to={list} type="primary">
              {t(list)}
            </LinkButton>
          )
        }
      />
    );
  return (
    <Statement
      isFault
      title={t('failed')}
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
