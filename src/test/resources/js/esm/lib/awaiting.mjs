const answer = await Promise.resolve('awaited');
export default answer;
