import { render } from 'preact';
import { readLocale, storeLocale } from '../app/stored-locale';
import '../styles/index.css';
import { Board } from './board';
import { JobsPage } from './JobsPage';
import { translator } from './texts';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no #root');

const board = new Board(readLocale(), draw);

function draw(): void {
  if (root === null) return;
  const { locale } = board.state;
  document.documentElement.lang = locale;
  document.title = translator(locale)('title');
  storeLocale(locale);
  render(<JobsPage board={board} />, root);
}

draw();
board.watch();
