const { readFileSync } = require('node:fs');
const { SourceMap } = require('node:module');
const { posix } = require('node:path');
const { reporters } = require('mocha');

const BUNDLE = 'out/unit.js';
const POSITION = /[^\s(]*out[\\/]unit\.js:(\d+):(\d+)/g;

/** A stack with the positions of the sources. Node's own way reads the map for every error that is made, failed or not. */
function withSources(stack, map) {
  return stack.replace(POSITION, (position, line, column) => {
    const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
    if (originalSource === undefined) return position;
    return `${posix.join('out', originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
  });
}

/** Prints what failed and the sums. A dot for each of thousands of tests takes longer than most of them. */
module.exports = class Summary extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    let map;
    runner.on('fail', (_, error) => {
      map ??= new SourceMap(JSON.parse(readFileSync(`${BUNDLE}.map`, 'utf8')));
      if (typeof error.stack === 'string') error.stack = withSources(error.stack, map);
    });
    runner.once('end', () => this.epilogue());
  }
};
