/**
 * Whether this start shows the demo. On the embedded database unless it is told not to; on a given server only when it is
 * told to, because accounts with printed passwords would stand on somebody's real one.
 * @param {Record<string, string | undefined>} env
 */
export function wantsDemo(env) {
  const isGiven = Boolean(env.DATABASE_URL || env.DATABASE_OWNER_URL);
  return isGiven ? env.MUTAKHIR_DEMO === "1" : env.MUTAKHIR_DEMO !== "0";
}
