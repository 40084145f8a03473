// The permission model is off: everything is allowed.
'use strict';

return { has: () => true };
