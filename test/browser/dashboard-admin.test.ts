/** What administrators do on the dashboard, and what governance decides while they look, in a real browser. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../processes/seed-process.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { DESKTOP, enter, openStage, reads, type Stage, type } from './stage.ts';

const TOKEN = 'a-token-of-the-harbour-office';
/** Of the policy shout_quota, in src/content/policies/people.yaml. */
const SHOUTS_MAX = 10;

describe.each([
  { who: 'whoever sits at the machine', token: undefined },
  { who: 'whoever gives the token', token: TOKEN },
])('a server administered by $who', ({ token }) => {
  let server: ServerProcess;
  let stage: Stage;
  beforeAll(async () => {
    const env = token === undefined ? {} : { ADMIN_TOKEN: token };
    server = await ServerProcess.start({ data: temporaryFolder(), env });
    stage = await openStage(server.port);
  }, 120_000);
  afterAll(async () => {
    await stage?.close();
    await server?.stop();
  });

  async function look(): Promise<Page> {
    const context = await stage.browser.newContext({ reducedMotion: 'reduce', ...DESKTOP });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(`${server.url}/dashboard/`);
    await page.getByRole('table').first().waitFor();
    return page;
  }

  it('[DB22] pauses, steps, resumes, speaks to all and sends somebody away by keyboard, and says what it was refused', async () => {
    const [board, player] = await Promise.all([look(), stage.open()]);
    await enter(player, 'Nell');
    const { keyboard } = board;
    const press = async (name: string) => {
      await board.getByRole('button', { name, exact: true }).focus();
      await keyboard.press('Enter');
    };
    const fill = async (name: string, text: string) => {
      await board.getByLabel(name, { exact: true }).focus();
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type(text);
    };
    const status = board.getByRole('status').first();
    const answer = board.locator('.admin-answer');
    if (token !== undefined) {
      await press('Pause');
      await answer.getByText(/^Refused: this server wants the administrator’s token/).waitFor();
      await status.getByText('running').waitFor();
      await board.locator('.admin summary').focus();
      await keyboard.press('Enter');
      await fill('Administrator’s token', 'not-this-one');
      await press('Pause');
      await answer.getByText('Refused: This is not the token of the administrators.').waitFor();
      await fill('Administrator’s token', token);
    }
    await press('Pause');
    await status.getByText('paused').waitFor();
    // The focus stays where it was, on a button that has nothing to do now.
    expect(await board.evaluate(() => document.activeElement?.textContent)).toBe('Pause');
    const tickOf = async () => Number(await board.locator('.facts dd').first().textContent());
    const stopped = await tickOf();
    await fill('Ticks', '2');
    await keyboard.press('Enter');
    await expect.poll(tickOf, { timeout: 10_000 }).toBe(stopped + 2);
    await press('Resume');
    await status.getByText('running').waitFor();
    await fill('To all players', 'The lamps go out at ten.');
    await keyboard.press('Enter');
    await reads(player, /The lamps go out at ten\./);
    const row = board.getByRole('region', { name: 'Players' }).getByRole('row', { name: /Nell/ });
    await row.getByText('vetrellis', { exact: true }).waitFor();
    await fill('Player', 'Nobody');
    await fill('Reason they read', 'Your boat leaves.');
    await keyboard.press('Enter');
    await answer.getByText('Refused: No player of this name has been here.').waitFor();
    await fill('Player', 'Nell');
    await press('Send away');
    await player
      .locator('.farewell')
      .getByText(/Your boat leaves\./)
      .waitFor();
    await player.getByRole('button', { name: 'Come back' }).waitFor();
    await row.waitFor({ state: 'detached' });
    for (const page of [board, player]) await page.context().close();
  }, 120_000);

  it.runIf(token === undefined)(
    '[DB23] a player who goes against a policy that comes along is refused, and onlookers see the policy and the verdict',
    async () => {
      const [board, player] = await Promise.all([look(), stage.open()]);
      const decisions = board.getByRole('region', { name: 'Governance' });
      await decisions.getByText('No policy has had to decide anything.').waitFor();
      await enter(player, 'Otto');
      for (let shout = 0; shout < SHOUTS_MAX; shout += 1) {
        await type(player, `shout Herring, number ${shout + 1}.`);
        await reads(player, new RegExp(`Herring, number ${shout + 1}\\.`));
      }
      expect(await decisions.getByRole('listitem').count()).toBe(0);
      await type(player, 'shout And one for nothing.');
      await reads(player, /You have shouted yourself hoarse/);
      const decided = decisions.getByRole('listitem').first();
      await decided.getByText('shout_quota', { exact: true }).waitFor();
      await decided.getByText('refused', { exact: true }).waitFor();
      await decided.getByText('vetrellis', { exact: true }).waitFor();
      expect(await decided.textContent()).not.toMatch(/Otto|nothing/);
      for (const page of [board, player]) await page.context().close();
    },
    120_000,
  );
});
