/** Runs once when a server process starts. A role that row-level security does not bind must not serve a single request. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { config } = await import("@/lib/server/config/config");
  const { tellSocketAddress } = await import("@/lib/server/config/socket-address");
  const { UNBOUND_ROLE, watchRole } = await import("@/lib/server/db/bound-role");
  if (!config().trustsProxy) tellSocketAddress();
  await watchRole(() => {
    console.error(UNBOUND_ROLE);
    process.exit(1);
  });
}
