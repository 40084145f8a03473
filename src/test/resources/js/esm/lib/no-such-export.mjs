import { missing } from './live.mjs';
