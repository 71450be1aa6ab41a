import assert from 'node:assert/strict';
import { MAX_LENGTH, MIN_LENGTH, shownParts, SIDE, type TextRange } from '../../../src/core/scanning/shownParts';

type Place = readonly [line: number, character: number];
const range = ([line, character]: Place, [lastLine, end]: Place): TextRange => ({
  start: { line, character },
  end: { line: lastLine, character: end },
});

interface Row {
  readonly lengths: readonly number[];
  readonly shown: TextRange;
  readonly around: number;
  readonly expected: readonly TextRange[];
}

const rows: Readonly<Record<string, Row>> = {
  'all of what is shown': {
    ...{ lengths: [3, 0, 5], shown: range([0, 0], [2, 5]), around: 0 },
    expected: [range([0, 0], [2, 5])],
  },
  'whole lines': {
    ...{ lengths: [9, 9, 9], shown: range([1, 4], [1, 5]), around: 0 },
    expected: [range([1, 0], [1, 9])],
  },
  'lines around': {
    ...{ lengths: [1, 2, 3, 4, 5], shown: range([2, 0], [2, 0]), around: 1 },
    expected: [range([1, 0], [3, 4])],
  },
  'no lines that are not there': {
    ...{ lengths: [1, 2], shown: range([0, 0], [7, 0]), around: 5 },
    expected: [range([0, 0], [1, 2])],
  },
  'rows of a wrapped line and what is next to them': {
    ...{ lengths: [9, MAX_LENGTH * 3], shown: range([1, MAX_LENGTH], [1, MAX_LENGTH + 100]), around: 0 },
    expected: [range([1, MAX_LENGTH - SIDE], [1, MAX_LENGTH + 100 + SIDE])],
  },
  'a wrapped line from its row on': {
    ...{ lengths: [MIN_LENGTH * 4, 9], shown: range([0, MIN_LENGTH], [1, 9]), around: 0 },
    expected: [range([0, MIN_LENGTH - SIDE], [1, 9])],
  },
  'the beginning of a line that is too long, and the lines after it': {
    ...{ lengths: [9, MAX_LENGTH * 3, 9], shown: range([0, 0], [2, 9]), around: 0 },
    expected: [range([0, 0], [1, MAX_LENGTH - 9]), range([2, 0], [2, 9])],
  },
  'something of each line that is shown': {
    ...{ lengths: [MAX_LENGTH, MAX_LENGTH, MAX_LENGTH], shown: range([0, 0], [2, 100]), around: 0 },
    expected: [range([0, 0], [1, MIN_LENGTH]), range([2, 0], [2, SIDE + 100])],
  },
  'the ends of the next lines, if they are too long': {
    ...{ lengths: [9, MAX_LENGTH, 7, MAX_LENGTH, 9], shown: range([2, 0], [2, 7]), around: 1 },
    expected: [
      ...[range([1, 0], [1, MIN_LENGTH]), range([1, MAX_LENGTH - SIDE], [3, MIN_LENGTH])],
      range([3, MAX_LENGTH - SIDE], [3, MAX_LENGTH]),
    ],
  },
  'none of other lines that are too long': {
    ...{ lengths: [9, MAX_LENGTH, 7, 7, 7, MAX_LENGTH, 9], shown: range([3, 0], [3, 7]), around: 3 },
    expected: [range([0, 0], [0, 9]), range([2, 0], [4, 7]), range([6, 0], [6, 9])],
  },
};

describe('the parts of a document that are searched for the secrets that are shown', () => {
  for (const [what, { lengths, shown, around, expected }] of Object.entries(rows))
    it(`are ${what}`, () => {
      const document = { lineCount: lengths.length, lengthOf: (line: number) => lengths[line] ?? assert.fail() };
      assert.deepEqual(shownParts(document, shown, around), expected);
    });
});
