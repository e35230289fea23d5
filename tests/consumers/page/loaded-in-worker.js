import { loadInWorker } from 'mapping-generator/worker';
import { answer } from './answer.js';

answer(loadInWorker);
