import { useEffect, useRef, useState } from 'react';

/** Hands rest when no key was pressed for so long, ms: longer than between the words of a sentence. */
const REST_MS = 2_000;

const PRESSED = ['keydown', 'input', 'compositionstart', 'compositionupdate', 'compositionend'];

/**
 * Whether what asks for attention may now take the focus: what comes by itself while somebody types would take the rest of the sentence
 * (and a half-composed word) into its own fields. Said once, it stays so until nothing is asked any more.
 * @param isAsked whether something waits to be shown
 */
export function useStillHands(isAsked: boolean): boolean {
  const hands = useRef({ pressedAt: -Infinity, composingIn: null as Node | null });
  const [isStill, setStill] = useState(false);
  useEffect(() => {
    // What a key says of itself counts: a field that is taken away, or left, in the middle of a word never says that the word has ended.
    const pressed = (event: Event): void => {
      const isWord = event.type.startsWith('composition') && event.type !== 'compositionend';
      const isComposing = isWord || (event as Partial<InputEvent>).isComposing === true;
      const { target } = event;
      hands.current = {
        pressedAt: performance.now(),
        composingIn: isComposing && target instanceof Node ? target : null,
      };
    };
    const left = (): void => void (hands.current.composingIn = null);
    for (const type of PRESSED) document.addEventListener(type, pressed, true);
    document.addEventListener('focusout', left, true);
    return () => {
      for (const type of PRESSED) document.removeEventListener(type, pressed, true);
      document.removeEventListener('focusout', left, true);
    };
  }, []);
  useEffect(() => {
    if (!isAsked) {
      setStill(false);
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const { pressedAt, composingIn } = hands.current;
      const rest = composingIn?.isConnected ? REST_MS : pressedAt + REST_MS - performance.now();
      if (rest <= 0) setStill(true);
      else timer = setTimeout(look, rest);
    };
    look();
    return () => clearTimeout(timer);
  }, [isAsked]);
  return isAsked && isStill;
}
