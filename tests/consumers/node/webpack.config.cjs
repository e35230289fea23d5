// As Next.js builds for its server: addresses of files are those of its pages, where Node finds nothing.
module.exports = {
  mode: 'production',
  target: 'node',
  output: { publicPath: '/_next/static/media/', filename: 'bundle.cjs' },
  module: { parser: { javascript: { url: 'relative' } } },
};
