import { createRoot } from 'react-dom/client';
import { readLocale, storeLocale } from '../app/stored-locale';
import '../styles/index.css';
import '../styles/jobs.css';
import { Board } from './board';
import { JobsPage } from './JobsPage';
import { translator } from './texts';

const element = document.querySelector('#root');
if (element === null) throw new Error('the page has no #root');
const root = createRoot(element);

const board = new Board(readLocale(), draw);

function draw(): void {
  const { locale } = board.state;
  document.documentElement.lang = locale;
  document.title = translator(locale)('title');
  storeLocale(locale);
  root.render(<JobsPage board={board} />);
}

draw();
board.watch();
