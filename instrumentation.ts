/** Runs once when a server process starts. A role that row-level security does not bind must not serve a single request. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { findUnboundRole } = await import("@/lib/server/db/bound-role");
  const fault = await findUnboundRole();
  if (fault === null) return;
  console.error(fault);
  process.exit(1);
}
