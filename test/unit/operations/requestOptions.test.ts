import assert from 'node:assert/strict';
import { givenValue, isChosen, type RequestOptions } from '../../../src/core/operations/requestOptions';
import { baseUrl, now } from './fixture';

const options = (part: Partial<RequestOptions>): RequestOptions => ({
  ...{ baseUrl, now, schemas: new Map() },
  ...part,
});

describe('the options of a request', () => {
  it('give values, but no secret and nothing inherited', () => {
    const given = options({ values: { symbol: 'ESZ6', password: 'planted' } });
    assert.deepEqual(
      ['symbol', 'password', 'toString'].map((name) => givenValue(given, name)),
      ['ESZ6', undefined, undefined],
    );
  });

  it('choose no optional field, some of them, or all', () => {
    const chosen = [options({}), options({ optional: ['text'] }), options({ optional: 'all' })];
    assert.deepEqual(
      chosen.map((each) => [isChosen(each, 'text'), isChosen(each, 'price')]),
      [
        [false, false],
        [true, false],
        [true, true],
      ],
    );
  });
});
