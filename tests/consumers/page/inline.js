import { load } from 'mapping-generator/inline';
import { answer } from './answer.js';

answer(load);
