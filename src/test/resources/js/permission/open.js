// Opens a file and keeps it open until it is told to go on.
'use strict';

const fs = require('fs');
process.stdout.write(String(fs.openSync(process.env.SECRET)));
