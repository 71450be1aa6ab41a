import { commands } from '../../src/core/manifest';
import { profileTexts } from '../../src/ui/profile/profileTexts';
import { english } from '../integration/flows/said';
import { importProfile, ITEM } from '../integration/flows/stage';
import { SIMULATION } from './machine';
import { openStream, run } from './userActions';
import { HOUR_MS, MINUTE_MS, type Week } from './week';

/** Something that happens in the week, at the begin of an hour. The work of the hour follows. */
export type WeekEvent = (week: Week) => Promise<void>;

/** The users' first command of the day. */
export const morning: WeekEvent = async (week) => {
  const { machine } = week;
  week.expected.days++;
  // Two windows at the same moment: one session.
  const second = machine.windows.slice(1, 2).map((window) => week.act(window, run(commands.getToken.id)));
  await Promise.all([week.getToken(), ...second]);
};

export const openWindows =
  (count: number): WeekEvent =>
  async ({ machine }) => {
    while (machine.windows.length < count) await machine.openWindow();
  };

export const closeWindows =
  (count: number): WeekEvent =>
  async ({ machine }) => {
    for (const window of machine.windows.slice(count)) await machine.closeWindow(window);
  };

export const streamsOn: WeekEvent = async (week) => {
  week.streams = true;
  for (const window of week.machine.windows.slice(0, 3))
    for (const stream of ['quotes', 'account']) await week.do(window, openStream(stream));
  await week.machine.time.pass(10_000);
  if (!openSockets(week)) week.problem('no stream has opened a socket');
};

export const streamsOff: WeekEvent = async (week) => {
  week.streams = false;
  for (const window of week.machine.windows) await week.do(window, { name: 'closeEditors' });
  await week.machine.time.pass(MINUTE_MS);
  if (openSockets(week)) week.problem('sockets are open without a stream');
};

const openSockets = ({ machine }: Week): boolean => machine.simulation.sockets.some(({ isOpen }) => isOpen);

const EXPOSED = 'exposed.txt';
export const exposedFile: WeekEvent = (week) => week.do(week.first, { name: 'exposeOnDisk', argument: EXPOSED });
export const cleanedFile: WeekEvent = (week) => week.do(week.first, { name: 'cleanOnDisk', argument: EXPOSED });

async function switchProfile(week: Week, environment: string): Promise<void> {
  const { machine, first } = week;
  const { quickInput, statusBar } = first.workbench;
  const choose = async (): Promise<void> => {
    await quickInput.wait(english(profileTexts.chooseActiveProfile));
    await quickInput.fill(environment);
    await first.workbench.press('Enter');
    await statusBar.wait(ITEM, new RegExp(` ${environment}`));
  };
  await week.act(first, run(commands.switchProfile.id));
  await machine.time.during(choose());
}

/** The first window works on LIVE for two hours; the others keep the simulation's session. */
export const onLive: WeekEvent = async (week) => {
  const { machine } = week;
  await switchProfile(week, 'LIVE');
  week.active = machine.live;
  week.expected.live++;
  await week.getToken();
  await week.work(2 * HOUR_MS, 100);
  await switchProfile(week, SIMULATION);
  week.active = machine.simulation;
  await week.getToken();
};

export const forgetAndGet: WeekEvent = async (week) => {
  await week.do(week.first, run(commands.forgetToken.id));
  week.expected.own++;
  await week.getToken();
};

/** Half an hour with the lid closed: the token is still valid afterwards. */
export const nap: WeekEvent = async (week) => {
  await week.do(week.first, run(commands.renewToken.id));
  await week.machine.time.sleep(30 * MINUTE_MS);
  await week.machine.time.pass(MINUTE_MS);
};

/** Three hours: it isn't. */
export const longSleep: WeekEvent = async (week) => {
  await week.machine.time.sleep(3 * HOUR_MS);
  await week.machine.time.pass(MINUTE_MS);
  week.expected.own++;
  await week.getToken();
};

/** The profiles, through the keyboard. The one that is imported last is active. */
export const setUp = async ({ machine, first }: Week, live: boolean): Promise<void> => {
  const { workbench } = first;
  if (live) await machine.time.during(importProfile(workbench, machine.live.credentials, 'LIVE'));
  await machine.time.during(importProfile(workbench, machine.simulation.credentials, SIMULATION));
};
