export default { it: 'is' };
export const other = 1;
