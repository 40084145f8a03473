global.failures = (global.failures ?? 0) + 1; throw new Error('failed ' + global.failures);
