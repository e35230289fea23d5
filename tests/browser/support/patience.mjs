/**
 * How long (ms) is waited for what has to come, and how long a test may take: on a machine that has other work as well,
 * everything takes several times as long as on a quiet one, and nothing is wrong.
 */
export const patience = { state: 60_000, test: 240_000 };
