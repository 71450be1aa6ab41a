import assert from 'node:assert/strict';
import { canWrite, recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import type { Recipe } from '../../../src/core/snippets/recipes/recipe';
import type { FaultSpec, Sandbox } from '../../sandbox/sandbox';
import { Proofs } from '../proofs';
import { endingRecipes, jobs, type JobId } from './jobs';
import { runners } from './programs';
import { runOften, type Ran } from './running';
import { noteRefusal } from './table';

interface Refusal {
  readonly name: string;
  readonly fault: FaultSpec;
  /** Nothing more may be sent, or nothing says whether the request was carried out. */
  readonly kind?: 'blocks' | 'lost';
  /** The service's words, or its status, which the program prints. */
  readonly words: RegExp;
}

const violations = [
  { constraint: 'orderQty', description: 'must be greater than 0' },
  { description: 'must be known' },
];
const closed = { failureReason: 'SessionClosed', failureText: 'The market is closed' };

/** Contract, "Refusals with HTTP 200" and "How to read the status of an ordinary call". */
const refusals: readonly Refusal[] = [
  { name: 'errorText', fault: { name: 'refused', text: 'Not today' }, words: /Not today/ },
  {
    name: 'failureReason',
    fault: { name: 'status', status: 200, text: JSON.stringify(closed), contentType: 'application/json' },
    words: /SessionClosed: The market is closed/,
  },
  {
    name: 'violations',
    fault: { name: 'status', status: 200, text: JSON.stringify({ violations }), contentType: 'application/json' },
    words: /: orderQty must be greater than 0, must be known/,
  },
  {
    name: 'p-ticket',
    fault: { name: 'penalty', seconds: 0.05, times: 'always' },
    kind: 'blocks',
    words: /keeps asking to wait/,
  },
  { name: 'p-captcha', fault: { name: 'captcha' }, kind: 'blocks', words: /CAPTCHA/ },
  { name: '401', fault: { name: 'http-401-json' }, words: /Access is denied/ },
  { name: '429', fault: { name: 'http-429' }, kind: 'blocks', words: /429/ },
  { name: 'HTML', fault: { name: 'html-200' }, kind: 'lost', words: /html/i },
  { name: 'an empty response', fault: { name: 'empty-200' }, kind: 'lost', words: /empty response/ },
];

/** The request with which each recipe does its job. */
const PLACE = '/order/placeorder';
const CANCEL = '/order/cancelorder';
const requests: Readonly<Record<JobId, string>> = {
  marketOrder: PLACE,
  limitOrder: PLACE,
  stopOrder: PLACE,
  stopLimitOrder: PLACE,
  trailingStopOrder: PLACE,
  bracketOrder: '/order/placeoso',
  ocoOrder: '/order/placeoco',
  bracketStrategy: '/orderStrategy/startorderstrategy',
  modifyOrder: '/order/modifyorder',
  cancelOrder: CANCEL,
  cancelAllOrders: CANCEL,
  flattenPosition: '/order/liquidateposition',
  flattenAll: '/order/liquidateposition',
  rollContract: '/contract/rollcontract',
  signIn: '/auth/accesstokenrequest',
  accountOverview: '/cashBalance/getcashbalancesnapshot',
  downloadFills: '/reports/requestReport',
};

/** Whether the program asks again for what is left, which is then done. A closing order is not sent again if it may be there. */
const goesOn = ({ id }: Recipe, { kind }: Refusal) =>
  (id === 'cancelAllOrders' && kind !== 'blocks') || (id === 'flattenAll' && kind === undefined);

/** TypeScript is the same code as JavaScript, with types. */
const available = runners.filter(({ language, lacking }) => language !== 'typescript' && lacking === undefined);

/**
 * Each recipe meets each refusal in one language, and each language each refusal in a quarter of the recipes: all of the 600
 * combinations would take minutes of CPU, and show the same helper function again.
 */
describe('every recipe, refused', function () {
  this.timeout(300_000);

  const proofs = new Proofs();

  for (const [row, recipe] of endingRecipes.entries()) {
    const able = available.filter((runner) => {
      const language = recipeLanguageById(runner.language);
      return language && canWrite(language, recipe);
    });
    for (const [column, runner] of able.entries()) {
      const key = `${recipe.id} in ${runner.language}`;
      const chosen = refusals.filter((_, index) => (row + index) % able.length === column);
      const met = chosen.map(() => noteRefusal(recipe.id, runner.language));

      before(() => {
        const { options = {}, before: placeOrders } = jobs[recipe.id];
        const all = chosen.map((refusal, index) => ({
          ...(placeOrders ? { before: placeOrders } : {}),
          prepare: (sandbox: Sandbox) => sandbox.fault({ ...refusal.fault, on: requests[recipe.id] }),
          isSlow: requests[recipe.id] === CANCEL || recipe.id === 'flattenAll',
          check: ({ code, stdout, stderr }: Ran) => {
            const output = `${refusal.name}: ${stdout}${stderr}`;
            assert.equal(typeof code, 'number', output);
            assert.equal(code === 0, goesOn(recipe, refusal), output);
            // One line for the user, perhaps after those that announce a wait or a lost response, and no stack.
            const lines = stderr.split('\n').filter((line) => line !== '');
            assert.ok(lines.length > 0 && lines.length <= 3, output);
            assert.ok(refusal.words.test(stderr), output);
            assert.doesNotMatch(stderr, /Traceback|^ +at |goroutine/m);
            met[index]?.();
          },
        }));
        const proof = runOften(recipe, runner, options, all);
        proofs.add(key, proof);
      });

      it(`${key} meets ${chosen.map(({ name }) => name).join(', ')}`, async () => {
        await proofs.wait(key);
      });
    }
  }
});
