/** What governance decided, newest first: which policy, and its verdict. */
import { useBoard, useBoardPage } from './board-context.ts';
import { stateWord } from './board-words.ts';

export function DecisionList() {
  const { say } = useBoardPage();
  const decisions = useBoard((state) => state.decisions);
  return (
    <section className="panel decisions" aria-labelledby="decisions-title">
      <h2 id="decisions-title">{say('decisions')}</h2>
      {decisions.length === 0 ? (
        <p className="aside">{say('decisions.none')}</p>
      ) : (
        <ol className="stream" tabIndex={0} aria-label={say('decisions')}>
          {decisions.map(({ id, tick, source, decision }) => (
            <li key={id}>
              <span className="when">{tick}</span>
              <span className={`verdict verdict-${decision?.verdict}`}>
                {stateWord(say, 'verdict', decision?.verdict ?? '')}
              </span>
              <span className="way">{decision?.policy}</span>
              <span className="detail">{source}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
