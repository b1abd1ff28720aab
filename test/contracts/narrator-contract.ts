/**
 * What keepers may count on, whoever finds words for them and however badly. Run with narratorContract() in the test file of
 * each narrator, and without any.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { attachNarrator, type Narrator } from '../../src/actors/universe/narrator.ts';
import { openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { NARRATION_WAIT_SECONDS } from '../../src/domain/narration.ts';
import { linesSaid, NARRATED_UNIVERSE, PUZZLING } from '../support/narrated-world.ts';
import { QuickJournal } from '../support/quick-journal.ts';
import { ALICE, BOB, command, join, smallMaking } from '../support/scripted-run.ts';

export type NarratorScene = {
  /** Absent where keepers have their grammars only. */
  readonly narrator?: Narrator;
  /** What a keeper is heard to say; absent when there will be no words, so that it speaks by its grammar. */
  readonly words?: string;
};

const WAIT_TICKS = NARRATION_WAIT_SECONDS * 10;
/** So long an answer is waited for before the next tick is run; far more than any narrator here takes. */
const PATIENCE_MS = 20_000;

export function narratorContract(name: string, open: () => Promise<NarratorScene>): void {
  describe(`the narrator contract on ${name}`, () => {
    const opened: NarratorScene[] = [];
    afterEach(() => {
      for (const { narrator } of opened.splice(0)) narrator?.close();
    });

    const begin = async () => {
      const scene = await open();
      opened.push(scene);
      const making = smallMaking({ npcs: 0 }, { spec: NARRATED_UNIVERSE });
      const journal = new QuickJournal();
      const live = openLiveUniverse({ ...making, journal, content: {} });
      const answers: string[] = [];
      const asked: string[] = [];
      const { narrator } = scene;
      const part = attachNarrator(
        live,
        narrator && {
          ask: (request, answer) => {
            asked.push(request.request);
            let [isBack, isAsking] = [false, true];
            narrator.ask(request, (text) => {
              // Twice to one request, or before the tick has ended, would be seen here.
              answers.push(isBack ? 'twice' : text);
              isBack = true;
              if (!isAsking) answer(text);
              else queueMicrotask(() => answer(text));
            });
            isAsking = false;
          },
          close: () => narrator.close(),
        },
      );
      const outcomes: TickOutcome[] = [];
      const run = (ticks: number) => {
        for (let tick = 0; tick < ticks; tick += 1) outcomes.push(live.advance());
      };
      const answered = async () => {
        const deadline = performance.now() + PATIENCE_MS;
        while (answers.length < asked.length && performance.now() < deadline)
          await new Promise((resolve) => setTimeout(resolve, 5));
      };
      return { scene, live, making, journal, part, outcomes, run, answers, asked, answered };
    };

    const askedOnce = async () => {
      const play = await begin();
      play.live.submit(join(ALICE, 'Alice'));
      play.run(1);
      play.live.submit(command(ALICE, PUZZLING));
      play.run(2);
      await play.answered();
      play.run(WAIT_TICKS + 2);
      return play;
    };

    test('[NR12] a keeper says one line, the narrator’s or the grammar’s, within the time it waits', async () => {
      const { scene, outcomes } = await askedOnce();
      const lines = linesSaid(outcomes);
      expect(lines).toHaveLength(1);
      if (scene.words === undefined)
        expect(lines).toEqual([expect.objectContaining({ phrase: 'talk.line' })]);
      else
        expect(lines).toEqual([
          expect.objectContaining({
            words: expect.objectContaining({ of: expect.objectContaining({ words: scene.words }) }),
          }),
        ]);
    });

    test('[NR13] each request is answered once', async () => {
      const { live, run, answered, asked, answers, scene, outcomes } = await begin();
      for (const [player, name] of [
        [ALICE, 'Alice'],
        [BOB, 'Bob'],
      ] as const)
        live.submit(join(player, name));
      run(1);
      for (let turn = 0; turn < 3; turn += 1) {
        for (const player of [ALICE, BOB]) live.submit(command(player, PUZZLING));
        run(2);
        await answered();
        run(WAIT_TICKS + 2);
      }
      expect(asked).toHaveLength(scene.narrator === undefined ? 0 : 6);
      expect(new Set(asked).size).toBe(asked.length);
      expect(answers).toHaveLength(asked.length);
      expect(answers).not.toContain('twice');
      expect(linesSaid(outcomes)).toHaveLength(6);
    });

    test('[NR14] the same words come again without any narrator', async () => {
      const { journal, making, outcomes } = await askedOnce();
      const inputs = new Map(journal.kept.map((tick) => [tick.record.tick, tick.inputs]));
      const again = Universe.begin(making);
      const replayed = outcomes.map(({ record }) => again.step(inputs.get(record.tick) ?? []));
      expect(replayed.map(({ record }) => record)).toEqual(outcomes.map(({ record }) => record));
      expect(linesSaid(replayed)).toEqual(linesSaid(outcomes));
    });

    test('[NR15] when it is parted from the universe nothing more comes of what it was asked', async () => {
      const { live, run, part, answers, outcomes } = await begin();
      live.submit(join(ALICE, 'Alice'));
      run(1);
      live.submit(command(ALICE, PUZZLING));
      run(2);
      part();
      const before = answers.length;
      await new Promise((resolve) => setTimeout(resolve, 50));
      run(WAIT_TICKS + 2);
      expect(answers).toHaveLength(before);
      expect(linesSaid(outcomes)).toHaveLength(1);
    });
  });
}
