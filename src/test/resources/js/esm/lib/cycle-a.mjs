import { b as other } from './cycle-b.mjs';
export const a = () => 'a';
export const b = () => other();
