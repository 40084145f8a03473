// The texts of c-ares's numbered outcomes.
'use strict';

const TEXTS = [
  'Successful completion', 'DNS server returned answer with no data', 'DNS server claims query was misformatted',
  'DNS server returned general failure', 'Domain name not found', 'DNS server does not implement requested operation',
  'DNS server refused query', 'Misformatted DNS query', 'Misformatted domain name', 'Unsupported address family',
  'Misformatted DNS reply', 'Could not contact DNS servers', 'Timeout while contacting DNS servers', 'End of file',
  'Error reading file', 'Out of memory', 'Channel is being destroyed', 'Misformatted string', 'Illegal flags specified',
  'Given hostname is not numeric', 'Illegal hints flags specified', 'c-ares library initialization not yet performed',
  'Error loading iphlpapi.dll', 'Could not find GetNetworkParams function', 'DNS query cancelled',
  'Invalid service name or number', 'No DNS servers were configured',
];

/** Node's own, beside c-ares's: servers cannot be changed under questions. */
const PENDING_QUERIES = -1000;

return {
  PENDING_QUERIES,
  strerror: (code) => code === PENDING_QUERIES ? 'There are pending queries.' : TEXTS[code] ?? 'unknown',
};
