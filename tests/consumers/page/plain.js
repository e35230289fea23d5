import { load } from 'mapping-generator';
import { answer } from './answer.js';

answer(load);
