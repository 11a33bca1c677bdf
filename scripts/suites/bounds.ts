// How many seconds each suite of `npm test` may take on two quiet cores, beside those that run at the same time. A suite
// over its bound is named and does not fail: machines differ. The sum of all is not the run: suites overlap.

export const SECONDS_BOUND: Readonly<Record<string, number>> = {
  format: 5,
  lint: 25,
  types: 25,
  'dead code': 10,
  spec: 5,
  guide: 5,
  unit: 20,
  build: 120,
  rules: 90,
  search: 60,
  archives: 60,
  flow: 120,
  functions: 20,
  servers: 110,
  bench: 60,
  chaos: 60,
  api: 75,
  e2e: 480,
};

/** Of the whole of `npm test`. */
export const TOTAL_SECONDS_BOUND = 720;
