/** Language, appearance, text size, and the way out. */
import { useGame, usePage } from './page-context.ts';
import { SIZES, THEMES } from './stored.ts';
import type { TextName } from './ui-text.ts';

const LOCALES = ['en', 'es'] as const;

export function SettingsSheet() {
  const { say, habits, changeHabits, leave } = usePage();
  return (
    <div className="settings">
      <LanguageChoice />
      <Choice
        legend="settings.theme"
        name="theme"
        chosen={habits.theme}
        offered={THEMES.map((theme) => [theme, say(`theme.${theme}`)])}
        choose={(theme) => changeHabits({ theme })}
      />
      <Choice
        legend="settings.size"
        name="size"
        chosen={habits.size}
        offered={SIZES.map((size) => [size, say(`size.${size}`)])}
        choose={(size) => changeHabits({ size })}
      />
      <p className="hint">{say('settings.keys')}</p>
      <button type="button" className="leave" onClick={leave}>
        {say('settings.leave')}
      </button>
    </div>
  );
}

/** In a game the world changes with it, for the language of a player is known to the server. */
export function LanguageChoice() {
  const { say, act, locale, changeHabits } = usePage();
  const isPlaying = useGame((game) => game.phase.at === 'playing');
  return (
    <Choice
      legend="settings.language"
      name="language"
      chosen={locale}
      offered={LOCALES.map((code) => [code, say(`language.${code}`)])}
      choose={(code) => {
        changeHabits({ locale: code });
        if (isPlaying) act(`${say('verb.language')} ${code}`);
      }}
    />
  );
}

type ChoiceProps<Value extends string> = {
  readonly legend: TextName;
  readonly name: string;
  readonly chosen: string;
  readonly offered: readonly (readonly [Value, string])[];
  readonly choose: (value: Value) => void;
};

function Choice<Value extends string>({ legend, name, chosen, offered, choose }: ChoiceProps<Value>) {
  const { say } = usePage();
  return (
    <fieldset className="choice">
      <legend>{say(legend)}</legend>
      {offered.map(([value, text]) => (
        <label key={value} lang={name === 'language' ? value : undefined}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => choose(value)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
