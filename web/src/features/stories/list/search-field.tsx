import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { LONGEST_WORDS } from '../story-filters.rules';
import { STORIES } from '../stories.texts';

/** Quiet for so long is typed to the end, ms. */
const QUIET_MS = 350;

/** Searches while somebody types, but never in the middle of a Chinese word that is still being composed. */
export function SearchField({
  words = '',
  onSearch,
}: {
  words: string | undefined;
  onSearch: (words: string | undefined) => void;
}) {
  const t = useTexts(STORIES);
  const id = useId();
  const [typed, setTyped] = useState(words);
  const composing = useRef(false);
  const asked = useRef(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Another filter may be chosen before the typing is over: it is kept, and the words are looked for among what it shows.
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Somebody chose another view: what stands in the field is what is searched.
    if (words !== asked.current) {
      asked.current = words;
      setTyped(words);
    }
  }, [words]);
  function search(next: string): void {
    clearTimeout(timer.current);
    asked.current = next;
    latest.current(next.trim() === '' ? undefined : next);
  }
  function later(next: string): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(next), QUIET_MS);
  }
  return (
    <div className="search-field">
      <label htmlFor={id} className="visually-hidden">
        {t('search')}
      </label>
      <Input
        id={id}
        type="search"
        value={typed}
        maxLength={LONGEST_WORDS}
        placeholder={t('searchHint')}
        prefix={<SearchOutlined aria-hidden />}
        onChange={({ target }) => {
          setTyped(target.value);
          if (!composing.current) later(target.value);
        }}
        onCompositionStart={() => {
          composing.current = true;
          clearTimeout(timer.current);
        }}
        onCompositionEnd={({ currentTarget }) => {
          composing.current = false;
          later(currentTarget.value);
        }}
        onPressEnter={() => {
          if (!composing.current) search(typed);
        }}
      />
    </div>
  );
}
