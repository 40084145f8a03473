import { basename } from 'path';
console.log('detected', basename(import.meta.filename), typeof require);
