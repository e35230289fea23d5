// No code is transformed: the tests are CommonJS.
module.exports = { testMatch: ['**/*.test.cjs'], transform: {} };
