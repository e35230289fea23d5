module.exports = {
  mode: 'production',
  output: { filename: 'bundle.js' },
  performance: { hints: false },
};
