export type Twice = (value: number) => number;
export const twice = (value: number): number => value * 2;
