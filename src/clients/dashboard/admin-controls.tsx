/** Pause, resume, step, broadcast and kick, for those whom the server lets; it answers everybody else with a refusal. */
import { type FormEvent, useState } from 'react';
import { type Obeyed, type Order, obey } from './admin-link.ts';
import { useBoard, useBoardPage } from './board-context.ts';
import type { WordName } from './board-words.ts';

const STEP_TICKS_MAX = 1000;
const BROADCAST_LENGTH_MAX = 500;
const REASON_LENGTH_MAX = 200;

export function AdminControls() {
  const { say } = useBoardPage();
  const status = useBoard(({ frame }) => frame?.status);
  const [token, setToken] = useState('');
  const [ticks, setTicks] = useState('1');
  const [text, setText] = useState('');
  const [player, setPlayer] = useState('');
  const [reason, setReason] = useState('');
  const [answer, setAnswer] = useState('');
  const [isBusy, setBusy] = useState(false);
  const give = async (order: Order, name: WordName): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const outcome = await obey(order, token);
    setBusy(false);
    setAnswer(answerTo(outcome, name));
    if (outcome.ok && order.kind === 'broadcast') setText('');
    if (outcome.ok && order.kind === 'kick') setPlayer('');
  };
  const answerTo = (outcome: Obeyed, name: WordName): string => {
    if (outcome.ok) return say('admin.done', { what: say(name) });
    if (outcome.why === 'refused') return say('admin.refused', { message: outcome.message });
    return say(outcome.why === 'no token' ? 'admin.no-token' : 'admin.unreachable');
  };
  const submitting = (act: () => Promise<void>) => (event: FormEvent) => {
    event.preventDefault();
    void act();
  };
  const isPaused = status === 'paused';
  return (
    <section className="panel admin" aria-labelledby="admin-title">
      <h2 id="admin-title">{say('admin')}</h2>
      <div className="row">
        <button
          type="button"
          className="solid"
          aria-disabled={isBusy || isPaused}
          onClick={() => void give({ kind: 'pause' }, 'admin.pause')}
        >
          {say('admin.pause')}
        </button>
        <button
          type="button"
          className="solid"
          aria-disabled={isBusy || !isPaused}
          onClick={() => void give({ kind: 'resume' }, 'admin.resume')}
        >
          {say('admin.resume')}
        </button>
        <form
          className="row"
          onSubmit={submitting(() => give({ kind: 'step', ticks: Number(ticks) }, 'admin.step'))}
        >
          <button type="submit" className="solid" aria-disabled={isBusy || !isPaused}>
            {say('admin.step')}
          </button>
          <input
            type="number"
            min={1}
            max={STEP_TICKS_MAX}
            required
            aria-label={say('admin.ticks')}
            value={ticks}
            onChange={({ target }) => setTicks(target.value)}
          />
        </form>
      </div>
      <form
        className="row"
        onSubmit={submitting(() => give({ kind: 'broadcast', text: text.trim() }, 'admin.broadcast'))}
      >
        <input
          required
          maxLength={BROADCAST_LENGTH_MAX}
          aria-label={say('admin.broadcast')}
          placeholder={say('admin.broadcast')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="submit" className="solid" aria-disabled={isBusy}>
          {say('admin.send')}
        </button>
      </form>
      <form
        className="row"
        onSubmit={submitting(() =>
          give({ kind: 'kick', player: player.trim(), reason: reason.trim() }, 'admin.kick'),
        )}
      >
        <PlayerField value={player} onChange={setPlayer} />
        <input
          required
          maxLength={REASON_LENGTH_MAX}
          aria-label={say('admin.reason')}
          placeholder={say('admin.reason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <button type="submit" className="solid" aria-disabled={isBusy}>
          {say('admin.kick')}
        </button>
      </form>
      <details>
        <summary>{say('admin.token')}</summary>
        <form onSubmit={(event) => event.preventDefault()}>
          <input
            type="password"
            autoComplete="off"
            aria-label={say('admin.token')}
            value={token}
            onChange={({ target }) => setToken(target.value)}
          />
        </form>
        <p className="aside">{say('admin.token-hint')}</p>
      </details>
      <p role="status" className="aside admin-answer">
        {answer}
      </p>
    </section>
  );
}

function PlayerField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { say } = useBoardPage();
  const players = useBoard(({ frame }) => frame?.players) ?? [];
  return (
    <>
      <input
        required
        className="whole"
        list="present"
        autoComplete="off"
        spellCheck={false}
        aria-label={say('admin.player')}
        placeholder={say('admin.player')}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id="present">
        {players.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  );
}
