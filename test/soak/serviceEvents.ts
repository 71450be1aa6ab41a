import { commands } from '../../src/core/manifest';
import type { WeekEvent } from './events';
import { reads, run } from './userActions';
import { HOUR_MS, MINUTE_MS } from './week';

const READ = run(commands.tryRequest.id, { operation: reads[0] });

/** Ten minutes without a network. */
export const networkLoss: WeekEvent = async (week) => {
  const { simulation } = week.machine;
  simulation.fault({ name: 'cut-before', on: '*', times: 'always' });
  simulation.socketFault({ name: 'cut' });
  await week.work(10 * MINUTE_MS, 20);
  simulation.clearFaults();
};

/** Another program has locked the address for an hour. */
export const lockedByAnother: WeekEvent = async (week) => {
  const { simulation } = week.machine;
  await week.do(week.first, run(commands.renewToken.id));
  simulation.fault({ name: 'locked', on: '*' });
  week.imposedLocks++;
  await week.do(week.first, READ);
};

/** The next renewal and the next read have to wait. */
export const penalties: WeekEvent = async (week) => {
  const { simulation } = week.machine;
  simulation.fault({ name: 'penalty', on: '/auth/renewaccesstoken', seconds: 15 });
  await week.do(week.first, run(commands.renewToken.id));
  simulation.fault({ name: 'penalty', on: '/account/list', seconds: 20 });
  await week.do(week.first, READ);
};

/** A CAPTCHA blocks everything for an hour. */
export const captcha: WeekEvent = async (week) => {
  await week.do(week.first, run(commands.renewToken.id));
  week.machine.simulation.fault({ name: 'captcha', on: '/account/list' });
  await week.do(week.first, READ);
};

/** Two hours: longer than a token is valid. */
export const maintenance: WeekEvent = async (week) => {
  const { simulation } = week.machine;
  simulation.fault({ name: 'http-503', on: '*', times: 'always' });
  simulation.socketFault({ name: 'shutdown', reasonCode: 'Maintenance' });
  week.isInterrupted = true;
  await week.work(2 * HOUR_MS, 100);
  simulation.clearFaults();
  week.expected.own++;
  await week.getToken();
};

/** Another program of the same user opens two sessions, which ends this one. */
export const sessionTaken: WeekEvent = async (week) => {
  const { simulation, time } = week.machine;
  week.isInterrupted = true;
  for (let program = 0; program < 2; program++) {
    week.otherSignIns++;
    await fetch(`${simulation.baseUrl}/auth/accesstokenrequest`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...simulation.credentials, deviceId: 'another-program' }),
    });
    await time.pass(20_000);
  }
  await week.do(week.first, READ);
  await week.work(20 * MINUTE_MS, 40);
  week.expected.own++;
  await week.do(week.first, run(commands.signInAgain.id));
  await week.getToken();
};
