/** Where the reader types: with earlier lines on the arrow keys and completion on Tab. */
import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import { TEXT_LENGTH_MAX } from '../../protocol/command.ts';
import { completeLine } from '../link/complete-line.ts';
import { useGame, usePage } from './page-context.ts';
import { keepHistory, readHistory } from './stored.ts';

type Offer = { readonly stem: string; readonly candidates: readonly string[]; readonly at: number };

export function PromptLine({ input }: { readonly input: RefObject<HTMLInputElement | null> }) {
  const { say, act } = usePage();
  const queued = useGame((game) => game.queued);
  const [line, setLine] = useState('');
  const [offer, setOffer] = useState<Offer>();
  const history = useRef<string[]>([...readHistory()]);
  const at = useRef(history.current.length);
  const vocabulary = useVocabulary();

  const submit = () => {
    const text = line.trim();
    if (text === '') return;
    if (history.current.at(-1) !== text) history.current.push(text);
    at.current = history.current.length;
    keepHistory(history.current);
    setLine('');
    setOffer(undefined);
    act(text);
  };
  const recall = (step: number) => {
    at.current = Math.max(0, Math.min(history.current.length, at.current + step));
    setLine(history.current[at.current] ?? '');
    setOffer(undefined);
  };
  /** The next candidate; false when there is none, so that Tab goes on to the next part of the page. */
  const complete = (): boolean => {
    if (offer !== undefined && offer.candidates.length > 1) {
      const next = (offer.at + 1) % offer.candidates.length;
      setOffer({ ...offer, at: next });
      setLine(offer.stem + offer.candidates[next]);
      return true;
    }
    const { candidates, replaced } = completeLine(line, vocabulary);
    if (candidates.length === 0) return false;
    const stem = line.slice(0, line.length - replaced.length);
    setLine(`${stem}${candidates[0]}${candidates.length === 1 ? ' ' : ''}`);
    setOffer({ stem, candidates, at: 0 });
    return true;
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') recall(-1);
    else if (event.key === 'ArrowDown') recall(1);
    else if (event.key === 'Escape' && line !== '') setLine('');
    else if (event.key !== 'Tab' || event.shiftKey || line === '' || !complete()) return;
    event.preventDefault();
  };
  return (
    <form
      className="prompt"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {offer !== undefined && offer.candidates.length > 1 ? (
        <p className="offers" aria-live="polite">
          <span className="visually-hidden">{say('prompt.offers')}: </span>
          {offer.candidates.map((candidate, index) => (
            <span key={candidate} className={index === offer.at ? 'offer chosen' : 'offer'}>
              {candidate}{' '}
            </span>
          ))}
        </p>
      ) : null}
      {queued.length > 0 ? (
        <p className="queued">
          {say('queued')}: {queued.join(' · ')}
        </p>
      ) : null}
      <div className="prompt-row">
        <label htmlFor="prompt" className="visually-hidden">
          {say('prompt')}
        </label>
        <span aria-hidden="true" className="prompt-mark">
          ›
        </span>
        <input
          id="prompt"
          ref={input}
          value={line}
          maxLength={TEXT_LENGTH_MAX}
          placeholder={say('prompt.placeholder')}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="send"
          onKeyDown={pressed}
          onChange={(event) => {
            setLine(event.target.value);
            setOffer(undefined);
          }}
        />
        <button type="submit" className="send" aria-label={say('prompt.send')}>
          ↵
        </button>
      </div>
    </form>
  );
}

function useVocabulary() {
  const words = useGame((game) => game.words);
  const room = useGame((game) => game.room);
  const self = useGame((game) => game.self);
  return useMemo(() => {
    const labels = (room?.exits ?? []).map(({ label }) => label);
    const names = [
      ...(room?.people ?? []).map(({ name }) => name),
      ...(room?.items ?? []),
      ...(self?.inventory ?? []),
      ...labels,
      ...(room?.exits ?? []).map(({ to }) => to),
    ];
    return { verbs: [...labels, ...words], names };
  }, [words, room, self]);
}
