import './require-cycle.cjs';
