import { findReadiness } from "@/lib/server/config/readiness";

/** Ready: database, migrations and worker. 503 while one of them is missing. */
export async function GET(): Promise<Response> {
  const { ready, ...parts } = await findReadiness(new Date());
  return Response.json({ status: ready ? "ready" : "not-ready", ...parts }, { status: ready ? 200 : 503 });
}

export const dynamic = "force-dynamic";
